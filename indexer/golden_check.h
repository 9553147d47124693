// Golden queries, checked before a generation goes live. They are run by nachlese-search, as its
// users run it: what it finds is what they will find.
#pragma once

#include <string>

#include "schema/error.h"

namespace nachlese {

// Whether the file can be understood; better known before a long build than after it. Faults are
// named on standard error. BadInput where it cannot be; Io where nachlese-search, beside this
// program or else on PATH, cannot be started.
Result<void> check_golden_file(const std::string& file);

// GoldenQueryFailed where generation `number` of the index, live or not, does not find what it
// must; standard error says what. When interrupted() the check ends early, as if all were well.
Result<void> check_golden_queries(const std::string& file, const std::string& index_path,
                                  int number);

}  // namespace nachlese
