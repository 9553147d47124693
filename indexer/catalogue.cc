#include "indexer/catalogue.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "schema/hash.h"

namespace nachlese {

namespace {

constexpr std::string_view kFolderKey = "nachlese.folder:";
// A file's name and folder may hold any byte but this one.
constexpr char kSeparator = '\0';
// Xapian limits keys to 245 bytes (a zero byte counts twice).
constexpr std::size_t kMaxFolderBytes = 160;

std::string folder_key_prefix(const Root& root) {
    return fmt::format("{}{}:", kFolderKey, root.key);
}

// A folder whose name is too long for a key is hashed; its full name stands in its entry.
std::string folder_key(const Root& root, const std::string& folder) {
    const std::string name =
        folder.size() <= kMaxFolderBytes ? "/" + folder : "#" + hash128_hex(folder);
    return folder_key_prefix(root) + name;
}

std::optional<std::string_view> take_field(std::string_view& rest) {
    const std::size_t length = rest.find(kSeparator);
    if (length == std::string_view::npos) return std::nullopt;
    const std::string_view field = rest.substr(0, length);
    rest.remove_prefix(length + 1);
    return field;
}

template <typename Number>
bool take_number(std::string_view& rest, Number& number) {
    const auto field = take_field(rest);
    if (!field) return false;
    const auto [end, error] = std::from_chars(field->data(), field->data() + field->size(), number);
    return error == std::errc{} && end == field->data() + field->size();
}

bool take_text(std::string_view& rest, std::string& text) {
    const auto field = take_field(rest);
    if (field) text = *field;
    return field.has_value();
}

bool take_outcome(std::string_view& rest, FileOutcome& outcome) {
    const auto field = take_field(rest);
    if (!field || field->size() != 1 ||
        std::string_view("RNFUCIPAW").find((*field)[0]) == std::string_view::npos) {
        return false;
    }
    outcome = static_cast<FileOutcome>((*field)[0]);
    return true;
}

Error damaged_catalogue() {
    return {ErrorCode::IndexDamaged, "the index's list of files is damaged",
            "rebuild the index from the archive"};
}

}  // namespace

bool is_failure(const FileRecord& record) {
    switch (record.outcome) {
        case FileOutcome::Read:
        case FileOutcome::NoArticle:
        case FileOutcome::Part:
            return false;
        case FileOutcome::Assembled:
        case FileOutcome::Awaiting:
            return !record.reason.empty();
        default:
            return true;
    }
}

std::string pack(const FolderRecords& records) {
    std::string packed;
    auto out = std::back_inserter(packed);
    for (const FileRecord& record : records) {
        fmt::format_to(out, "{}{}{}{}{}{}", record.name, kSeparator, record.size, kSeparator,
                       record.mtime_ns, kSeparator);
        fmt::format_to(out, "{}{}{}{}{}{}{}{}", record.content_hash, kSeparator,
                       static_cast<char>(record.outcome), kSeparator, record.articles, kSeparator,
                       record.reason, kSeparator);
    }
    return packed;
}

Result<FolderRecords> unpack(std::string_view packed) {
    FolderRecords records;
    while (!packed.empty()) {
        FileRecord& record = records.emplace_back();
        const bool whole = take_text(packed, record.name) && take_number(packed, record.size) &&
                           take_number(packed, record.mtime_ns) &&
                           take_text(packed, record.content_hash) &&
                           take_outcome(packed, record.outcome) &&
                           take_number(packed, record.articles) && take_text(packed, record.reason);
        if (!whole) return tl::unexpected(damaged_catalogue());
    }
    return records;
}

std::vector<std::string> Catalogue::folders(const Root& root) const {
    std::vector<std::string> found;
    const std::string prefix = folder_key_prefix(root);
    for (auto key = database_.metadata_keys_begin(prefix);
         key != database_.metadata_keys_end(prefix); ++key) {
        const std::string name = (*key).substr(prefix.size());
        if (name.starts_with('/')) {
            found.push_back(name.substr(1));
        } else {
            const std::string entry = database_.get_metadata(*key);
            found.push_back(entry.substr(0, entry.find(kSeparator)));
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

Result<FolderRecords> Catalogue::load(const Root& root, const std::string& folder) const {
    const std::string entry = database_.get_metadata(folder_key(root, folder));
    if (entry.empty()) return FolderRecords{};
    std::string_view packed = entry;
    if (!take_field(packed)) return tl::unexpected(damaged_catalogue());
    return unpack(packed);
}

void Catalogue::store(Xapian::WritableDatabase& database, const Root& root,
                      const std::string& folder, const FolderRecords& records) {
    const std::string entry = records.empty() ? std::string{} : folder + kSeparator + pack(records);
    database.set_metadata(folder_key(root, folder), entry);
}

}  // namespace nachlese
