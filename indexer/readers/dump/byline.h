// Names and tags out of the lines that hold them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/dump/line.h"

namespace nachlese::dump {

// The persons of an author line, without "Von", functions and towns; may be empty.
[[nodiscard]] std::vector<std::string> names_in(std::string_view author_line);

// A line of nothing but names: "Erika Muster", "Erika Muster | Hans Beispiel".
[[nodiscard]] bool is_names_only(const Line& line);

// "Krieg / Konflikte / Gipfel", "Schlagworte: a, b", "#Themen #Mehr"; the heading alone gives none.
[[nodiscard]] std::vector<std::string> tags_in(std::string_view tag_line);

// Several tags with slashes between, and nothing that is a sentence.
[[nodiscard]] bool is_slashed_tags(const Line& line);

// The keyword line of agency wires: "Tarife/Bahn/".
[[nodiscard]] bool is_keyword_line(const Line& line);

// What follows "Quelle:" in the line, at its start or after a date; empty where there is none.
[[nodiscard]] std::string source_in(std::string_view line);

}  // namespace nachlese::dump
