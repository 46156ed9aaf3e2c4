#include "CVectorKernels.h"

void vk_dots_plain(const int8_t *rows, size_t count, size_t width, const int8_t *vector, int32_t *dots) {
    for (size_t row = 0; row < count; row++) {
        const int8_t *bytes = rows + row * width;
        int32_t sum = 0;
        for (size_t i = 0; i < width; i++) sum += (int32_t)bytes[i] * vector[i];
        dots[row] = sum;
    }
}

#if defined(__x86_64__)
#include <immintrin.h>

// |v| · (r with the sign of v): bytes up to 127, so that two products fit 16 bits (2 · 127 · 127 = 32,258).
__attribute__((target("avx2"))) static void dots_avx2(
    const int8_t *rows, size_t count, size_t width, const int8_t *vector, int32_t *dots) {
    const __m256i ones = _mm256_set1_epi16(1);
    for (size_t row = 0; row < count; row++) {
        const int8_t *bytes = rows + row * width;
        _mm_prefetch((const char *)(bytes + 8 * width), _MM_HINT_T0);
        __m256i even = _mm256_setzero_si256(), odd = even;
        size_t i = 0;
        for (; i + 64 <= width; i += 64) {
            __m256i v0 = _mm256_loadu_si256((const __m256i *)(vector + i));
            __m256i v1 = _mm256_loadu_si256((const __m256i *)(vector + i + 32));
            __m256i r0 = _mm256_loadu_si256((const __m256i *)(bytes + i));
            __m256i r1 = _mm256_loadu_si256((const __m256i *)(bytes + i + 32));
            __m256i p0 = _mm256_maddubs_epi16(_mm256_abs_epi8(v0), _mm256_sign_epi8(r0, v0));
            __m256i p1 = _mm256_maddubs_epi16(_mm256_abs_epi8(v1), _mm256_sign_epi8(r1, v1));
            even = _mm256_add_epi32(even, _mm256_madd_epi16(p0, ones));
            odd = _mm256_add_epi32(odd, _mm256_madd_epi16(p1, ones));
        }
        for (; i < width; i += 32) {
            __m256i v = _mm256_loadu_si256((const __m256i *)(vector + i));
            __m256i r = _mm256_loadu_si256((const __m256i *)(bytes + i));
            __m256i p = _mm256_maddubs_epi16(_mm256_abs_epi8(v), _mm256_sign_epi8(r, v));
            even = _mm256_add_epi32(even, _mm256_madd_epi16(p, ones));
        }
        __m256i sum = _mm256_add_epi32(even, odd);
        __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
        half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
        half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
        dots[row] = _mm_cvtsi128_si32(half);
    }
}

void vk_dots(const int8_t *rows, size_t count, size_t width, const int8_t *vector, int32_t *dots) {
    if (__builtin_cpu_supports("avx2")) return dots_avx2(rows, count, width, vector, dots);
    vk_dots_plain(rows, count, width, vector, dots);
}
#else
void vk_dots(const int8_t *rows, size_t count, size_t width, const int8_t *vector, int32_t *dots) {
    vk_dots_plain(rows, count, width, vector, dots);
}
#endif
