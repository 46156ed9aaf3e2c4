// Everything but the matrix products, written once with vectors of eight floats and compiled once for each level.
// Before including it define EK_LEVEL (plain, avx2, avx512) and EK_TARGET (the function attribute for it).

#define EK_JOIN2(a, b) a##_##b
#define EK_JOIN(a, b) EK_JOIN2(a, b)
#define EK_NAME(name) EK_JOIN(name, EK_LEVEL)
#define EK_INLINE EK_TARGET static inline __attribute__((always_inline))

EK_INLINE f8 EK_NAME(select)(i8 mask, f8 yes, f8 no) { return (f8)(((i8)yes & mask) | ((i8)no & ~mask)); }

// A comparison with a number that is none is false: both functions then give `b`.
EK_INLINE f8 EK_NAME(larger)(f8 a, f8 b) { return EK_NAME(select)((i8)(a > b), a, b); }
EK_INLINE f8 EK_NAME(smaller)(f8 a, f8 b) { return EK_NAME(select)((i8)(a < b), a, b); }

EK_INLINE float EK_NAME(sum)(f8 v) { return ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7])); }

EK_INLINE float EK_NAME(maximum)(f8 v) {
    float most = v[0];
    for (int lane = 1; lane < 8; lane++) most = v[lane] > most ? v[lane] : most;
    return most;
}

/// Nearest whole number, ties to even, for |v| < 2^22.
EK_INLINE f8 EK_NAME(nearest)(f8 v) { return (v + 0x1.8p23f) - 0x1.8p23f; }

/// e^v for v <= 0: 2^n times the Taylor series of the rest to the sixth power; relative error below 3e-7.
EK_INLINE f8 EK_NAME(exponential)(f8 v) {
    v = EK_NAME(smaller)(EK_NAME(larger)(v, (f8){} - 87.0f), (f8){});
    f8 n = EK_NAME(nearest)(v * 0x1.715476p0f);
    f8 r = v - n * 0x1.62e4p-1f - n * 0x1.7f7d1cp-20f;
    f8 p = r * (1.0f / 720) + 1.0f / 120;
    p = p * r + 1.0f / 24;
    p = p * r + 1.0f / 6;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    i8 power = (__builtin_convertvector(n, i8) + 127) << 23;
    return p * (f8)power;
}

/// x (1 + erf(x / sqrt 2)) / 2, erf by Abramowitz and Stegun 7.1.28 (absolute error below 3e-7).
EK_INLINE f8 EK_NAME(gelu)(f8 x) {
    f8 z = EK_NAME(larger)(x, -x) * 0.70710678f;
    f8 p = z * 0.0000430638f + 0.0002765672f;
    p = p * z + 0.0001520143f;
    p = p * z + 0.0092705272f;
    p = p * z + 0.0422820123f;
    p = p * z + 0.0705230784f;
    p = p * z + 1.0f;
    p *= p;
    p *= p;
    p *= p;
    p *= p;
    f8 tail = 0.5f / p;
    return x * EK_NAME(select)((i8)(x < 0.0f), tail, 1.0f - tail);
}

/// Quantises one block; a block of zeros, or of what is no number, gives zeros or anything in range.
EK_INLINE void EK_NAME(quantise_block)(const f8 *x, int8_t *values, float *scale, int32_t *offset) {
    f8 most = {};
    for (int part = 0; part < 4; part++) most = EK_NAME(larger)(EK_NAME(larger)(x[part], -x[part]), most);
    float largest = EK_NAME(maximum)(most);
    float factor = largest > 0 ? 127.0f / largest : 0;
    i8 sums = {};
    for (int part = 0; part < 4; part++) {
        f8 v = EK_NAME(smaller)(EK_NAME(larger)(x[part] * factor, (f8){} - 127.0f), (f8){} + 127.0f);
        i8 whole = __builtin_convertvector(EK_NAME(nearest)(v), i8);
        sums += whole;
        *(b8 *)(void *)(values + 8 * part) = __builtin_convertvector(whole, b8);
    }
    int32_t sum = 0;
    for (int lane = 0; lane < 8; lane++) sum += sums[lane];
    *scale = largest * (1.0f / 127);
    *offset = -8 * sum;
}

EK_TARGET static void EK_NAME(quantise)(const float *x, size_t tokens, size_t columns, EKActivations out) {
    for (size_t block = 0; block < tokens * (columns / EK_BLOCK); block++) {
        const u8 *from = (const u8 *)(const void *)(x + block * EK_BLOCK);
        f8 parts[4] = {from[0].v, from[1].v, from[2].v, from[3].v};
        EK_NAME(quantise_block)(parts, out.values + block * EK_BLOCK, out.scales + block, out.offsets + block);
    }
}

EK_TARGET static void EK_NAME(gelu_quantise)(const float *x, size_t tokens, size_t columns, EKActivations out) {
    for (size_t block = 0; block < tokens * (columns / EK_BLOCK); block++) {
        const u8 *from = (const u8 *)(const void *)(x + block * EK_BLOCK);
        f8 parts[4];
        for (int part = 0; part < 4; part++) parts[part] = EK_NAME(gelu)(from[part].v);
        EK_NAME(quantise_block)(parts, out.values + block * EK_BLOCK, out.scales + block, out.offsets + block);
    }
}

EK_TARGET static void EK_NAME(add_normalise)(
    float *x, const float *added, const float *weight, const float *bias, float epsilon, size_t tokens,
    size_t columns) {
    const u8 *weights = (const u8 *)(const void *)weight, *biases = (const u8 *)(const void *)bias;
    size_t parts = columns / 8;
    for (size_t token = 0; token < tokens; token++) {
        u8 *row = (u8 *)(void *)(x + token * columns);
        f8 sum = {}, squares = {};
        if (added) {
            const u8 *other = (const u8 *)(const void *)(added + token * columns);
            for (size_t part = 0; part < parts; part++) row[part].v += other[part].v;
        }
        for (size_t part = 0; part < parts; part++) sum += row[part].v;
        float mean = EK_NAME(sum)(sum) / (float)columns;
        for (size_t part = 0; part < parts; part++) {
            f8 apart = row[part].v - mean;
            squares += apart * apart;
        }
        float factor = 1.0f / __builtin_sqrtf(EK_NAME(sum)(squares) / (float)columns + epsilon);
        for (size_t part = 0; part < parts; part++)
            row[part].v = (row[part].v - mean) * factor * weights[part].v + biases[part].v;
    }
}

EK_TARGET static void EK_NAME(add_mean)(
    const float *x, size_t tokens, size_t columns, float weight, float *out) {
    float factor = weight / (float)tokens;
    for (size_t column = 0; column < columns; column += 8) {
        f8 sum = {};
        for (size_t token = 0; token < tokens; token++)
            sum += ((const u8 *)(const void *)(x + token * columns + column))->v;
        ((u8 *)(void *)(out + column))->v += sum * factor;
    }
}
