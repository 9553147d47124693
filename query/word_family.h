// Other stems of a word's family: "Hamburg" and "Hamburger", "Belgien" and "belgisch".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nachlese {

// Stems that German derivation may have made of `stem`, which is folded, or that it may be made of;
// in a fixed order, all different, `stem` not among them. Most are no words, some are of another
// family ("Müll", "Müller"): the caller looks them up, and trusts them less than the word.
[[nodiscard]] std::vector<std::string> word_family(std::string_view stem);

}  // namespace nachlese
