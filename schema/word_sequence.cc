#include "schema/word_sequence.h"

#include <algorithm>
#include <cstdlib>

#include "schema/byte_vector.h"
#include "schema/packed_number.h"
#include "schema/perfect_hash.h"

namespace nachlese {

namespace {

// A value begins with one byte for the bits of a word's number, one for the seed of the stems'
// hashes, and the number of words. Then stand, each behind its length in bytes,
//   the displacements of the perfect hash
//   the other readings, each the number of words since the last one and the number of its stem
//   the marks, each the number of words since the last one and its kind, and of a field its FieldId
// and at the end
//   of each word the low byte of its number, where memchr finds it
//   of each word the other bits, packed
constexpr std::size_t kWidthOffset = 0;
constexpr std::size_t kSeedOffset = 1;
constexpr std::size_t kWordsOffset = 2;

constexpr std::uint32_t kLowBits = 8;
constexpr std::uint32_t kMostWidth = 32;
constexpr std::uint32_t kSeeds = 256;
constexpr std::uint32_t kMarkBits = 2;

// With more, displacements are often not found.
constexpr double kMostSlotsFilled = 0.88;

void append_part(std::string& value, std::string_view part) {
    append_number(value, part.size());
    value += part;
}

std::optional<std::string_view> take_part(std::string_view& bytes) {
    const auto length = take_number(bytes);
    if (!length || *length > bytes.size()) return std::nullopt;
    const std::string_view part = bytes.substr(0, *length);
    bytes.remove_prefix(*length);
    return part;
}

// Appends numbers of `width` bits, the lowest bit first.
class Packer {
  public:
    Packer(std::string& bytes, std::uint32_t width) : bytes_(bytes), width_(width) {}

    void add(std::uint32_t number) {
        bits_ |= std::uint64_t{number} << used_;
        for (used_ += width_; used_ >= 8; used_ -= 8) {
            bytes_ += static_cast<char>(bits_);
            bits_ >>= 8U;
        }
    }

    void finish() {
        if (used_ > 0) bytes_ += static_cast<char>(bits_);
    }

  private:
    std::string& bytes_;
    std::uint32_t width_;
    std::uint64_t bits_ = 0;
    std::uint32_t used_ = 0;
};

struct Numbering {
    std::uint32_t width = 0;
    std::uint32_t seed = 0;
    std::string displacements;
    std::vector<std::uint32_t> numbers;  // of each stem
};

std::uint64_t slots_at(std::uint32_t width) {
    return std::uint64_t{1} << width;
}

std::optional<Numbering> numbering_by(const std::vector<std::string_view>& stems,
                                      std::uint32_t width, std::uint32_t seed) {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(stems.size());
    for (const std::string_view stem : stems)
        hashes.push_back(hash64(stem, seed));
    auto displacements = PerfectHash::displacements_for(hashes, slots_at(width));
    if (!displacements) return std::nullopt;
    Numbering numbering{width, seed, std::move(*displacements), {}};
    const PerfectHash slots(numbering.displacements, slots_at(width));
    for (const std::uint64_t hash : hashes)
        numbering.numbers.push_back(slots.slot_of(hash));
    return numbering;
}

std::optional<Numbering> numbering_of(const std::vector<std::string_view>& stems) {
    const auto needed = static_cast<double>(stems.size()) / kMostSlotsFilled;
    for (std::uint32_t width = kLowBits; width <= kMostWidth; ++width) {
        if (needed > static_cast<double>(slots_at(width))) continue;
        for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
            if (auto numbering = numbering_by(stems, width, seed)) return numbering;
        }
    }
    return std::nullopt;
}

// Whether two bytes stand in `bytes` anywhere, the second `distance` behind the first. Compares 32
// places at a time: three times as fast as finding one place of the first after another.
bool have_pair(std::string_view bytes, char first, char second, std::size_t distance) {
    if (bytes.size() <= distance) return false;
    const Bytes16 firsts = Bytes16{} + static_cast<std::uint8_t>(first);
    const Bytes16 seconds = Bytes16{} + static_cast<std::uint8_t>(second);
    const std::size_t count = bytes.size() - distance;
    const char* const here = bytes.data();
    const char* const behind = here + distance;
    const auto have_both = [&](std::size_t place) {
        return (load_bytes(here + place) == firsts) & (load_bytes(behind + place) == seconds);
    };
    std::size_t place = 0;
    for (; place + 32 <= count; place += 32) {
        if (holds_anywhere(have_both(place) | have_both(place + 16))) return true;
    }
    for (; place < count; ++place) {
        if (here[place] == first && behind[place] == second) return true;
    }
    return false;
}

}  // namespace

void WordSequenceBuilder::begin_text(FieldId field) {
    next_field_ = field;
    begins_text_ = true;
    begins_sentence_ = false;
}

void WordSequenceBuilder::add_mark(SequenceMark mark) {
    append_number(marks_,
                  (words_.size() - last_mark_) << kMarkBits | static_cast<std::size_t>(mark));
    last_mark_ = words_.size();
}

