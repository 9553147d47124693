#include "query/argument_splitter.h"

#include <fmt/format.h>

namespace nachlese {

namespace {

constexpr std::string_view kShortHelp = "-h";
constexpr std::string_view kEndOfOptions = "--";

std::string_view name_of_option(std::string_view argument) {
    return argument.substr(0, argument.find('='));
}

}  // namespace

Result<SplitArguments> split_arguments(
    const std::vector<std::string>& arguments,
    const std::function<OptionKind(std::string_view name)>& kind_of) {
    SplitArguments split;
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
        if (*argument == kEndOfOptions) {
            split.query_words.insert(split.query_words.end(), argument + 1, arguments.end());
            break;
        }
        const bool is_option = argument->starts_with("--") || *argument == kShortHelp;
        if (!is_option) {
            const std::string long_name = fmt::format("-{}", name_of_option(*argument));
            if (argument->starts_with("-") && kind_of(long_name) != OptionKind::Unknown) {
                return fail(ErrorCode::Usage,
                            fmt::format("{} is written with two dashes: {}", *argument, long_name),
                            fmt::format("to leave out the word, write: -- {}", *argument));
            }
            split.query_words.push_back(*argument);
            continue;
        }
        const std::string_view name = name_of_option(*argument);
        switch (kind_of(name)) {
            case OptionKind::Unknown:
                return fail(ErrorCode::Usage, fmt::format("there is no option {}", name),
                            "see --help; query words that begin with two dashes go after --");
            case OptionKind::Flag:
                if (name.size() < argument->size()) {
                    return fail(ErrorCode::Usage, fmt::format("{} takes no value", name));
                }
                split.options.emplace_back(name);
                break;
            case OptionKind::TakesValue:
                split.options.emplace_back(name);
                if (name.size() < argument->size()) {
                    split.options.push_back(argument->substr(name.size() + 1));
                } else if (argument + 1 != arguments.end()) {
                    split.options.push_back(*++argument);
                } else {
                    return fail(ErrorCode::Usage, fmt::format("{} needs a value", name));
                }
                break;
        }
    }
    return split;
}

}  // namespace nachlese
