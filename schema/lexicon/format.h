// The German lexicon as a file: a header, the keys (an automaton, schema/lexicon/automaton.h), the
// distinct entries, whose numbers are the values of the keys, and the endings that stems are made
// with. Written when Nachlese is built, linked into the
// programs and read in place: the kernel maps it, nothing is parsed. Byte order and layout are
// those of the machine that built it; it never leaves the build it was made for.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <type_traits>

namespace nachlese {

inline constexpr std::array<char, 8> kLexiconMagic{'N', 'L', 'L', 'e', 'x', 'i', 'c', '2'};

struct LexiconHeader {
    std::array<char, 8> magic{};
    std::uint64_t state_count = 0;  // AutomatonState, behind the header
    std::uint64_t entry_count = 0;
    std::uint64_t ending_count = 0;
    std::uint64_t entry_offset = 0;   // entry_count LexiconEntry
    std::uint64_t ending_offset = 0;  // ending_count + 1 offsets (uint32) into the ending bytes
    std::uint64_t ending_bytes = 0;   // behind those offsets
    std::array<char, 32> fingerprint{};
};
static_assert(std::has_unique_object_representations_v<LexiconHeader>);  // no stray bytes in a file

// How sure it is that a key is a word of the language and no name.
enum class Attestation : std::uint8_t {
    None,        // a key for the sake of compounds alone: "arbeits"
    WordList,    // in a spelling word list
    Dictionary,  // a common noun of a dictionary
};

// Costs of a piece of a compound, in kCostUnits to one.
using PieceCost = std::int8_t;
inline constexpr PieceCost kNoPiece = 127;
inline constexpr double kCostUnits = 4.0;

// In front of a form: its entry as a noun, where the form alone is a word of another class. Küssen
// is of küssen, but with a capital, and at the end of a compound, it is of Kuss.
inline constexpr char kNounMark = '+';

// The word is listed, but not how it is inflected.
inline constexpr std::uint16_t kNoStem = 0xFFFF;

struct LexiconEntry {
    PieceCost modifier_cost = kNoPiece;  // in front of another piece
    PieceCost head_cost = kNoPiece;      // at the end of a compound
    Attestation attestation = Attestation::None;
    std::uint8_t stem_cut = 0;            // bytes to take from the key's end ...
    std::uint16_t stem_ending = kNoStem;  // ... and the number of the ending to put there
    std::uint16_t has_noun_entry = 0;     // 1: there is a key with the noun mark

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 in "<=> 0" for a pointer
    auto operator<=>(const LexiconEntry&) const = default;
};
static_assert(std::has_unique_object_representations_v<LexiconEntry>);  // its bytes are written

}  // namespace nachlese
