#include "Kernels.h"

// Vectors are passed to functions that are always inlined, so it does not matter how they would be passed.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float f8 __attribute__((vector_size(32)));
typedef int32_t i8 __attribute__((vector_size(32)));
typedef int8_t b8 __attribute__((vector_size(8), aligned(1)));
/// Eight floats anywhere in memory that is aligned to floats.
typedef struct { f8 v; } __attribute__((packed, aligned(4))) u8;

size_t ek_attend_scratch(size_t tokens) { return (EK_HEAD + 4) * ((tokens + 15) / 16 * 16); }

#define EK_LEVEL plain
#define EK_TARGET
#include "TokenLoops.h"
#include "AttentionLoops.h"
#undef EK_LEVEL
#undef EK_TARGET

#ifdef EK_X86
#define EK_LEVEL avx2
#define EK_TARGET EK_TARGET_AVX2
#include "TokenLoops.h"
#include "AttentionLoops.h"
#undef EK_LEVEL
#undef EK_TARGET

#define EK_LEVEL avx512
#define EK_TARGET EK_TARGET_AVX512
#include "TokenLoops.h"
#include "AttentionLoops.h"
#undef EK_LEVEL
#undef EK_TARGET
#endif
