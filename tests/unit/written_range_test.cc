#include "query/written_range.h"

#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "schema/utf8.h"

namespace nachlese {
namespace {

struct RangeCase {
    const char* written;
    const char* before;  // what comes before the part in the surface
    const char* part;    // folded
    const char* after;
    const char* written_part;  // null: no place answers to it
};

TEST(WrittenRange, IsThePartAsItWasWritten) {
    for (const auto& [written, before, part, after, written_part] : {
             RangeCase{"Importzoll", "import", "zoll", "", "zoll"},
             RangeCase{"IMPORTZÖLLE", "import", "zölle", "", "ZÖLLE"},
             RangeCase{"Importzoll", "", "import", "zoll", "Import"},
             RangeCase{"Straßenbahn", "strassen", "bahn", "", "bahn"},
             RangeCase{"Straßenbahn", "", "strassen", "bahn", "Straßen"},
             // Inside the ß.
             RangeCase{"Straßenbahn", "stras", "senbahn", "", nullptr},
             // Soft hyphens vanish, decomposed letters are composed, ligatures are undone.
             RangeCase{"Import\u00ADzoll", "import", "zoll", "", "zoll"},
             RangeCase{"Import\u00ADzoll", "", "import", "zoll", "Import"},
             RangeCase{"Gro\u0308\u00DFenwahn", "grössen", "wahn", "", "wahn"},
             RangeCase{"Gro\u0308\u00DFenwahn", "", "grössen", "wahn", "Gro\u0308\u00DFen"},
             RangeCase{"Schi\uFB00fahrt", "schiff", "fahrt", "", "fahrt"},
             // Joined at the end of a line.
             RangeCase{"Bundes-\nkanzler", "bundes", "kanzler", "", "kanzler"},
             RangeCase{"Bundes-\nkanzler", "", "bundes", "kanzler", "Bundes"},
             RangeCase{"Bundeskanz-\nler", "bundes", "kanzler", "", "kanz-\nler"},
             // A surface that is not made of this text.
             RangeCase{"Import-", "import", "zoll", "", nullptr},
             RangeCase{"Zoll", "import", "zoll", "", nullptr},
         }) {
        const std::string surface = std::string(before) + part + after;
        const std::size_t begin = std::string(before).size();
        const auto range = written_range(written, surface, begin, begin + std::string(part).size());
        ASSERT_EQ(range.has_value(), written_part != nullptr) << written << " " << part;
        if (!range) continue;
        EXPECT_EQ(std::string(written).substr(range->begin, range->end - range->begin),
                  written_part);
    }
}

TEST(WrittenRange, LiesOnBoundariesOfAnyText) {
    const std::string written = "Gro\u0308\u00DF\u200Ben\u00AD\u0301wahn日本\uFB03x";
    const std::string surface = fold(written);
    for (std::size_t begin = 0; begin <= surface.size(); ++begin) {
        for (std::size_t end = begin; end <= surface.size() + 1; ++end) {
            const auto range = written_range(written, surface, begin, end);
            if (!range) continue;
            ASSERT_LE(range->begin, range->end);
            const std::string part = written.substr(range->begin, range->end - range->begin);
            ASSERT_TRUE(is_valid_utf8(part)) << begin << ' ' << end;
            ASSERT_EQ(fold(part), surface.substr(begin, end - begin));
        }
    }
}

}  // namespace
}  // namespace nachlese
