#include "Kernels.h"

EKLevel ek_best_level(void) {
#ifdef EK_X86
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
            __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni"))
            return EK_AVX512VNNI;
        return EK_AVX2;
    }
#endif
    return EK_PLAIN;
}

static const EKTokenLoops *loops(EKLevel level) {
#ifdef EK_X86
    if (level == EK_AVX512VNNI) return &ek_token_loops_avx512;
    if (level == EK_AVX2) return &ek_token_loops_avx2;
#endif
    (void)level;
    return &ek_token_loops_plain;
}

void ek_multiply(
    EKLevel level, const uint8_t *packed, const float *bias, size_t rows, size_t columns, EKActivations input,
    size_t tokens, float *out) {
    size_t groups = rows / EK_ROWS, blocks = columns / EK_BLOCK;
#ifdef EK_X86
    if (level == EK_AVX512VNNI) return ek_multiply_avx512(packed, bias, groups, blocks, input, tokens, out);
    if (level == EK_AVX2) return ek_multiply_avx2(packed, bias, groups, blocks, input, tokens, out);
#endif
    (void)level;
    ek_multiply_plain(packed, bias, groups, blocks, input, tokens, out);
}

void ek_quantise(EKLevel level, const float *x, size_t tokens, size_t columns, EKActivations out) {
    loops(level)->quantise(x, tokens, columns, out);
}

void ek_gelu_quantise(EKLevel level, const float *x, size_t tokens, size_t columns, EKActivations out) {
    loops(level)->gelu_quantise(x, tokens, columns, out);
}

void ek_add_normalise(
    EKLevel level, float *x, const float *added, const float *weight, const float *bias, float epsilon, size_t tokens,
    size_t columns) {
    loops(level)->add_normalise(x, added, weight, bias, epsilon, tokens, columns);
}

void ek_attend(EKLevel level, const float *qkv, size_t tokens, size_t heads, float *scratch, float *out) {
    loops(level)->attend(qkv, tokens, heads, scratch, out);
}

void ek_add_mean(EKLevel level, const float *x, size_t tokens, size_t columns, float weight, float *out) {
    loops(level)->add_mean(x, tokens, columns, weight, out);
}
