#include "indexer/containers/container.h"

#include "indexer/containers/arc.h"
#include "indexer/containers/archive.h"
#include "indexer/containers/warc.h"

namespace nachlese {

const std::vector<const Container*>& containers() {
    static const ArchiveContainer archive;
    static const WarcContainer warc;
    static const ArcContainer arc;
    static const std::vector<const Container*> all{&archive, &warc, &arc};
    return all;
}

}  // namespace nachlese
