#!/usr/bin/env bash
# What is installed is whole and works from where it lies; the Debian package is one.
#
#   installed_test.sh SOURCE-FOLDER BUILD-FOLDER VERSION

set -uo pipefail
source_folder=$1
build=$2
version=$3
# shellcheck source=tests/integration/check.sh
source "$source_folder/tests/integration/check.sh"
root=$scratch/root
package=$scratch/package/nachlese_${version}_$(dpkg --print-architecture).deb

readonly installed_files=(
    bin/nachlese-index
    bin/nachlese-search
    lib/systemd/system/nachlese-nightly@.service
    lib/systemd/system/nachlese-nightly@.timer
    libexec/nachlese/install
    libexec/nachlese/lib/nightly_config.sh
    libexec/nachlese/lib/nightly_state.sh
    libexec/nachlese/mail-digest
    libexec/nachlese/mail-failure
    libexec/nachlese/nightly-reindex
    share/bash-completion/completions/nachlese-index
    share/bash-completion/completions/nachlese-search
    share/doc/nachlese/README.md
    share/doc/nachlese/changelog.gz
    share/doc/nachlese/copyright
    share/doc/nachlese/examples/nightly-reindex.conf.example
    share/fish/vendor_completions.d/nachlese-index.fish
    share/fish/vendor_completions.d/nachlese-search.fish
    share/man/man1/nachlese-index.1.gz
    share/man/man1/nachlese-search.1.gz
    share/man/man7/nachlese-query.7.gz
)

# With next to nothing in the environment, but for what a sanitizer needs.
from_the_root() {
    local program=$1
    shift
    env -i ASAN_OPTIONS="${ASAN_OPTIONS:-}" "$root/usr/local/bin/$program" "$@"
}

missing_files() {
    local file
    for file in "${installed_files[@]}"; do
        [[ -f $1/$file ]] || printf '%s\n' "$file"
    done
    for file in "$source_folder"/docs/*.schema.json; do
        [[ -f $1/share/doc/nachlese/${file##*/} ]] || printf '%s\n' "$file"
    done
}

installs_below_a_prefix() {
    check 'cmake --install succeeds' env DESTDIR="$root" \
        cmake --install "$build" --prefix /usr/local
    check 'all is in its place' no_output missing_files "$root/usr/local"
    check 'zsh finds its completion' test -f "$root/usr/local/share/zsh/site-functions/_nachlese-search"
    # shellcheck disable=SC2016
    check 'nothing names the build folder' no_output sh -c '! grep -rlF "$0" "$1"/share' \
        "$build" "$root/usr/local"
}

# Inflection, compounds and other names for the same take a lexicon and a table: nothing of them is
# beside the programs.
runs_from_there() {
    mkdir "$scratch/archive"
    printf 'Streit um die Hafengebühren\n\nIn Kyjiw wurde am Montag über Häfen verhandelt.\n' \
        >"$scratch/archive/streit.txt"
    check 'the installed program indexes' \
        from_the_root nachlese-index update --quiet --index "$scratch/index" "$scratch/archive"
    local query
    for query in Hafen Gebühr Kiew; do
        check "the installed program finds by '$query'" \
            from_the_root nachlese-search --index "$scratch/index" "$query"
    done
}

packages() {
    check 'cpack makes a package' cpack --config "$build/CPackConfig.cmake" -B "$scratch/package"
    dpkg-deb --extract "$package" "$scratch/unpacked"
    check 'the package has all files' no_output missing_files "$scratch/unpacked/usr"
    check 'zsh of Debian finds its completion' \
        test -f "$scratch/unpacked/usr/share/zsh/vendor-completions/_nachlese-search"
    dpkg-deb --field "$package" >"$scratch/fields"
    check 'the service runs the script of the package' contains \
        "$scratch/unpacked/usr/lib/systemd/system/nachlese-nightly@.service" \
        '^ExecStart=/usr/libexec/nachlese/nightly-reindex '
    check 'the package depends on the libraries' contains "$scratch/fields" \
        '^Depends: .*libicu72.*libxapian30'
    if command -v lintian >/dev/null; then
        check 'lintian finds nothing' no_output lintian --allow-root --fail-on error,warning "$package"
    fi
}

installs_below_a_prefix
runs_from_there
packages
finish
