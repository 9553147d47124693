#include "indexer/containers/container.h"

#include "indexer/containers/arc.h"
#include "indexer/containers/archive.h"
#include "indexer/containers/mbox.h"
#include "indexer/containers/warc.h"

namespace nachlese {

const std::vector<const Container*>& containers() {
    static const ArchiveContainer archive;
    static const WarcContainer warc;
    static const ArcContainer arc;
    static const MboxContainer mbox;
    static const std::vector<const Container*> all{&archive, &warc, &arc, &mbox};
    return all;
}

}  // namespace nachlese
