#include "query/word_order.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace nachlese {

namespace {

std::string any_of_texts(const std::vector<std::string>& texts) {
    if (texts.size() == 1) return texts.front();
    return fmt::format("({})", fmt::join(texts, " OR "));
}

std::string describe(const Alternative& alternative, const Field* field) {
    std::vector<std::string> words;
    for (const Readings& readings : alternative.words) {
        std::vector<std::string> terms;
        for (const SoughtWord& word : readings)
            terms.push_back(stem_term_in(field, word.stem));
        words.push_back(any_of_texts(terms));
    }
    const bool in_order = alternative.arrangement == Arrangement::Phrase;
    const std::string joint =
        in_order ? fmt::format(" PHRASE {} ", words.size()) : fmt::format(" NEAR {} ", kNearWindow);
    return fmt::format("{}", fmt::join(words, joint));
}

std::string describe(const Proximity& proximity, const Field* field) {
    std::vector<std::string> operands;
    for (const std::vector<Expansion>& operand : proximity.operands) {
        std::vector<std::string> alternatives;
        for (const Expansion& expansion : operand) {
            for (const Alternative& alternative : expansion.alternatives) {
                const std::string words = describe(alternative, field);
                alternatives.push_back(alternative.words.size() > 1 ? fmt::format("({})", words)
                                                                    : words);
            }
        }
        operands.push_back(any_of_texts(alternatives));
    }
    const std::string joint =
        fmt::format(" NEAR {}{} ", proximity.distance, proximity.same_sentence ? " SENTENCE" : "");
    return fmt::format("{}", fmt::join(operands, joint));
}

// Of standing_near, the units of which are sentences: ranges are numbers of the words sought.
std::vector<std::size_t> sentence_beginnings(const SequenceText& text) {
    std::vector<std::size_t> beginnings;
    for (std::size_t word = 1; word < text.words.size(); ++word) {
        if (text.words[word].sentence != text.words[word - 1].sentence) beginnings.push_back(word);
    }
    return beginnings;
}

}  // namespace

WordOrder::WordOrder(const Alternative& alternative, const Field* field)
    : field_(field), description_(describe(alternative, field)) {
    add_group(alternative, 0);
}

WordOrder::WordOrder(const Proximity& proximity, const Field* field)
    : field_(field),
      operands_(proximity.operands.size()),
      is_near_(true),
      distance_(proximity.distance),
      same_sentence_(proximity.same_sentence),
      description_(describe(proximity, field)) {
    for (std::size_t operand = 0; operand < operands_; ++operand) {
        for (const Expansion& expansion : proximity.operands[operand]) {
            for (const Alternative& alternative : expansion.alternatives)
                add_group(alternative, operand);
        }
    }
}

std::size_t WordOrder::add_stem(const std::string& stem) {
    const auto known = std::find(stems_.begin(), stems_.end(), stem);
    if (known != stems_.end()) return static_cast<std::size_t>(known - stems_.begin());
    stems_.push_back(stem);
    memberships_.emplace_back();
    return stems_.size() - 1;
}

void WordOrder::add_membership(std::vector<Membership>& memberships, std::size_t group,
                               std::size_t word) {
    auto known = std::find_if(memberships.begin(), memberships.end(),
                              [group](const Membership& one) { return one.group == group; });
    if (known == memberships.end()) known = memberships.insert(known, {group, {}});
    if (known->words.empty() || known->words.back() != word) known->words.push_back(word);
}

// Single words of an operand are one group: any of them will do.
std::size_t WordOrder::group_for(const Alternative& alternative, std::size_t operand) {
    const std::size_t size = alternative.words.size();
    const auto known = std::find_if(groups_.begin(), groups_.end(), [&](const Group& group) {
        return size == 1 && group.size == 1 && group.operand == operand;
    });
    if (known != groups_.end()) return static_cast<std::size_t>(known - groups_.begin());
    groups_.push_back({operand, alternative.arrangement, size});
    return groups_.size() - 1;
}

void WordOrder::add_group(const Alternative& alternative, std::size_t operand) {
    const std::size_t group = group_for(alternative, operand);
    for (std::size_t place = 0; place < alternative.words.size(); ++place) {
        for (const SoughtWord& word : alternative.words[place]) {
            add_membership(memberships_[add_stem(word.stem)], group, place);
        }
    }
}

bool WordOrder::concerns(FieldId field) const {
    if (field_ != nullptr) return field_->id == field;
    return nachlese::field(field).kind == FieldKind::Text;
}

