// Writes the definition of built_in_fingerprint() for programs that have all of the analyser in
// themselves; run when they are built.
#include <fmt/format.h>

#include "schema/analysis/built_in_fingerprint.h"

int main() {
    fmt::print(R"(#include "schema/analysis/built_in_fingerprint.h"

namespace nachlese {{

std::string_view built_in_fingerprint() {{
    return "{}";
}}

}}  // namespace nachlese
)",
               nachlese::computed_fingerprint());
    return 0;
}
