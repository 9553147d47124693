#include "schema/lexicon_compiler/lexicon_writer.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <limits>
#include <map>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "schema/hash.h"
#include "schema/lexicon/format.h"
#include "schema/lexicon/segmentation.h"
#include "schema/lexicon_compiler/automaton_builder.h"
#include "schema/lexicon_compiler/lines.h"
#include "schema/utf8.h"

namespace nachlese::lexicon_compiler {

namespace {

constexpr std::size_t kAlignment = 8;

class Endings {
  public:
    // Throws std::runtime_error where there are more than an entry can number.
    std::uint16_t number_of(const std::string& ending) {
        const auto [entry, is_new] = numbers_.try_emplace(ending, all_.size());
        if (is_new) {
            if (all_.size() >= kNoStem) throw std::runtime_error("too many endings of stems");
            all_.push_back(ending);
        }
        return static_cast<std::uint16_t>(entry->second);
    }

    [[nodiscard]] std::size_t size() const { return all_.size(); }

    // The offsets, then the bytes.
    [[nodiscard]] std::string image() const {
        std::string bytes;
        std::vector<std::uint32_t> offsets{0};
        for (const std::string& ending : all_) {
            bytes += ending;
            offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
        }
        return std::string(reinterpret_cast<const char*>(offsets.data()),
                           offsets.size() * sizeof(std::uint32_t)) +
               bytes;
    }

  private:
    std::map<std::string, std::size_t> numbers_;
    std::vector<std::string> all_;
};

PieceCost piece_cost(int cost) {
    return cost == kUnreachable ? kNoPiece : static_cast<PieceCost>(cost);
}

// Most keys share their entry with others.
class Entries {
  public:
    std::uint32_t number_of(const LexiconEntry& entry) {
        const auto [place, is_new] = numbers_.try_emplace(entry, all_.size());
        if (is_new) all_.push_back(entry);
        return static_cast<std::uint32_t>(place->second);
    }

    [[nodiscard]] const std::vector<LexiconEntry>& all() const { return all_; }

  private:
    std::map<LexiconEntry, std::size_t> numbers_;
    std::vector<LexiconEntry> all_;
};

LexiconEntry make_entry(const PieceIndex& index, std::size_t id, const SplittingModel& model,
                        Endings& endings) {
    const std::string& form = index.form(id);
    const Piece& piece = index.piece(id);
    LexiconEntry entry;
    entry.modifier_cost = piece_cost(model.modifier_cost(id));
    entry.head_cost = piece_cost(model.head_cost(id));
    entry.attestation = piece.attestation;
    entry.has_noun_entry = index.find(kNounMark + form) ? 1 : 0;
    if (piece.stem.empty()) return entry;
    std::size_t common = static_cast<std::size_t>(
        std::mismatch(form.begin(), form.end(), piece.stem.begin(), piece.stem.end()).first -
        form.begin());
    while (common > 0 && common < form.size() && !begins_code_point(form[common]))
        --common;
    const std::size_t stem_cut = form.size() - common;
    if (stem_cut > std::numeric_limits<std::uint8_t>::max()) {
        throw std::runtime_error("a word is too long: " + form);
    }
    entry.stem_cut = static_cast<std::uint8_t>(stem_cut);
    entry.stem_ending = endings.number_of(piece.stem.substr(common));
    return entry;
}

template <typename Element>
void append(std::string& bytes, const std::vector<Element>& elements) {
    bytes.append(reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(Element));
    bytes.resize((bytes.size() + kAlignment - 1) / kAlignment * kAlignment);
}

}  // namespace

void apply_stem_exceptions(const std::string& file, Pieces& pieces) {
    for_each_row(file, [&pieces](const std::vector<std::string>& row) {
        const std::string stem = row.front().substr(0, row.front().find(':'));
        for (std::size_t i = 1; i < row.size(); ++i) {
            const std::string form = fold(row[i]);
            pieces.try_emplace(form);  // says that there is an entry with the noun mark
            Piece& piece = pieces[form == row[i] ? form : kNounMark + form];
            piece.stem = stem;
            if (piece.attestation == Attestation::None) piece.attestation = Attestation::WordList;
        }
    });
}

void write_lexicon(const PieceIndex& index, const SplittingModel& model, const std::string& file) {
    AutomatonBuilder keys;
    Entries entries;
    Endings endings;
    for (std::size_t id = 0; id < index.size(); ++id)
        keys.add(index.form(id), entries.number_of(make_entry(index, id, model, endings)));
    const std::vector<AutomatonState> states = keys.finish();

    LexiconHeader header;
    header.magic = kLexiconMagic;
    header.state_count = states.size();
    header.entry_count = entries.all().size();
    header.ending_count = endings.size();
    std::string body;
    append(body, states);
    header.entry_offset = sizeof(header) + body.size();
    append(body, entries.all());
    header.ending_offset = sizeof(header) + body.size();
    const std::string ending_image = endings.image();
    header.ending_bytes = ending_image.size();
    body += ending_image;
    const std::string fingerprint = hash128_hex(body);
    std::copy_n(fingerprint.begin(), header.fingerprint.size(), header.fingerprint.begin());

    std::ofstream output(file, std::ios::binary);
    output.write(reinterpret_cast<const char*>(&header), sizeof(header));
    output.write(body.data(), static_cast<std::streamsize>(body.size()));
    output.close();
    if (!output) throw std::runtime_error(file + ": cannot be written");
}

}  // namespace nachlese::lexicon_compiler
