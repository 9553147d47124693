#include "indexer/commands/new_generation.h"

#include <filesystem>
#include <string_view>

#include "indexer/bulk/batch_sequences.h"
#include "indexer/integrity/checksum_keeper.h"
#include "indexer/shard_writer.h"
#include "schema/replace_file.h"
#include "schema/sequence_file.h"

namespace nachlese {

namespace fs = std::filesystem;

Result<std::uint64_t> fill_generation(const Generation& generation, const Settings& settings,
                                      const std::vector<Scope>& scopes, IndexRun& run) {
    const std::string work_folder = generation.folder + "/growing";
    std::error_code error;
    fs::create_directory(work_folder, error);
    if (error) return io_error(work_folder, error.value());
    ShardWriter writer =
        ShardWriter::create(work_folder + "/first", settings.compounds, settings.map);
    writer.expect_checksums();
    if (auto filled = run.fill_new(writer, settings.compounds, work_folder, scopes); !filled) {
        return tl::unexpected(filled.error());
    }
    // By one rename: where the database is there, it is whole.
    const std::string merged = work_folder + "/merged";
    writer.compact_to(merged);
    BatchSequences sequences(work_folder);
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
    fs::remove_all(work_folder, error);
    return writer.article_count();
}

}  // namespace nachlese
