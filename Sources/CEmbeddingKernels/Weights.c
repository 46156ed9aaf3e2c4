#include <string.h>

#include "Kernels.h"

/// IEEE 754 half precision, stored low byte first.
static float half_at(const uint8_t *bytes) {
    uint32_t half = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8;
    uint32_t exponent = half >> 10 & 31, fraction = half & 1023;
    float value;
    if (exponent == 0) {
        value = (float)fraction * 0x1p-24f;
    } else {
        uint32_t bits = (exponent == 31 ? 255 : exponent + 112) << 23 | fraction << 13;
        memcpy(&value, &bits, sizeof value);
    }
    return half >> 15 ? -value : value;
}

static unsigned nibble(const uint8_t *block, size_t column) {
    uint8_t byte = block[2 + column % 16];
    return column < 16 ? byte & 15u : byte >> 4;
}

void ek_expand(const uint8_t *stored, size_t columns, float *out) {
    for (size_t block = 0; block < columns / EK_BLOCK; block++) {
        const uint8_t *from = stored + block * EK_STORED_BLOCK;
        float scale = half_at(from);
        for (size_t column = 0; column < EK_BLOCK; column++)
            out[block * EK_BLOCK + column] = (float)((int)nibble(from, column) - 8) * scale;
    }
}

// Within a packed block, byte 64 * c + 4 * row + j holds the row's column 8 * c + j low and 8 * c + 4 + j high: one
// 64-byte load gives four neighbouring columns of sixteen rows twice over, which is what the dot products of four
// bytes take.
void ek_pack(const uint8_t *stored, size_t rows, size_t columns, uint8_t *packed) {
    size_t blocks = columns / EK_BLOCK;
    for (size_t group = 0; group < rows / EK_ROWS; group++) {
        for (size_t block = 0; block < blocks; block++) {
            uint8_t *to = packed + (group * blocks + block) * EK_PACKED_BLOCK;
            for (size_t row = 0; row < EK_ROWS; row++) {
                const uint8_t *from = stored + ((group * EK_ROWS + row) * blocks + block) * EK_STORED_BLOCK;
                float scale = half_at(from);
                memcpy(to + 256 + row * sizeof scale, &scale, sizeof scale);
                // Columns 0...15 are the low halves of the sixteen bytes, 16...31 the high ones.
                for (size_t c = 0; c < 2; c++) {
                    for (size_t j = 0; j < 4; j++) {
                        uint8_t first = from[2 + 8 * c + j], second = from[2 + 8 * c + 4 + j];
                        to[64 * c + 4 * row + j] = (uint8_t)((first & 15) | (second & 15) << 4);
                        to[64 * (c + 2) + 4 * row + j] = (uint8_t)(first >> 4 | (second & 0xf0));
                    }
                }
            }
        }
    }
}
