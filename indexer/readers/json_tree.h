// Builds one JSON value out of the events of a parser.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace nachlese {

class JsonTree {
  public:
    // What is nested deeper is left out: no article is, and hostile files are.
    static constexpr std::size_t kDeepest = 64;

    // Before anything was opened, and after the last close().
    [[nodiscard]] bool is_whole() const { return open_.empty() && skipped_ == 0; }

    void take_key(std::string&& key) { key_ = std::move(key); }
    void open(nlohmann::json&& container);
    void put(nlohmann::json&& scalar);
    void close();

    // Whether nothing but objects is open, each under a key for which `fits(key)` holds, and so
    // does the key that was taken last.
    template <typename Fits>
    [[nodiscard]] bool stands_under(Fits fits) const {
        if (open_.empty() || skipped_ > 0 || !fits(key_)) return false;
        for (std::size_t i = 0; i < open_.size(); ++i) {
            if (!open_[i]->is_object() || (i > 0 && !fits(keys_[i]))) return false;
        }
        return true;
    }

    [[nodiscard]] nlohmann::json& root() { return root_; }

  private:
    nlohmann::json& add(nlohmann::json&& value);

    nlohmann::json root_;
    std::vector<nlohmann::json*> open_;
    std::vector<std::string> keys_;  // under which each of them stands
    std::string key_;
    std::size_t skipped_ = 0;  // containers that are open and left out
};

}  // namespace nachlese