void WordSequenceBuilder::mark_word() {
    if (begins_text_ && field_ != next_field_) {
        add_mark(SequenceMark::Field);
        marks_ += static_cast<char>(next_field_);
        field_ = next_field_;
    } else if (begins_text_) {
        add_mark(SequenceMark::Text);
    } else if (begins_sentence_) {
        add_mark(SequenceMark::Sentence);
    }
    begins_text_ = false;
    begins_sentence_ = false;
}

std::uint32_t WordSequenceBuilder::number_of(std::string_view stem) {
    if (const auto known = numbers_.find(stem); known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(numbers_.size());
    numbers_.emplace(stem, number);
    return number;
}

void WordSequenceBuilder::add_word(std::string_view stem) {
    mark_word();
    words_.push_back(number_of(stem));
}

void WordSequenceBuilder::add_alternative(std::string_view stem) {
    if (!words_.empty()) alternatives_.push_back({words_.size() - 1, number_of(stem)});
}

std::string WordSequenceBuilder::encode() const {
    if (words_.empty()) return {};
    std::vector<std::string_view> stems(numbers_.size());
    for (const auto& [stem, number] : numbers_)
        stems[number] = stem;
    const auto numbering = numbering_of(stems);
    if (!numbering) return {};

    std::string alternatives;
    std::size_t last = 0;
    for (const Alternative& alternative : alternatives_) {
        append_number(alternatives, alternative.word - last);
        append_number(alternatives, numbering->numbers[alternative.stem]);
        last = alternative.word;
    }
    std::string value{static_cast<char>(numbering->width), static_cast<char>(numbering->seed)};
    append_number(value, words_.size());
    append_part(value, numbering->displacements);
    append_part(value, alternatives);
    append_part(value, marks_);
    for (const std::uint32_t word : words_)
        value += static_cast<char>(numbering->numbers[word]);
    Packer packer(value, numbering->width - kLowBits);
    for (const std::uint32_t word : words_)
        packer.add(numbering->numbers[word] >> kLowBits);
    packer.finish();
    return value;
}

bool WordSequenceReader::open(std::string_view value) {
    if (value.size() < kWordsOffset) return false;
    width_ = static_cast<std::uint8_t>(value[kWidthOffset]);
    seed_ = static_cast<std::uint8_t>(value[kSeedOffset]);
    value.remove_prefix(kWordsOffset);
    const auto words = take_number(value);
    const auto displacements = take_part(value);
    const auto alternatives = take_part(value);
    const auto marks = take_part(value);
    if (!words || !displacements || displacements->empty() || !alternatives || !marks) return false;
    if (width_ < kLowBits || width_ > kMostWidth || *words > value.size()) return false;
    if (value.size() - *words != (*words * (width_ - kLowBits) + 7) / 8) return false;
    displacements_ = *displacements;
    alternatives_ = *alternatives;
    marks_ = *marks;
    low_bytes_ = value.substr(0, *words);
    high_bits_ = value.substr(*words);
    hits_.clear();
    next_hit_ = 0;
    last_mark_ = 0;
    field_ = FieldId::Headline;
    text_begin_ = 0;
    sentence_ = 0;
    mark_.reset();
    return true;
}

std::uint32_t WordSequenceReader::number_of(std::string_view stem) const {
    return PerfectHash(displacements_, slots_at(width_)).slot_of(hash64(stem, seed_));
}

std::uint32_t WordSequenceReader::high_bits_of(std::size_t word) const {
    const std::uint32_t width = width_ - kLowBits;
    const std::size_t first = word * width;
    const std::size_t end = first + width;
    std::uint64_t bits = 0;
    for (std::size_t byte = first / 8; byte * 8 < end; ++byte)
        bits |= std::uint64_t{static_cast<std::uint8_t>(high_bits_[byte])}
                << (8 * (byte - first / 8));
    return static_cast<std::uint32_t>(bits >> (first % 8) & (slots_at(width) - 1));
}

bool WordSequenceReader::is_at(std::size_t word, std::uint32_t number) const {
    return low_bytes_[word] == static_cast<char>(number) &&
           high_bits_of(word) == number >> kLowBits;
}

std::size_t WordSequenceReader::find(std::uint32_t number, std::size_t word) const {
    const auto low_byte = static_cast<char>(number);
    word = low_bytes_.find(low_byte, word);
    while (word != std::string_view::npos && !is_at(word, number))
        word = low_bytes_.find(low_byte, word + 1);
    return word;
}

bool WordSequenceReader::stands_beside(std::size_t word, const SequenceNeighbour& neighbour) const {
    const auto place = static_cast<std::ptrdiff_t>(word);
    const auto count = static_cast<std::ptrdiff_t>(low_bytes_.size());
    const std::ptrdiff_t end = std::min(place + neighbour.last + 1, count);
    for (auto at = std::max<std::ptrdiff_t>(place + neighbour.first, 0); at < end; ++at) {
        if (is_at(static_cast<std::size_t>(at), neighbour.number)) return true;
    }
    return false;
}

bool WordSequenceReader::may_stand_beside(std::uint32_t lead,
                                          const SequenceNeighbour& neighbour) const {
    const auto low = static_cast<char>(lead);
    const auto other_low = static_cast<char>(neighbour.number);
    const auto distance = static_cast<std::size_t>(std::abs(neighbour.first));
    return neighbour.first < 0 ? have_pair(low_bytes_, other_low, low, distance)
                               : have_pair(low_bytes_, low, other_low, distance);
}

template <typename Consume>
void WordSequenceReader::for_each_alternative(Consume consume) const {
    std::size_t word = 0;
    for (std::string_view rest = alternatives_; !rest.empty();) {
        const auto gap = take_number(rest);
        const auto number = take_number(rest);
        if (!gap || !number) return;
        word += *gap;
        consume(word, *number);
    }
}

void WordSequenceReader::take_alternatives(std::uint32_t lead,
                                           const std::vector<SequenceNeighbour>& neighbours) {
    sought_alternatives_.clear();
    for_each_alternative([&](std::size_t word, std::size_t number) {
        const bool is_sought = number == lead || std::any_of(neighbours.begin(), neighbours.end(),
                                                             [&](const SequenceNeighbour& other) {
                                                                 return other.number == number;
                                                             });
        // A word beyond the last is damage.
        if (is_sought && word < low_bytes_.size()) sought_alternatives_.push_back({word, number});
    });
}

// They ascend, so that an article of nothing but other readings takes no longer than others.
bool WordSequenceReader::is_alternative_beside(std::size_t word,
                                               const SequenceNeighbour& neighbour) const {
    const auto place = static_cast<std::ptrdiff_t>(word);
    const auto place_of = [](const Alternative& one) {
        return static_cast<std::ptrdiff_t>(one.word);
    };
    auto at = std::partition_point(
        sought_alternatives_.begin(), sought_alternatives_.end(),
        [&](const Alternative& one) { return place_of(one) < place + neighbour.first; });
    for (; at != sought_alternatives_.end() && place_of(*at) <= place + neighbour.last; ++at) {
        if (at->number == neighbour.number) return true;
    }
    return false;
}

bool WordSequenceReader::may_have(std::uint32_t lead,
                                  const std::vector<SequenceNeighbour>& neighbours) {
    take_alternatives(lead, neighbours);
    if (sought_alternatives_.empty()) {
        for (const SequenceNeighbour& other : neighbours) {
            if (other.first == other.last && !may_stand_beside(lead, other)) return false;
        }
    }
    const auto has_all_beside = [&](std::size_t word) {
        return std::all_of(
            neighbours.begin(), neighbours.end(), [&](const SequenceNeighbour& other) {
                return stands_beside(word, other) || is_alternative_beside(word, other);
            });
    };
    for (std::size_t word = find(lead, 0); word != std::string_view::npos;
         word = find(lead, word + 1)) {
        if (has_all_beside(word)) return true;
    }
    return std::any_of(sought_alternatives_.begin(), sought_alternatives_.end(),
                       [&](const Alternative& alternative) {
                           return alternative.number == lead && has_all_beside(alternative.word);
                       });
}

void WordSequenceReader::seek(std::uint32_t number, std::uint32_t sought) {
    for (std::size_t word = find(number, 0); word != std::string_view::npos;
         word = find(number, word + 1))
        hits_.push_back({word, sought});
    for_each_alternative([&](std::size_t word, std::size_t alternative) {
        if (alternative == number) hits_.push_back({word, sought});
    });
}

std::optional<WordSequenceReader::Mark> WordSequenceReader::next_mark() {
    const auto number = take_number(marks_);
    if (!number) return std::nullopt;
    last_mark_ += *number >> kMarkBits;
    return Mark{static_cast<SequenceMark>(*number & ((1U << kMarkBits) - 1)), last_mark_};
}

void WordSequenceReader::begin_text(const Mark& mark) {
    if (mark.kind == SequenceMark::Field && !marks_.empty()) {
        const auto number = static_cast<std::uint8_t>(marks_.front());
        marks_.remove_prefix(1);
        if (number < fields().size()) field_ = static_cast<FieldId>(number);
    }
    text_begin_ = mark.word;
    sentence_ = 0;
}

bool WordSequenceReader::next_text(SequenceText& text) {
    text.words.clear();
    if (next_hit_ == 0) {
        std::stable_sort(hits_.begin(), hits_.end(),
                         [](const Hit& one, const Hit& other) { return one.word < other.word; });
        mark_ = next_mark();
    }
    for (; next_hit_ < hits_.size(); ++next_hit_) {
        const Hit& hit = hits_[next_hit_];
        for (; mark_ && mark_->word <= hit.word; mark_ = next_mark()) {
            if (mark_->kind == SequenceMark::Sentence) {
                ++sentence_;
            } else if (text.words.empty()) {
                begin_text(*mark_);
            } else {
                return true;
            }
        }
        text.field = field_;
        text.words.push_back(
            {static_cast<std::uint32_t>(hit.word - text_begin_), sentence_, hit.sought});
    }
    return !text.words.empty();
}

}  // namespace nachlese
