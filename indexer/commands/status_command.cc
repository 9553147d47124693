#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <xapian.h>

#include "indexer/catalogue.h"
#include "indexer/commands/commands.h"
#include "indexer/index_folder.h"
#include "schema/index_format.h"
#include "schema/utf8.h"

namespace nachlese {

namespace {

struct RootCounts {
    std::uint64_t files = 0;
    std::uint64_t articles = 0;
    std::uint64_t failed = 0;
};

Result<RootCounts> count(const Catalogue& catalogue, const Root& root) {
    RootCounts counts;
    for (const std::string& folder : catalogue.folders(root)) {
        const auto records = catalogue.load(root, folder);
        if (!records) return tl::unexpected(records.error());
        for (const FileRecord& record : *records) {
            ++counts.files;
            counts.articles += record.articles;
            counts.failed += is_failure(record) ? 1 : 0;
        }
    }
    return counts;
}

void print_last_run(const std::string& index) {
    std::ifstream file(last_run_file(index));
    const auto report = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
    if (!report.is_object()) return;
    fmt::print("last run     {} at {}, exit status {}\n",
               printable(report.value("verb", std::string("?"))),
               printable(report.value("started", std::string("?"))),
               report.value("exit_status", -1));
}

Result<int> print_status(const IndexerOptions& options) {
    const auto live = live_generation(options.index);
    if (!live) return tl::unexpected(live.error());
    const auto database = open_index(options.index);
    if (!database) return tl::unexpected(database.error());
    fmt::print("index        {}\n", printable(options.index));
    fmt::print("generation   {}\n", live->number);
    fmt::print("articles     {}\n", database->get_doccount());
    if (const auto compounds = stored_compounds(*database).entries().size(); compounds > 0) {
        fmt::print("compounds    {} of your own\n", compounds);
    }
    const Catalogue catalogue(*database);
    for (const Root& root : roots_of(*database)) {
        const auto counts = count(catalogue, root);
        if (!counts) return tl::unexpected(counts.error());
        fmt::print("folder       {}: {} files, {} articles, {} not read whole\n",
                   printable(root.path), counts->files, counts->articles, counts->failed);
    }
    print_last_run(options.index);
    return 0;
}

}  // namespace

Result<int> run_status(const IndexerOptions& options) {
    try {
        return print_status(options);
    } catch (const Xapian::Error& error) {
        return tl::unexpected(from_xapian(error, options.index));
    }
}

}  // namespace nachlese
