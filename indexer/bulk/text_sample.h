// What an index learns from about the texts it will pack (schema/stored_text.h), before the first
// article is written.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/bulk/bulk_reading.h"
#include "indexer/bulk/bulk_space.h"
#include "indexer/change_plan.h"

namespace nachlese {

// How large a dictionary pays for what there is to read; 0 where none does.
[[nodiscard]] std::size_t text_dictionary_bytes(const ChangePlan& plan);

struct TextSample {
    std::vector<std::string> texts;
    SampledBytes bytes;  // of the files that were looked at
};

// Texts of articles from files that lie evenly over the plan. Depends on nothing but the plan and
// its files. Fewer when interrupted() (indexer/interruption.h).
[[nodiscard]] TextSample sample_texts(const ChangePlan& plan, const FolderReadings& folders);

}  // namespace nachlese
