#include "indexer/scope.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace nachlese {

namespace {

namespace fs = std::filesystem;

// Where `path` lies below `folder`: "" for the folder itself.
std::optional<std::string> below(const std::string& path, const std::string& folder) {
    if (path == folder) return "";
    const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
    if (!path.starts_with(prefix)) return std::nullopt;
    return path.substr(prefix.size());
}

// Without symbolic links and detours.
Result<fs::path> real_path(const std::string& path) {
    std::error_code error;
    fs::path real = fs::canonical(path, error);
    if (error) {
        return fail(ErrorCode::Io, fmt::format("{}: {}", path, error.message()),
                    "name an archive folder or a file");
    }
    return real;
}

Result<Scope> resolve(const fs::path& real, const std::vector<Root>& known_roots) {
    std::error_code error;
    const bool is_folder = fs::is_directory(real, error);
    const std::string folder = is_folder ? real.string() : real.parent_path().string();
    Scope scope;
    if (!is_folder) scope.file = real.filename().string();
    for (const Root& root : known_roots) {
        if (const auto position = below(folder, root.path)) {
            scope.root = root;
            scope.folder = *position;
            return scope;
        }
        if (below(root.path, folder)) {
            return fail(ErrorCode::Usage,
                        fmt::format("{}: contains the folder {}, which is indexed on its own",
                                    folder, root.path),
                        "`nachlese-index rebuild` with all folders of the index, this one instead "
                        "of those in it; `nachlese-index status` lists them");
        }
    }
    scope.root = make_root(folder);
    return scope;
}

bool covers(const Scope& outer, const Scope& inner) {
    if (outer.root != inner.root) return false;
    if (outer.file) return outer.file == inner.file && outer.folder == inner.folder;
    return outer.folder.empty() || below(inner.folder, outer.folder).has_value();
}

void add_uncovered(Scope scope, std::vector<Scope>& scopes) {
    const auto covers_it = [&scope](const Scope& other) { return covers(other, scope); };
    if (std::any_of(scopes.begin(), scopes.end(), covers_it)) return;
    const auto is_covered = [&scope](const Scope& other) { return covers(scope, other); };
    scopes.erase(std::remove_if(scopes.begin(), scopes.end(), is_covered), scopes.end());
    scopes.push_back(std::move(scope));
}

}  // namespace

Result<void> check_paths(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        if (auto real = real_path(path); !real) return tl::unexpected(real.error());
    }
    return {};
}

Result<std::vector<Scope>> resolve_scopes(const std::vector<std::string>& paths,
                                          std::vector<Root> known_roots) {
    std::vector<fs::path> real_paths;
    for (const std::string& path : paths) {
        auto real = real_path(path);
        if (!real) return tl::unexpected(real.error());
        real_paths.push_back(std::move(*real));
    }
    // A folder comes before what lies in it, whatever the order they were given in.
    std::sort(real_paths.begin(), real_paths.end());
    std::vector<Scope> scopes;
    for (const fs::path& real : real_paths) {
        auto scope = resolve(real, known_roots);
        if (!scope) return tl::unexpected(scope.error());
        if (std::find(known_roots.begin(), known_roots.end(), scope->root) == known_roots.end()) {
            known_roots.push_back(scope->root);
        }
        add_uncovered(std::move(*scope), scopes);
    }
    return scopes;
}

}  // namespace nachlese
