// Words that were broken at the end of a line: "Bundes-⏎kanzler".
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "schema/analysis/analyser.h"
#include "schema/analysis/tokeniser.h"

namespace nachlese {

// The form of a word; valid until the next call.
using FormLookUp = std::function<const Form&(std::string_view)>;

enum class WordBreak {
    None,       // two words; so are "US-⏎Präsident" and "Import-⏎und"
    Certain,    // one word
    Uncertain,  // one or two: "deutsch-⏎französisch", "Merkel-⏎nah"
};

// How `first` and `second`, the token behind it, belong together. Sets `joined` to the whole word
// where they may be one. What a blank stands behind the hyphen of was broken, too, if the lexicon
// knows the whole word: dumps turn line ends into blanks.
[[nodiscard]] WordBreak find_word_break(std::string_view text, const WrittenToken& first,
                                        const WrittenToken& second, const FormLookUp& look_up,
                                        std::string& joined);

}  // namespace nachlese
