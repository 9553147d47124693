// One run of alerts: saved queries over what is new, and a digest of what they find (--alerts).
#pragma once

#include <ostream>

#include "query/options.h"
#include "schema/error.h"

namespace nachlese {

// Writes the digest to options.digest_path, or to `out`, and then what has been told to the state:
// a run that ends before that is as if it had not been. Returns 0 where something is new, the exit
// status of NothingFound where nothing is, that of the first saved query that cannot be understood
// or answered; the others are answered all the same, and that one the next time, from where it was.
// IndexLocked where another run uses the same state.
Result<int> run_alerts(const SearchOptions& options, std::ostream& out);

}  // namespace nachlese
