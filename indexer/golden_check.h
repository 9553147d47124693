// Golden queries, checked before a generation goes live, or when it has changed. They are run by
// nachlese-search, as its users run it: what it finds is what they find, or will find.
#pragma once

#include <string>

#include "schema/error.h"

namespace nachlese {

// Whether the file can be understood; better known before a long build than after it. Faults are
// named on standard error. BadInput where it cannot be; Io where nachlese-search, beside this
// program or else on PATH, cannot be started.
Result<void> check_golden_file(const std::string& file);

// What a generation is while its queries are run; messages differ by it.
enum class GoldenSubject { NotPublished, Live };

// GoldenQueryFailed where generation `number` of the index does not find what it must; standard
// error says what. When interrupted() the check ends early, as if all were well.
Result<void> check_golden_queries(const std::string& file, const std::string& index_path,
                                  int number, GoldenSubject subject);

}  // namespace nachlese
