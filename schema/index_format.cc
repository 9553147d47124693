#include "schema/index_format.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>

#include "schema/analysis/analyser.h"
#include "schema/generation.h"
#include "schema/hash.h"
#include "schema/sequence_file.h"
#include "schema/text_lines.h"

namespace nachlese {

namespace {

constexpr const char* kVersionKey = "nachlese.format";
constexpr const char* kFeaturesKey = "nachlese.features";
constexpr const char* kAnalyserKey = "nachlese.analyser";
constexpr const char* kCompoundsKey = "nachlese.compounds";

// All that this program writes and needs; a later version appends.
constexpr std::array<std::string_view, 10> kFeatures{
    "word-sequence-file", "surface-terms",    "compound-part-terms", "not-in-body-terms",
    "packed-articles",    "date-id-sort-key", "body-signatures",     "duplicate-clusters",
    "publishing-fields",  "earlier-versions",
};

constexpr const char* kRebuildHint =
    "run `nachlese-index rebuild` with this version, or search with the version that wrote it";

Result<void> check_features(std::string_view features, const std::string& path) {
    std::size_t known = 0;
    std::string unknown;
    while (!features.empty()) {
        const std::string_view feature = take_line(features);
        if (std::find(kFeatures.begin(), kFeatures.end(), feature) != kFeatures.end()) {
            ++known;
        } else {
            unknown = feature;
        }
    }
    if (!unknown.empty()) {
        return fail(ErrorCode::IndexIncompatible,
                    fmt::format("{}: the index has the feature \"{}\", unknown to this version",
                                path, unknown),
                    "use a newer version, or run `nachlese-index rebuild` with this one");
    }
    if (known != kFeatures.size()) {
        return fail(ErrorCode::IndexIncompatible,
                    fmt::format("{}: the index lacks features that this version needs", path),
                    kRebuildHint);
    }
    return {};
}

// A program that knows nothing of compounds refuses an index that has some.
std::string fingerprint_with(std::string_view compounds) {
    std::string fingerprint = Analyser::fingerprint();
    if (!compounds.empty()) fingerprint += " compounds:" + hash128_hex(compounds);
    return fingerprint;
}

// `path` is how the user names it: a database, or the index folder whose live one it is.
Result<Xapian::Database> open_database(const std::string& path, const std::string& database_path) {
    SequenceFiles::of_process().add(SequenceFile::open(database_path));
    try {
        // Not by the stub again: another generation may be live by now, with other words.
        Xapian::Database database(database_path);
        if (auto compatible = check_format(database, path); !compatible) {
            return tl::unexpected(compatible.error());
        }
        return database;
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, path));
    }
}

}  // namespace

void write_format(Xapian::WritableDatabase& database, const UserCompounds& compounds) {
    const std::string compounds_text = compounds.canonical_text();
    database.set_metadata(kVersionKey, std::to_string(kFormatVersion));
    database.set_metadata(kFeaturesKey, fmt::format("{}", fmt::join(kFeatures, "\n")));
    database.set_metadata(kCompoundsKey, compounds_text);
    database.set_metadata(kAnalyserKey, fingerprint_with(compounds_text));
}

std::string stored_compounds_text(const Xapian::Database& database) {
    return database.get_metadata(kCompoundsKey);
}

UserCompounds stored_compounds(const Xapian::Database& database) {
    auto compounds = UserCompounds::parse(stored_compounds_text(database), kCompoundsKey);
    if (!compounds) throw Xapian::DatabaseCorruptError(compounds.error().message);
    return std::move(*compounds);
}

std::string analyser_fingerprint(const Xapian::Database& database) {
    return database.get_metadata(kAnalyserKey);
}

Result<void> check_format(const Xapian::Database& database, const std::string& path) {
    const std::string version = database.get_metadata(kVersionKey);
    if (version.empty()) {
        return fail(ErrorCode::IndexIncompatible,
                    fmt::format("{}: this Xapian database was not written by Nachlese", path),
                    "name the folder that nachlese-index wrote");
    }
    if (version != std::to_string(kFormatVersion)) {
        return fail(ErrorCode::IndexIncompatible,
                    fmt::format("{}: the index has format {}, this version reads format {}", path,
                                version, kFormatVersion),
                    kRebuildHint);
    }
    if (auto features = check_features(database.get_metadata(kFeaturesKey), path); !features) {
        return features;
    }
    const std::string analyser = analyser_fingerprint(database);
    const std::string expected = fingerprint_with(database.get_metadata(kCompoundsKey));
    if (analyser != expected) {
        return fail(ErrorCode::IndexIncompatible,
                    fmt::format("{}: the index was analysed by \"{}\", this version uses \"{}\"",
                                path, analyser, expected),
                    kRebuildHint);
    }
    return {};
}

Result<Xapian::Database> open_index(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return fail(
            ErrorCode::IndexMissing, fmt::format("{}: there is no such folder", path),
            "make an index with `nachlese-index update --index DIR FOLDER`, or name another "
            "with --index");
    }
    // Any other kind of database is Xapian's to open, or to name.
    if (!is_index_folder(path)) return open_database(path, path);
    for (;;) {
        const auto live = live_generation(path);
        if (!live) return tl::unexpected(live.error());
        auto database = open_database(path, live->database);
        if (database || database.error().code != ErrorCode::IndexMissing) return database;
        // Two publishes on, a generation is gone that the stub named a moment ago.
        const auto now = live_generation(path);
        if (now && now->number != live->number) continue;
        return fail(ErrorCode::IndexDamaged, database.error().message,
                    "run `nachlese-index repair`");
    }
}

}  // namespace nachlese
