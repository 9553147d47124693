#!/usr/bin/env bash
# What ARCHITECTURE.md promises and no compiler checks: paths that pages name exist, dependencies
# point one way, files stay small, every source is built.
#
#   architecture_test.sh SOURCE-FOLDER

set -uo pipefail
cd "$1" || exit 1
# shellcheck source=tests/integration/check.sh
source tests/integration/check.sh

readonly longest_file=400
readonly code_folders=(schema indexer query manual tests)

# folder, regular expression of what its files must not include
readonly forbidden_includes=(
    schema '"(indexer|query|manual|tests)/'
    indexer '"(query|manual|tests)/'
    query '"(indexer|manual|tests)/'
    manual '"tests/'
    indexer/readers '<xapian'
    query/language '<xapian'
)

# The words of a document that claim to be paths: those in backticks and in code blocks which begin
# with a folder of the project or look like a file beside README.md. `<name>` stands for anything.
# What lies below build/ is made later and not looked for.
paths_named_in() {
    local folders
    folders=$(find . -mindepth 1 -maxdepth 1 -type d ! -name .git ! -name build -printf '%f|')
    awk '/^ *```/ { fenced = !fenced; next }
         fenced { print; next }
         { for (n = split($0, part, "`"); n > 1; --n) if (n % 2 == 0) print part[n] }' "$1" |
        tr -s '[:blank:]"()=,;' '\n' |
        sed -E 's|^\./||; s|<[^>]*>|*|g; s|[.:]+$||' |
        grep -E "^(${folders%|})/|^[A-Z][A-Za-z]+\.(md|json|txt)\$" | sort -u
}

missing_paths() {
    local page path
    for page in "${pages[@]}"; do
        paths_named_in "$page" | while IFS= read -r path; do
            compgen -G "$path" >/dev/null || printf '%s names %s\n' "$page" "$path"
        done
    done
    return 0 # a page may name none
}

includes_against_the_direction() {
    local -i row
    for ((row = 0; row < ${#forbidden_includes[@]}; row += 2)); do
        grep -rEn --include='*.h' --include='*.cc' \
            "^ *# *include *${forbidden_includes[row + 1]}" "${forbidden_includes[row]}"
    done
    return 0
}

source_files() {
    find "${code_folders[@]}" -name '*.cc' -o -name '*.h' -o -name '*.sh'
    find scripts .ci -type f
}

files_that_are_too_long() {
    source_files | while IFS= read -r file; do
        awk -v most="$longest_file" 'END { if (NR > most) print FILENAME ": " NR " lines" }' "$file"
    done
}

# Every source that some CMakeLists.txt names, relative to the project's root.
listed_sources() {
    local list folder
    find "${code_folders[@]}" -name CMakeLists.txt | while IFS= read -r list; do
        folder=$(dirname "$list")
        {
            grep -Eo '[A-Za-z0-9_./-]+\.cc' "$list"
            sed -nE 's/^nachlese_fuzzer\((\w+).*/\1_fuzz.cc/p' "$list"
        } | sed "s|^|$folder/|" | xargs --no-run-if-empty realpath -m --relative-to=.
    done
}

sources_nobody_builds() {
    comm -23 <(find "${code_folders[@]}" -name '*.cc' | sort) <(listed_sources | sort -u)
}

mapfile -t pages < <(find . -name '*.md' -not -path './build/*' -not -path './tests/data/*')
check 'there are pages to check' test "${#pages[@]}" -gt 0
check 'paths that pages name exist' no_output missing_paths
check 'the source has been found' test "$(source_files | wc -l)" -gt 20
check 'includes follow indexer -> schema <- query' no_output includes_against_the_direction
check "no file has more than $longest_file lines" no_output files_that_are_too_long
check 'every source is listed in a CMakeLists.txt' no_output sources_nobody_builds
finish
