#ifndef CVECTORKERNELS_H
#define CVECTORKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Dot products of one vector of signed bytes with each of `count` rows.
///
/// Rows lie one behind the other, each of `width` bytes; `width` is a multiple of 32. No byte may be -128. Row by row
/// the result goes to `dots`. Uses AVX2 where the processor has it.
void vk_dots(const int8_t *rows, size_t count, size_t width, const int8_t *vector, int32_t *dots);

/// The same in plain C, for other processors and for tests.
void vk_dots_plain(const int8_t *rows, size_t count, size_t width, const int8_t *vector, int32_t *dots);

#endif
