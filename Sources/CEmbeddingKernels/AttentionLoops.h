// Attention of one text, head by head; included after TokenLoops.h under the same EK_LEVEL and EK_TARGET.

/// Scores of four queries against all keys, which stand transposed: `keys`[column][key], `padded` keys in a row, a
/// multiple of 16.
EK_INLINE void EK_NAME(scores)(const float *const queries[4], const float *keys, size_t padded, float *out) {
    for (size_t key = 0; key < padded; key += 16) {
        f8 sums[4][2] = {};
        for (size_t column = 0; column < EK_HEAD; column++) {
            const f8 *from = (const f8 *)(const void *)(keys + column * padded + key);
            for (int query = 0; query < 4; query++) {
                sums[query][0] += from[0] * queries[query][column];
                sums[query][1] += from[1] * queries[query][column];
            }
        }
        for (int query = 0; query < 4; query++) {
            f8 *to = (f8 *)(void *)(out + (size_t)query * padded + key);
            to[0] = sums[query][0];
            to[1] = sums[query][1];
        }
    }
}

/// Turns scores into shares that add up to 1, up to the factor that is returned.
EK_INLINE float EK_NAME(soften)(float *scores, size_t tokens, size_t padded, float scale) {
    for (size_t key = tokens; key < padded; key++) scores[key] = -1e30f;
    f8 *parts = (f8 *)(void *)scores;
    f8 most = parts[0], sum = {};
    for (size_t part = 1; part < padded / 8; part++) most = EK_NAME(larger)(parts[part], most);
    float largest = EK_NAME(maximum)(most);
    for (size_t part = 0; part < padded / 8; part++) {
        parts[part] = EK_NAME(exponential)((parts[part] - largest) * scale);
        sum += parts[part];
    }
    return 1.0f / EK_NAME(sum)(sum);
}

/// The values of all tokens, weighted by the shares of two queries.
EK_INLINE void EK_NAME(mix)(
    const float *shares, size_t padded, const float *values, size_t stride, size_t tokens, const float factors[2],
    float *const out[2]) {
    f8 sums[2][4] = {};
    for (size_t key = 0; key < tokens; key++) {
        const u8 *from = (const u8 *)(const void *)(values + key * stride);
        for (int query = 0; query < 2; query++) {
            float share = shares[(size_t)query * padded + key];
            for (int part = 0; part < 4; part++) sums[query][part] += from[part].v * share;
        }
    }
    for (int query = 0; query < 2; query++)
        for (int part = 0; part < 4; part++)
            ((u8 *)(void *)out[query])[part].v = sums[query][part] * factors[query];
}

EK_TARGET static void EK_NAME(attend)(
    const float *qkv, size_t tokens, size_t heads, float *scratch, float *out) {
    size_t width = heads * EK_HEAD, stride = 3 * width, padded = (tokens + 15) / 16 * 16;
    float *keys = scratch, *shares = scratch + EK_HEAD * padded;
    const float scale = 0.17677669f;  // 1 / sqrt EK_HEAD
    for (size_t head = 0; head < heads; head++) {
        const float *query = qkv + head * EK_HEAD, *key = query + width, *value = key + width;
        for (size_t column = 0; column < EK_HEAD; column++)
            for (size_t token = 0; token < padded; token++)
                keys[column * padded + token] = token < tokens ? key[token * stride + column] : 0;
        for (size_t token = 0; token < tokens; token += 4) {
            // The last tile repeats the last token, so that it is as large as the others.
            const float *queries[4];
            float *to[4], factors[4];
            for (size_t i = 0; i < 4; i++) {
                size_t at = token + i < tokens ? token + i : tokens - 1;
                queries[i] = query + at * stride;
                to[i] = out + at * width + head * EK_HEAD;
            }
            EK_NAME(scores)(queries, keys, padded, shares);
            for (size_t i = 0; i < 4; i++) factors[i] = EK_NAME(soften)(shares + i * padded, tokens, padded, scale);
            for (size_t i = 0; i < 4; i += 2)
                EK_NAME(mix)(shares + i * padded, padded, value, stride, tokens, factors + i, to + i);
        }
    }
}

const EKTokenLoops EK_NAME(ek_token_loops) = {
    .quantise = EK_NAME(quantise),
    .gelu_quantise = EK_NAME(gelu_quantise),
    .add_normalise = EK_NAME(add_normalise),
    .attend = EK_NAME(attend),
    .add_mean = EK_NAME(add_mean),
};

#undef EK_INLINE
#undef EK_NAME
#undef EK_JOIN
#undef EK_JOIN2
