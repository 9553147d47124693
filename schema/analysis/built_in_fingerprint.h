// The analyser's fingerprint as it was when the program was built.
#pragma once

#include <string>
#include <string_view>

namespace nachlese {

// Empty where it has to be computed, because the libraries that analyse text are loaded when the
// program starts, and may be others than those it was built with. A program that has all of them
// in itself (nachlese_link_archives() in cmake/Dependencies.cmake) links another definition, which
// is made when it is built: to analyse the probe text takes longer than all else of a search.
[[nodiscard]] std::string_view built_in_fingerprint();

// Analyser::fingerprint() by the probe text.
[[nodiscard]] std::string computed_fingerprint();

}  // namespace nachlese
