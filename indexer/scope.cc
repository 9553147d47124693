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

Result<Scope> resolve(const std::string& path, const std::vector<Root>& known_roots) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (error) {
        return fail(ErrorCode::Io, fmt::format("{}: {}", path, error.message()),
                    "name an archive folder or a file");
    }
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
                        fmt::format("{}: contains the folder {}, which is indexed on its own", path,
                                    root.path),
                        fmt::format("index it afresh with `nachlese-index rebuild {}`", path));
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

Result<std::vector<Scope>> resolve_scopes(const std::vector<std::string>& paths,
                                          std::vector<Root> known_roots) {
    std::vector<Scope> scopes;
    for (const std::string& path : paths) {
        auto scope = resolve(path, known_roots);
        if (!scope) return tl::unexpected(scope.error());
        if (std::find(known_roots.begin(), known_roots.end(), scope->root) == known_roots.end()) {
            known_roots.push_back(scope->root);
        }
        add_uncovered(std::move(*scope), scopes);
    }
    return scopes;
}

}  // namespace nachlese
