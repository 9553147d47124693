#include "query/writers/result_writer.h"

namespace nachlese {

ResultHeader make_header(const SearchResult& result, std::uint64_t offset, std::uint64_t limit,
                         std::string_view query_id) {
    return {std::string(query_id), result.total,    offset,        limit,
            result.facets,         result.timeline, result.notices};
}

}  // namespace nachlese
