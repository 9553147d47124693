#include "manual/completion_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace nachlese::manual {

std::string shell_word(std::string_view text) {
    std::string word = "'";
    for (const char c : text)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

std::string in_short(std::string_view description) {
    std::string text;
    int depth = 0;  // of parentheses
    for (const char c : description) {
        if ((c == ' ' || c == '\n') && depth == 0 && (text.ends_with(';') || text.ends_with('.')))
            break;
        if (c == '(') ++depth;
        if (c == ')') --depth;
        text += c == '\n' ? ' ' : c;
    }
    while (text.ends_with(';') || text.ends_with('.'))
        text.pop_back();
    return text;
}

std::string function_name(std::string_view program) {
    std::string name = "_" + std::string(program);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    return fmt::format("{}", fmt::join(words, separator));
}

ValueKind operand_kind(const Command& command) {
    return command.operands.empty() ? ValueKind::None : command.operands.front().kind;
}

}  // namespace nachlese::manual
