#include "schema/lexicon/lexicon.h"

#include <stdexcept>

// Defined in embedded_lexicon.S.
// NOLINTBEGIN(readability-identifier-naming): symbols of an assembler file
extern "C" {
extern const char nachlese_lexicon_begin[];
extern const char nachlese_lexicon_end[];
}
// NOLINTEND(readability-identifier-naming)

namespace nachlese {

namespace {

[[noreturn]] void refuse() {
    throw std::runtime_error("the bytes are no German lexicon of this version");
}

}  // namespace

Lexicon::Lexicon() : Lexicon(std::span<const char>(nachlese_lexicon_begin, nachlese_lexicon_end)) {}

Lexicon::Lexicon(std::span<const char> image) {
    if (image.size() < sizeof(LexiconHeader)) refuse();
    const auto* const header = reinterpret_cast<const LexiconHeader*>(image.data());
    if (header->magic != kLexiconMagic) refuse();
    if (header->ending_offset + header->ending_bytes > image.size()) refuse();
    keys_ =
        Automaton({reinterpret_cast<const AutomatonState*>(image.data() + sizeof(LexiconHeader)),
                   header->state_count});
    entries_ = {reinterpret_cast<const LexiconEntry*>(image.data() + header->entry_offset),
                header->entry_count};
    ending_offsets_ = {reinterpret_cast<const std::uint32_t*>(image.data() + header->ending_offset),
                       header->ending_count + 1};
    endings_ = image.data() + header->ending_offset + ending_offsets_.size_bytes();
    fingerprint_ = {header->fingerprint.data(), header->fingerprint.size()};
}

std::string Lexicon::stem(std::string_view key, const LexiconEntry& entry) const {
    const std::uint32_t begin = ending_offsets_[entry.stem_ending];
    const std::uint32_t end = ending_offsets_[std::size_t{entry.stem_ending} + 1];
    std::string stem(key.substr(0, key.size() - entry.stem_cut));
    stem.append(endings_ + begin, end - begin);
    return stem;
}

}  // namespace nachlese
