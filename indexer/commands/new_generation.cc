#include "indexer/commands/new_generation.h"

#include <filesystem>
#include <string_view>

#include "indexer/bulk/batch_sequences.h"
#include "indexer/integrity/checksum_keeper.h"
#include "indexer/interruption.h"
#include "indexer/shard_writer.h"
#include "schema/replace_file.h"
#include "schema/sequence_file.h"

namespace nachlese {

namespace fs = std::filesystem;

namespace {

struct Abandoned {};

// Xapian's compaction takes minutes of a large index, and asks nobody but between two tables.
class AbandonableCompactor : public Xapian::Compactor {
  public:
    void set_status(const std::string& /*table*/, const std::string& /*status*/) override {
        if (interrupted()) throw Abandoned{};
    }
};

// Whether it was done: not where interrupted() before, and that drops it.
bool merge(ShardWriter& writer, const std::string& path, OnInterruption on_interruption) {
    if (on_interruption == OnInterruption::Keep) {
        writer.compact_to(path);
        return true;
    }
    AbandonableCompactor compactor;
    try {
        if (!interrupted()) writer.compact_to(path, compactor);
    } catch (const Abandoned&) {
        return false;
    }
    return !interrupted();
}

}  // namespace

Result<std::uint64_t> fill_generation(const Generation& generation, const Settings& settings,
                                      const std::vector<Scope>& scopes,
                                      OnInterruption on_interruption, IndexRun& run) {
    if (auto room = run.check_room_to_begin(); !room) return tl::unexpected(room.error());
    const std::string work = work_folder(generation);
    std::error_code error;
    fs::create_directory(work, error);
    if (error) return io_error(work, error.value());
    ShardWriter writer = ShardWriter::create(work + "/first", settings.compounds, settings.map);
    writer.expect_checksums();
    if (auto filled = run.fill_new(writer, settings.compounds, work, scopes, on_interruption);
        !filled) {
        return tl::unexpected(filled.error());
    }
    // By one rename: where the database is there, it is whole.
    const std::string merged = work + "/merged";
    if (!merge(writer, merged, on_interruption)) return 0;
    BatchSequences sequences(work);
    const auto sequence_at = [&](std::string_view place) { return sequences.at(place); };
    if (auto written = write_sequence_file(merged, sequence_at); !written) {
        return tl::unexpected(written.error());
    }
    if (auto written = write_first_checksums(merged); !written) {
        return tl::unexpected(written.error());
    }
    fs::rename(merged, generation.database, error);
    if (error) return io_error(generation.database, error.value());
    // Durable before a stub can name it.
    for (const std::string& folder :
         {generation.folder, fs::path(generation.folder).parent_path().string()}) {
        if (auto flushed = flush_folder(folder); !flushed) return tl::unexpected(flushed.error());
    }
    // The folder itself stays until the generation is live.
    for (const auto& entry : fs::directory_iterator(work, error))
        fs::remove_all(entry.path(), error);
    return writer.article_count();
}

}  // namespace nachlese
