#ifndef CEMBEDDINGKERNELS_H
#define CEMBEDDINGKERNELS_H

#include <stddef.h>
#include <stdint.h>

// The arithmetic of a transformer encoder with 4-bit weights. Nothing here allocates, keeps state or reads a file: the
// caller owns all memory, has checked all sizes and passes pointers that do not overlap unless said otherwise.
//
// Weights stand in blocks of 32 along a row, each with one half-precision scale; a weight is (nibble - 8) * scale.
// Activations are quantised in blocks of 32 as well, to -127...127 with one scale, so that products are whole numbers.

#define EK_BLOCK 32
/// Rows of a weight matrix that are multiplied together; the count of rows must be a multiple.
#define EK_ROWS 16
/// Bytes of one block of weights in a file: a half-precision scale, then byte j with weights j (low) and j + 16 (high).
#define EK_STORED_BLOCK 18
/// Bytes of one packed block of EK_ROWS rows: 4 x 64 bytes of nibbles, then EK_ROWS scales as float.
#define EK_PACKED_BLOCK 320
/// Width of an attention head.
#define EK_HEAD 32

/// How the work is done. All levels give the same results up to rounding of float sums.
typedef enum {
    EK_PLAIN = 0,
    EK_AVX2 = 1,
    EK_AVX512VNNI = 2,
} EKLevel;

/// The best level that this processor can run.
EKLevel ek_best_level(void);

/// Activations of some tokens in blocks of 32: `values` token by token, `scales` and `offsets` one for each block.
/// An offset is -8 times the sum of its block's values: what the weights' nibbles are too large by.
typedef struct {
    int8_t *values;
    float *scales;
    int32_t *offsets;
} EKActivations;

/// Rearranges a stored matrix of `rows` x `columns` weights for `ek_multiply`; `packed` takes
/// rows / EK_ROWS * columns / EK_BLOCK * EK_PACKED_BLOCK bytes and is aligned to 64.
void ek_pack(const uint8_t *stored, size_t rows, size_t columns, uint8_t *packed);

/// Expands one stored row of `columns` weights.
void ek_expand(const uint8_t *stored, size_t columns, float *out);

/// `out`[token][row] = bias[row] + sum over columns of weight[row][column] * activation[token][column].
void ek_multiply(
    EKLevel level, const uint8_t *packed, const float *bias, size_t rows, size_t columns, EKActivations input,
    size_t tokens, float *out);

/// Quantises `tokens` rows of `columns` floats.
void ek_quantise(EKLevel level, const float *x, size_t tokens, size_t columns, EKActivations out);

/// The same after x * (1 + erf(x / sqrt 2)) / 2.
void ek_gelu_quantise(EKLevel level, const float *x, size_t tokens, size_t columns, EKActivations out);

/// x = layer norm of (x + added) for each token; `added` may be NULL.
void ek_add_normalise(
    EKLevel level, float *x, const float *added, const float *weight, const float *bias, float epsilon, size_t tokens,
    size_t columns);

/// Floats of scratch that `ek_attend` needs for a text of so many tokens.
size_t ek_attend_scratch(size_t tokens);

/// Self-attention of one text with heads of width EK_HEAD. A token's row in `qkv` holds queries, keys and values, each
/// heads * EK_HEAD wide; `out` takes tokens x (heads * EK_HEAD). `scratch` is aligned to 64.
void ek_attend(EKLevel level, const float *qkv, size_t tokens, size_t heads, float *scratch, float *out);

/// Adds the mean of `tokens` rows of `columns` floats, times `weight`, to `out`.
void ek_add_mean(EKLevel level, const float *x, size_t tokens, size_t columns, float weight, float *out);

#endif
