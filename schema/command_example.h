// How --help and the manual pages show what a program is used for.
#pragma once

#include <string_view>

namespace nachlese {

struct CommandExample {
    std::string_view command;  // as typed at a shell
    std::string_view meaning;
};

}  // namespace nachlese
