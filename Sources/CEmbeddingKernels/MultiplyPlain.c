#include <string.h>

#include "Kernels.h"

// The functions that take vectors are always inlined, so it does not matter how they would be passed.
#pragma clang diagnostic ignored "-Wpsabi"
#define ALWAYS_INLINE static inline __attribute__((always_inline))

// Vectors wider than any register: the compiler splits them into those that the processor has. Lane 4 * row + j of the
// 64 belongs to a row of the group and to the column j of four neighbouring ones, as the packed nibbles do.
typedef int8_t Bytes __attribute__((vector_size(64)));
typedef int16_t Lanes __attribute__((vector_size(128)));
typedef int32_t Pairs __attribute__((vector_size(128)));
typedef uint32_t UnsignedPairs __attribute__((vector_size(128)));
typedef int32_t Rows __attribute__((vector_size(64)));
typedef int8_t FourBytes __attribute__((vector_size(4)));
typedef int16_t Four __attribute__((vector_size(8)));

#define REPEAT4(v) v, v, v, v
#define FOUR 0, 1, 2, 3

/// Four neighbouring values for each row.
ALWAYS_INLINE Lanes spread(const int8_t *values) {
    FourBytes bytes;
    memcpy(&bytes, values, sizeof bytes);
    Four four = __builtin_convertvector(bytes, Four);
#define SIXTEEN REPEAT4(FOUR)
    return __builtin_shufflevector(four, four, REPEAT4(SIXTEEN));
#undef SIXTEEN
}

/// The sums of each row's four lanes.
ALWAYS_INLINE Rows gather(Lanes lanes) {
    Pairs both = (Pairs)lanes;
    Pairs sums = (both >> 16) + ((Pairs)((UnsignedPairs)both << 16) >> 16);
    return __builtin_shufflevector(sums, sums, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30) +
        __builtin_shufflevector(sums, sums, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
}

// A product is at most 8 * 127 = 1016 and a lane adds up eight of them, so 16 bits are enough.
void ek_multiply_plain(EK_MULTIPLY_ARGUMENTS) {
    for (size_t group = 0; group < groups; group++) {
        for (size_t token = 0; token < tokens; token++)
            memcpy(out + (token * groups + group) * EK_ROWS, bias + group * EK_ROWS, EK_ROWS * sizeof *out);
        for (size_t block = 0; block < blocks; block++) {
            const uint8_t *from = packed + (group * blocks + block) * EK_PACKED_BLOCK;
            Lanes weights[8];
            for (size_t c = 0; c < 4; c++) {
                Bytes nibbles;
                memcpy(&nibbles, from + 64 * c, sizeof nibbles);
                weights[2 * c] = __builtin_convertvector(nibbles & 15, Lanes) - 8;
                weights[2 * c + 1] = __builtin_convertvector(nibbles >> 4 & 15, Lanes) - 8;
            }
            const float *scales = (const float *)(const void *)(from + 256);
            for (size_t token = 0; token < tokens; token++) {
                size_t at = token * blocks + block;
                const int8_t *values = input.values + at * EK_BLOCK;
                Lanes lanes = weights[0] * spread(values);
                for (size_t k = 1; k < 8; k++) lanes += weights[k] * spread(values + 4 * k);
                Rows products = gather(lanes);
                float *sums = out + (token * groups + group) * EK_ROWS, scale = input.scales[at];
                for (size_t row = 0; row < EK_ROWS; row++) sums[row] += (float)products[row] * (scales[row] * scale);
            }
        }
    }
}
