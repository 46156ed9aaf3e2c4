#include "Kernels.h"

#ifdef EK_X86
#include <immintrin.h>

// Sixteen rows fill one register; a block's nibbles are unpacked once for a tile of tokens, whose sums stay in
// registers over all blocks.
#define TILE EK_TARGET_AVX512 static inline __attribute__((always_inline)) void

TILE tile(
    const uint8_t *weights, __m512 bias, size_t blocks, const int8_t *values, const float *scales,
    const int32_t *offsets, float *out, size_t stride, const int count) {
    const __m512i low = _mm512_set1_epi8(15);
    __m512 sums[16];
#pragma unroll
    for (int token = 0; token < count; token++) sums[token] = bias;
    for (size_t block = 0; block < blocks; block++) {
        const uint8_t *from = weights + block * EK_PACKED_BLOCK;
        __m512i unpacked[8];
#pragma unroll
        for (int c = 0; c < 4; c++) {
            __m512i bytes = _mm512_load_si512(from + 64 * c);
            unpacked[2 * c] = _mm512_and_si512(bytes, low);
            unpacked[2 * c + 1] = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), low);
        }
        __m512 rows = _mm512_load_ps((const float *)(const void *)(from + 256));
#pragma unroll
        for (int token = 0; token < count; token++) {
            size_t at = (size_t)token * blocks + block;
            const int32_t *fours = (const int32_t *)(const void *)(values + at * EK_BLOCK);
            // Two chains, since a dot product waits four cycles for the one before it.
            __m512i products = _mm512_set1_epi32(offsets[at]), others = _mm512_setzero_si512();
#pragma unroll
            for (int k = 0; k < 4; k++) {
                products = _mm512_dpbusd_epi32(products, unpacked[2 * k], _mm512_set1_epi32(fours[2 * k]));
                others = _mm512_dpbusd_epi32(others, unpacked[2 * k + 1], _mm512_set1_epi32(fours[2 * k + 1]));
            }
            products = _mm512_add_epi32(products, others);
            __m512 scale = _mm512_mul_ps(rows, _mm512_set1_ps(scales[at]));
            sums[token] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(products), scale, sums[token]);
        }
    }
#pragma unroll
    for (int token = 0; token < count; token++) _mm512_storeu_ps(out + (size_t)token * stride, sums[token]);
}

EK_TARGET_AVX512 void ek_multiply_avx512(EK_MULTIPLY_ARGUMENTS) {
    size_t stride = groups * EK_ROWS;
    for (size_t group = 0; group < groups; group++) {
        const uint8_t *weights = packed + group * blocks * EK_PACKED_BLOCK;
        __m512 start = _mm512_loadu_ps(bias + group * EK_ROWS);
        float *to = out + group * EK_ROWS;
#define EK_RUN(count)                                                                                              \
    tile(                                                                                                          \
        weights, start, blocks, input.values + token * blocks * EK_BLOCK, input.scales + token * blocks,           \
        input.offsets + token * blocks, to + token * stride, stride, count)
        size_t token = 0;
        for (; token + 16 <= tokens; token += 16) EK_RUN(16);
        for (; token + 4 <= tokens; token += 4) EK_RUN(4);
        for (; token < tokens; token++) EK_RUN(1);
#undef EK_RUN
    }
}
#endif
