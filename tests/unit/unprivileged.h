// Permissions mean nothing to root, and containers run tests as root.
#pragma once

#include <filesystem>
#include <string>

#include <unistd.h>

namespace nachlese::testing {

// While it lives, the process has the rights of "nobody", who owns `folder` and all below it.
// Without effect where the process is not root's.
class Unprivileged {
  public:
    explicit Unprivileged(const std::string& folder) {
        if (geteuid() != 0) return;
        [[maybe_unused]] int failed = chown(folder.c_str(), kNobody, kNobody);
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            failed = lchown(entry.path().c_str(), kNobody, kNobody);
        was_root_ = seteuid(kNobody) == 0;
    }
    ~Unprivileged() {
        if (was_root_) [[maybe_unused]]
            const int failed = seteuid(0);
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

  private:
    static constexpr uid_t kNobody = 65534;
    bool was_root_ = false;
};

}  // namespace nachlese::testing
