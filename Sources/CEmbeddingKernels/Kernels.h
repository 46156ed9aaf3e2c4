#ifndef EK_KERNELS_H
#define EK_KERNELS_H

#include "CEmbeddingKernels.h"

// One implementation for each level, behind the public functions of Dispatch.c.
//
// To add NEON: a MultiplyNEON.c (four lanes of EK_ROWS at a time; the packed nibbles of four rows are one 16-byte load,
// SDOT or USDOT takes the place of VPDPBUSD), a level for it, and TokenLoops compiled as they are.

#if defined(__x86_64__)
#define EK_X86 1
#define EK_TARGET_AVX2 __attribute__((target("avx2,fma")))
#define EK_TARGET_AVX512 __attribute__((target("avx2,fma,avx512f,avx512bw,avx512vl,avx512vnni")))
#endif

#define EK_MULTIPLY_ARGUMENTS \
    const uint8_t *packed, const float *bias, size_t groups, size_t blocks, EKActivations input, size_t tokens, \
        float *out

void ek_multiply_plain(EK_MULTIPLY_ARGUMENTS);
void ek_multiply_avx2(EK_MULTIPLY_ARGUMENTS);
void ek_multiply_avx512(EK_MULTIPLY_ARGUMENTS);

/// The loops of TokenLoops.h as compiled for one level.
typedef struct {
    void (*quantise)(const float *, size_t, size_t, EKActivations);
    void (*gelu_quantise)(const float *, size_t, size_t, EKActivations);
    void (*add_normalise)(float *, const float *, const float *, const float *, float, size_t, size_t);
    void (*attend)(const float *, size_t, size_t, float *, float *);
    void (*add_mean)(const float *, size_t, size_t, float, float *);
} EKTokenLoops;

extern const EKTokenLoops ek_token_loops_plain;
extern const EKTokenLoops ek_token_loops_avx2;
extern const EKTokenLoops ek_token_loops_avx512;

#endif
