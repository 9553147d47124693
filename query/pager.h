// Shows the output page by page, as git does: https://git-scm.com/docs/git-config, core.pager.
#pragma once

#include <string>

#include <sys/types.h>

#include "schema/error.h"

namespace nachlese {

// The command that NACHLESE_PAGER names, else PAGER, else less. Empty where no pager is wanted (it
// is set to nothing or to cat) or the program is not there. The values are those of the
// environment, null where unset; `path` is PATH's.
[[nodiscard]] std::string pager_command(const char* nachlese_pager, const char* pager,
                                        const char* path);

// A running pager. While it runs, standard output is a pipe to it, and an interrupt is its own
// affair.
class Pager {
  public:
    // `command` is one of the shell. Where LESS is unset, less gets -FRX: it ends at once if all
    // fits on the screen, passes colours and leaves the screen as it is. Io where no process can be
    // made.
    static Result<Pager> start(const std::string& command);
    // Waits until the reader has had enough. What is buffered has to be flushed before.
    ~Pager();
    Pager(Pager&& other) noexcept : process_(other.process_) { other.process_ = -1; }
    Pager(const Pager&) = delete;
    Pager& operator=(const Pager&) = delete;
    Pager& operator=(Pager&&) = delete;

  private:
    explicit Pager(pid_t process) : process_(process) {}
    pid_t process_;
};

}  // namespace nachlese
