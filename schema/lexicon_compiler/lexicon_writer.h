// Writes the compiled lexicon (schema/lexicon/format.h).
#pragma once

#include <string>

#include "schema/lexicon_compiler/piece_index.h"
#include "schema/lexicon_compiler/splitting_model.h"

namespace nachlese::lexicon_compiler {

// Sets the stems that a file lists: a row is "stem: form form ...". A form with a capital holds for
// the capitalised word alone. Throws std::runtime_error where the file cannot be read.
void apply_stem_exceptions(const std::string& file, Pieces& pieces);

// Throws std::runtime_error where the file cannot be written.
void write_lexicon(const PieceIndex& index, const SplittingModel& model, const std::string& file);

}  // namespace nachlese::lexicon_compiler
