#include "Kernels.h"

#ifdef EK_X86
#include <immintrin.h>

// Eight rows fill one register, so the sixteen rows of a group are done as two halves. Products of a nibble and a
// value are at most 15 * 127 = 1905; sixteen of them still fit into 16 bits, so a whole block is added up there before
// it is widened.
#define TILE EK_TARGET_AVX2 static inline __attribute__((always_inline)) void

TILE tile(
    const uint8_t *weights, __m256 bias, size_t half, size_t blocks, const int8_t *values, const float *scales,
    const int32_t *offsets, float *out, size_t stride, const int count) {
    const __m256i low = _mm256_set1_epi8(15), ones = _mm256_set1_epi16(1);
    __m256 sums[4];
#pragma unroll
    for (int token = 0; token < count; token++) sums[token] = bias;
    for (size_t block = 0; block < blocks; block++) {
        const uint8_t *from = weights + block * EK_PACKED_BLOCK + 32 * half;
        __m256i unpacked[8];
#pragma unroll
        for (int c = 0; c < 4; c++) {
            __m256i bytes = _mm256_load_si256((const __m256i *)(const void *)(from + 64 * c));
            unpacked[2 * c] = _mm256_and_si256(bytes, low);
            unpacked[2 * c + 1] = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), low);
        }
        __m256 rows = _mm256_load_ps((const float *)(const void *)(from + 256));
#pragma unroll
        for (int token = 0; token < count; token++) {
            size_t at = (size_t)token * blocks + block;
            const int32_t *fours = (const int32_t *)(const void *)(values + at * EK_BLOCK);
            __m256i pairs = _mm256_maddubs_epi16(unpacked[0], _mm256_set1_epi32(fours[0]));
#pragma unroll
            for (int k = 1; k < 8; k++)
                pairs = _mm256_add_epi16(pairs, _mm256_maddubs_epi16(unpacked[k], _mm256_set1_epi32(fours[k])));
            __m256i products = _mm256_add_epi32(_mm256_madd_epi16(pairs, ones), _mm256_set1_epi32(offsets[at]));
            __m256 scale = _mm256_mul_ps(rows, _mm256_set1_ps(scales[at]));
            sums[token] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(products), scale, sums[token]);
        }
    }
#pragma unroll
    for (int token = 0; token < count; token++) _mm256_storeu_ps(out + (size_t)token * stride, sums[token]);
}

EK_TARGET_AVX2 void ek_multiply_avx2(EK_MULTIPLY_ARGUMENTS) {
    size_t stride = groups * EK_ROWS;
    for (size_t group = 0; group < groups; group++) {
        const uint8_t *weights = packed + group * blocks * EK_PACKED_BLOCK;
        for (size_t half = 0; half < 2; half++) {
            __m256 start = _mm256_loadu_ps(bias + group * EK_ROWS + 8 * half);
            float *to = out + group * EK_ROWS + 8 * half;
#define EK_RUN(count)                                                                                              \
    tile(                                                                                                          \
        weights, start, half, blocks, input.values + token * blocks * EK_BLOCK, input.scales + token * blocks,     \
        input.offsets + token * blocks, to + token * stride, stride, count)
            size_t token = 0;
            for (; token + 4 <= tokens; token += 4) EK_RUN(4);
            for (; token < tokens; token++) EK_RUN(1);
#undef EK_RUN
        }
    }
}
#endif