WordOrder::Places WordOrder::places_in(const SequenceText& text) const {
    Places places(groups_.size());
    for (std::size_t number = 0; number < text.words.size(); ++number) {
        const SequenceWord& word = text.words[number];
        for (const Membership& membership : memberships_[word.sought]) {
            places[membership.group].push_back(
                {word.position, &membership.words, {number, number + 1}});
        }
    }
    return places;
}

bool WordOrder::operands_stand_near(const Places& places, const SequenceText& text) const {
    std::vector<std::vector<MatchSpan>> operands(operands_);
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        auto spans = phrases_among(places[group], groups_[group].size);
        auto& operand = operands[groups_[group].operand];
        std::move(spans.begin(), spans.end(), std::back_inserter(operand));
    }
    const auto units = same_sentence_ ? sentence_beginnings(text) : std::vector<std::size_t>();
    return stand_near(operands, distance_, units);
}

std::vector<WordOrder::Neighbour> WordOrder::neighbours_of(std::size_t stem) const {
    // Where every stem is one word of the one group, or an operand.
    std::size_t words = 0;
    for (const Group& group : groups_)
        words += group.size;
    const bool is_one_way =
        words == stems_.size() && groups_.size() == operands_ && (!is_near_ || words == operands_);
    if (!is_one_way) return {};
    const auto distance =
        static_cast<std::ptrdiff_t>(is_near_ ? distance_ : kNearWindow - std::size_t{1});
    const bool in_order = !is_near_ && groups_.front().arrangement == Arrangement::Phrase;
    const auto place_of = [this](std::size_t one) {
        return static_cast<std::ptrdiff_t>(memberships_[one].front().words.front());
    };
    std::vector<Neighbour> neighbours;
    for (std::size_t other = 0; other < stems_.size(); ++other) {
        if (other == stem) continue;
        const std::ptrdiff_t offset = place_of(other) - place_of(stem);
        neighbours.push_back(in_order ? Neighbour{other, offset, offset}
                                      : Neighbour{other, -distance, distance});
    }
    return neighbours;
}

bool WordOrder::holds_in(const SequenceText& text) const {
    if (!concerns(text.field)) return false;
    if (!is_near_ && text.words.size() < groups_.front().size) return false;
    const Places places = places_in(text);
    if (is_near_) return operands_stand_near(places, text);
    return stand_together(places.front(), groups_.front().arrangement, groups_.front().size);
}

std::string WordOrder::description() const {
    return description_;
}

std::string WordOrder::serialise() const {
    using nlohmann::json;
    json memberships = json::array();
    for (const std::vector<Membership>& of_stem : memberships_) {
        json row = json::array();
        for (const Membership& membership : of_stem)
            row.push_back({membership.group, membership.words});
        memberships.push_back(std::move(row));
    }
    json groups = json::array();
    for (const Group& group : groups_)
        groups.push_back({group.operand, group.arrangement, group.size});
    const json order = {
        field_ == nullptr ? json() : json(field_->id),
        stems_,
        memberships,
        groups,
        operands_,
        is_near_,
        distance_,
        same_sentence_,
        description_,
    };
    std::string bytes;
    json::to_cbor(order, bytes);
    return bytes;
}

std::optional<WordOrder> WordOrder::unserialise(std::string_view serialised) {
    using nlohmann::json;
    try {
        const json parts = json::from_cbor(serialised);
        WordOrder order;
        if (!parts.at(0).is_null()) order.field_ = &nachlese::field(parts.at(0).get<FieldId>());
        parts.at(1).get_to(order.stems_);
        for (const json& of_stem : parts.at(2)) {
            order.memberships_.emplace_back();
            for (const json& row : of_stem) {
                order.memberships_.back().push_back(
                    {row.at(0).get<std::size_t>(), row.at(1).get<std::vector<std::size_t>>()});
            }
        }
        for (const json& row : parts.at(3)) {
            order.groups_.push_back({row.at(0).get<std::size_t>(), row.at(1).get<Arrangement>(),
                                     row.at(2).get<std::size_t>()});
        }
        parts.at(4).get_to(order.operands_);
        parts.at(5).get_to(order.is_near_);
        parts.at(6).get_to(order.distance_);
        parts.at(7).get_to(order.same_sentence_);
        parts.at(8).get_to(order.description_);
        return order;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

}  // namespace nachlese
