#include "tests/crash/disk_model.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <gtest/gtest.h>

namespace nachlese::testing {

namespace fs = std::filesystem;

namespace {

// What a disk writes whole or not at all is smaller than a block of Xapian's.
constexpr std::size_t kWholeBytes = 4096;

}  // namespace

DiskModel::DiskModel(std::string root) : root_(std::move(root)), nodes_(1) {
    nodes_[0].is_folder = true;
}

DiskModel::Place DiskModel::place_of(const std::string& path) const {
    Place place{0, {}};
    const fs::path below = fs::path(path).lexically_relative(root_);
    if (below == ".") return place;
    for (const fs::path& part : below) {
        if (!place.name.empty()) place.folder = nodes_[place.folder].names.at(place.name);
        place.name = part;
    }
    return place;
}

std::optional<DiskModel::Number> DiskModel::node_at(const Place& place) const {
    if (place.name.empty()) return place.folder;
    const Names& names = nodes_[place.folder].names;
    const auto found = names.find(place.name);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

void DiskModel::put(const Place& place, std::optional<Number> node,
                    const std::optional<Place>& from) {
    Renaming renaming{++order_, place.name, node, std::nullopt};
    if (from) {
        renaming.from = {from->folder, from->name};
        nodes_[from->folder].names.erase(from->name);
    }
    Node& folder = nodes_[place.folder];
    if (node) {
        folder.names[place.name] = *node;
    } else {
        folder.names.erase(place.name);
    }
    folder.renamings.push_back(std::move(renaming));
}

void DiskModel::carry_out(const SystemCall& call) {
    using Kind = SystemCall::Kind;
    const Place place = place_of(call.path);
    const auto node = node_at(place);
    const auto make = [&](bool is_folder) {
        nodes_.emplace_back().is_folder = is_folder;
        put(place, nodes_.size() - 1);
    };
    switch (call.kind) {
        case Kind::Create:
            if (!node) make(false);
            return;
        case Kind::MakeFolder:
            make(true);
            return;
        case Kind::Write:
            nodes_.at(node.value()).writes.push_back({call.offset, call.data});
            return;
        case Kind::Truncate:
            nodes_.at(node.value()).writes.push_back({call.offset, std::nullopt});
            return;
        case Kind::Flush:
            flush(nodes_.at(node.value()));
            return;
        case Kind::Rename:
            put(place_of(call.target), node.value(), place);
            return;
        case Kind::Link:
            put(place_of(call.target), node.value());
            return;
        case Kind::Remove:
            put(place, std::nullopt);
            return;
    }
}

void DiskModel::apply(const Write& write, std::string& content) {
    if (!write.data) {
        content.resize(write.offset);
        return;
    }
    content.resize(std::max(content.size(), write.offset + write.data->size()));
    content.replace(write.offset, write.data->size(), *write.data);
}

// What leaves a folder for another one is on disk there together with its arrival.
void DiskModel::apply(const Renaming& renaming, Number folder,
                      std::map<Number, Names>& names) const {
    if (renaming.from) names[renaming.from->first].erase(renaming.from->second);
    if (renaming.node) {
        names[folder][renaming.name] = *renaming.node;
    } else {
        names[folder].erase(renaming.name);
    }
}

void DiskModel::flush(Node& node) {
    for (const Write& write : node.writes)
        apply(write, node.flushed);
    node.writes.clear();
    for (const Renaming& renaming : node.renamings) {
        if (!renaming.from) continue;
        Node& source = nodes_[renaming.from->first];
        source.flushed_names.erase(renaming.from->second);
        // It came and went: that it came is no longer to be seen.
        std::erase_if(source.renamings, [&](const Renaming& earlier) {
            return earlier.order < renaming.order && earlier.name == renaming.from->second;
        });
    }
    node.flushed_names = node.names;
    node.renamings.clear();
}

std::map<DiskModel::Number, DiskModel::Names> DiskModel::surviving_names(
    Unflushed survives, std::mt19937& random) const {
    std::map<Number, Names> names;
    std::vector<std::pair<Number, const Renaming*>> surviving;
    for (Number number = 0; number < nodes_.size(); ++number) {
        const Node& node = nodes_[number];
        if (!node.is_folder) continue;
        names[number] = node.flushed_names;
        std::size_t count = node.renamings.size();
        if (survives == Unflushed::None || survives == Unflushed::ContentsAlone) count = 0;
        if (survives == Unflushed::AnyPart) count = random() % (count + 1);
        for (std::size_t i = 0; i < count; ++i)
            surviving.emplace_back(number, &node.renamings[i]);
    }
    std::sort(surviving.begin(), surviving.end(),
              [](const auto& a, const auto& b) { return a.second->order < b.second->order; });
    for (const auto& [folder, renaming] : surviving)
        apply(*renaming, folder, names);
    return names;
}

std::string DiskModel::surviving_content(const Node& node, Unflushed survives,
                                         std::mt19937& random) {
    std::string content = node.flushed;
    if (survives == Unflushed::None || survives == Unflushed::NamesAlone) return content;
    std::size_t size = content.size();
    for (const Write& write : node.writes) {
        if (survives == Unflushed::All || survives == Unflushed::ContentsAlone || !write.data) {
            apply(write, content);
            size = content.size();
            continue;
        }
        size = std::max(size, write.offset + write.data->size());
        for (std::size_t at = 0; at < write.data->size(); at += kWholeBytes) {
            if (survives == Unflushed::AnyPart && random() % 2 == 0)
                apply({write.offset + at, write.data->substr(at, kWholeBytes)}, content);
        }
    }
    if (survives != Unflushed::AnyPart || random() % 2 == 0) content.resize(size);
    return content;
}

void DiskModel::collect(Number folder, const std::string& path,
                        const std::map<Number, Names>& names, Unflushed survives,
                        std::mt19937& random, Files& files) const {
    for (const auto& [name, number] : names.at(folder)) {
        const Node& node = nodes_[number];
        if (node.is_folder) {
            files.emplace(path + name + "/", "");
            collect(number, path + name + "/", names, survives, random, files);
        } else {
            files.emplace(path + name, surviving_content(node, survives, random));
        }
    }
}

DiskModel::Files DiskModel::after_power_cut(Unflushed survives, std::mt19937& random) const {
    Files files;
    collect(0, {}, surviving_names(survives, random), survives, random, files);
    return files;
}

void DiskModel::write(const Files& files, const std::string& folder) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const auto& [name, content] : files) {
        const fs::path path = fs::path(folder) / name;
        if (name.ends_with('/')) {
            fs::create_directories(path);
        } else {
            std::ofstream(path, std::ios::binary) << content;
        }
    }
}

}  // namespace nachlese::testing
