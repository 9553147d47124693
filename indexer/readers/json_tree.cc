#include "indexer/readers/json_tree.h"

#include <utility>

namespace nachlese {

using nlohmann::json;

void JsonTree::open(json&& container) {
    if (open_.size() == kDeepest || skipped_ > 0) {
        ++skipped_;
        return;
    }
    // The element stays where it is until its container is closed: nothing else is added to that.
    json& added = add(std::move(container));
    open_.push_back(&added);
    keys_.push_back(key_);
}

void JsonTree::put(json&& scalar) {
    if (skipped_ == 0) add(std::move(scalar));
}

void JsonTree::close() {
    if (skipped_ > 0) {
        --skipped_;
        return;
    }
    open_.pop_back();
    keys_.pop_back();
}

json& JsonTree::add(json&& value) {
    if (open_.empty()) return root_ = std::move(value);
    json& parent = *open_.back();
    if (parent.is_object()) return parent[key_] = std::move(value);
    parent.push_back(std::move(value));
    return parent.back();
}

}  // namespace nachlese
