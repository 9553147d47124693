#include "schema/analysis/built_in_fingerprint.h"

namespace nachlese {

// Alone in its file, so that a definition in the program itself takes the place of this one.
std::string_view built_in_fingerprint() {
    return {};
}

}  // namespace nachlese
