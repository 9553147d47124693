// The end of the process where no error can be returned.
#pragma once

#include <string>

namespace nachlese {

// From now on, a Xapian::Error that leaves a destructor ends the process with its message and exit
// status instead of abort(): Xapian 1.4.22 writes to disk in one (ValueUpdater in its
// glass_values.cc), so a disk that is full would end a run without a word. What was committed
// stays, as after SIGKILL. `index` is named in the message.
void report_errors_of_destructors(const std::string& index);

}  // namespace nachlese
