#ifndef CTHESAURUS_H
#define CTHESAURUS_H

#include <stddef.h>

/// One file of the thesaurus as it stands in `Branches/`, embedded by the compiler at once (as a Swift array literal
/// the files cost minutes).
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} ThesaurusBranch;

/// The files in the order of their names.
const ThesaurusBranch *thesaurus_branch_list(void);
extern const size_t thesaurus_branch_count;

#endif
