#include "query/command_line.h"

#include <algorithm>
#include <span>
#include <string>
#include <thread>

#include <sched.h>

#include "query/help_text.h"

namespace nachlese {

namespace {

// Those that this process may run on. hardware_concurrency() reads them from a file of the
// kernel's, which takes a hundredth of a search.
unsigned usable_cores() {
    cpu_set_t cores;
    if (sched_getaffinity(0, sizeof(cores), &cores) == 0) {
        return static_cast<unsigned>(CPU_COUNT(&cores));
    }
    return std::thread::hardware_concurrency();
}

bool is_among(std::string_view name, std::string_view names) {
    while (!names.empty()) {
        const std::size_t length = std::min(names.find(','), names.size());
        if (names.substr(0, length) == name) return true;
        names.remove_prefix(std::min(length + 1, names.size()));
    }
    return false;
}

}  // namespace

SearchCommandLine::SearchCommandLine(SearchOptions& options, RawOptions& raw)
    : app_("Searches an index of news articles that nachlese-index has made.", kSearchProgram),
      options_(options),
      raw_(raw) {
    options.jobs = std::clamp(usable_cores(), 1U, kMaxDefaultJobs);
    app_.set_help_flag();  // CLI11's own
    app_.footer(&help_footer);
    app_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

template <typename Wanted>
void SearchCommandLine::declare(const OptionGroup& group, Wanted is_wanted) {
    for (const OptionRow& row : group.rows) {
        if (!is_wanted(row.names)) continue;
        app_.option_defaults()->group(group.name);
        Declaration option{app_, std::string(row.names), options_, raw_};
        row.declare(option);
    }
}

template <typename Wanted>
void SearchCommandLine::declare(Wanted is_wanted) {
    for (const std::span<const OptionGroup> groups :
         {groups_about_searching(), groups_about_showing()}) {
        for (const OptionGroup& group : groups)
            declare(group, is_wanted);
    }
}

const CLI::Option* SearchCommandLine::find(std::string_view name) {
    const std::string wanted(name);
    if (const auto* const declared = app_.get_option_no_throw(wanted); declared != nullptr) {
        return declared;
    }
    declare([name](std::string_view names) { return is_among(name, names); });
    return app_.get_option_no_throw(wanted);
}

void SearchCommandLine::declare_all() {
    declare([](std::string_view /*names*/) { return true; });
}

}  // namespace nachlese
