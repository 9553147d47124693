#include "indexer/bulk/bulk_build.h"

#include <future>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/bulk/contested_ids.h"
#include "indexer/bulk/merge.h"
#include "indexer/bulk/set_aside.h"
#include "indexer/bulk/text_sample.h"
#include "indexer/interruption.h"
#include "schema/stored_text.h"
#include "schema/terms.h"

namespace nachlese {

namespace {

// Each keeps six files open.
constexpr std::size_t kMaxDatabases = 64;

class ContestedFiles {
  public:
    ContestedFiles(const ChangePlan& plan, FolderReports& reports) {
        for (std::size_t folder = 0; folder < reports.size(); ++folder) {
            for (FileReport& file : reports[folder])
                files_.emplace(file_term(plan.folders[folder].root.key, file.path()), &file);
        }
    }

    FileReport& of(const std::string& term) { return *files_.at(term); }

  private:
    std::unordered_map<std::string, FileReport*> files_;
};

void count_file(const FileReport& file, RunReport& report) {
    const FileOutcome outcome = file.record.outcome;
    report.articles_added += file.record.articles;
    if (outcome == FileOutcome::Unfinished) return;
    if (outcome == FileOutcome::Failed || outcome == FileOutcome::Unreadable) {
        ++report.files_failed;
    }
    if (outcome == FileOutcome::Unreadable) return;
    ++report.files_read;
    report.bytes_read += file.record.size;
}

// All articles stand counted as added.
void count_contest(FileReport& file, const Article& article, const ContestOutcome& outcome,
                   RunReport& report) {
    --report.articles_added;
    if (!outcome) {
        --file.record.articles;
        file.collide(article, outcome.error());
    } else if (*outcome == ShardWriter::Addition::Newer) {
        ++report.articles_added;
        ++report.articles_removed;
    }
}

void decide_contested_ids(ShardWriter& writer, const ChangePlan& plan, FolderReports& reports,
                          RunReport& report) {
    std::set<Root> roots;
    for (const FolderChanges& changes : plan.folders)
        roots.insert(changes.root);
    ContestedFiles files(plan, reports);
    for (const Root& root : roots) {
        decide_contested_ids(
            writer, root, [&](const std::string& file) { return files.of(file).path(); },
            [&](const std::string& file, const Article& article, const ContestOutcome& outcome) {
                count_contest(files.of(file), article, outcome, report);
            });
    }
}

// Several changes of a plan may be of one folder: files that were named one by one.
void store_records(ShardWriter& writer, const ChangePlan& plan, const FolderReports& reports) {
    std::map<std::pair<Root, std::string>, std::map<std::string, FileRecord>> folders;
    for (std::size_t folder = 0; folder < reports.size(); ++folder) {
        const FolderChanges& changes = plan.folders[folder];
        for (const FileReport& file : reports[folder])
            folders[{changes.root, changes.folder}][file.record.name] = file.record_to_store();
    }
    for (const auto& [folder, by_name] : folders) {
        FolderRecords records;
        for (const auto& [name, record] : by_name)
            records.push_back(record);
        writer.store_records(folder.first, folder.second, records);
    }
}

// While files are read: it is wanted when the first of them are written. `texts` outlive it.
std::future<std::string> learn_dictionary(const std::vector<std::string>& texts,
                                          const BulkSettings& settings) {
    const auto when = settings.jobs > 1 ? std::launch::async : std::launch::deferred;
    return std::async(when, [&texts, most_bytes = settings.dictionary_bytes] {
        return make_text_dictionary(texts, most_bytes);
    });
}

}  // namespace

Result<void> bulk_build(ShardWriter& writer, const ChangePlan& plan, const BulkSettings& settings,
                        const std::string& work_folder, BulkSpace& space, RunReport& report,
                        Progress& progress) {
    const FolderReadings folders = folder_readings(plan, settings);
    TextSample sample;
    if (settings.dictionary_bytes > 0) {
        sample = sample_texts(plan, folders);
        if (auto room = space.check_start(sample.bytes); !room) return room;
    }
    const std::shared_future<std::string> dictionary =
        learn_dictionary(sample.texts, settings).share();
    BulkReading reading(plan, folders, settings, dictionary, work_folder, space, progress,
                        Pages::SetAside);
    reading.run();
    const auto is_dropped = [&settings] {
        return settings.on_interruption == OnInterruption::Drop && interrupted();
    };
    if (auto room = space.check_merge(); !room || is_dropped()) return room;
    writer.use_text_dictionary(dictionary.get());
    FolderReports reports = reading.take_reports();
    SetAside set_aside(plan, reports);
    const ChangePlan pages = set_aside.left_to_read();
    const FolderReadings page_folders = folder_readings(pages, settings);
    BulkReading page_reading(pages, page_folders, settings, dictionary, work_folder, space,
                             progress, Pages::Read, reading.end_task());
    page_reading.run();
    if (auto room = space.check_merge(); !room || is_dropped()) return room;
    set_aside.take(page_reading.take_reports());
    std::vector<std::string> databases = reading.databases();
    const std::vector<std::string> page_databases = page_reading.databases();
    databases.insert(databases.end(), page_databases.begin(), page_databases.end());
    writer.take_in(merge_neighbours(std::move(databases), kMaxDatabases, settings.jobs));
    for (const auto& folder : reports) {
        for (const FileReport& file : folder)
            count_file(file, report);
    }
    decide_contested_ids(writer, plan, reports, report);
    store_records(writer, plan, reports);
    for (auto& folder : reports) {
        for (FileReport& file : folder) {
            std::move(file.findings.begin(), file.findings.end(),
                      std::back_inserter(report.findings));
        }
    }
    writer.finish();
    return {};
}

}  // namespace nachlese
