#!/usr/bin/env bash
# The manual pages are clean and say what --help says; the shells complete what the programs take.
#
#   manual_test.sh SOURCE-FOLDER MADE-FOLDER BIN-FOLDER...
#
# MADE-FOLDER is laid out as share/ is, BIN-FOLDERs hold the programs. Shells that are not installed
# are passed over.

set -uo pipefail
source_folder=$1
made=$2
shift 2
# shellcheck source=tests/integration/check.sh
source "$source_folder/tests/integration/check.sh"
PATH=$(printf '%s:' "$@")$PATH
readonly programs=(nachlese-index nachlese-search)

is_installed() {
    command -v "$1" >/dev/null || {
        printf 'skipped %s is not installed\n' "$1"
        return 1
    }
}

# options_of PROGRAM [VERB]: the long ones of its --help, one a line.
options_of() {
    "$@" --help | sed '/^Examples:/q' | grep -oE '^  [^ ]+' | grep -oE -- '--[a-z-]+' | LC_ALL=C sort -u
}

verbs() {
    nachlese-index --help | sed -n '/^Subcommands:/,/^$/ s/^  \([a-z]\+\) .*/\1/p'
}

# As roff writes them.
options_missing_on() {
    local page=$1 option
    shift
    options_of "$@" | while IFS= read -r option; do
        grep -qF -- "\\fB${option//-/\\-}\\fR" "$page" || printf '%s\n' "$option"
    done
}

check_pages() {
    local packed page
    for packed in "$made"/man/man*/*.gz; do
        page=$scratch/$(basename "$packed" .gz)
        gzip -dc "$packed" >"$page"
        if is_installed mandoc; then
            check "$(basename "$page"): mandoc has nothing to say" no_output mandoc -Tlint "$page"
        fi
        if is_installed man; then
            # shellcheck disable=SC2016
            check "$(basename "$page"): nor has groff" no_output \
                env LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 \
                sh -c 'man --warnings -E UTF-8 -l -Tutf8 -Z "$1" 2>&1 >/dev/null' sh "$page"
        fi
    done
    local verb
    for verb in $(verbs); do
        check "nachlese-index(1) has all options of $verb" no_output \
            options_missing_on "$scratch/nachlese-index.1" nachlese-index "$verb"
    done
    check 'nachlese-search(1) has all options' no_output \
        options_missing_on "$scratch/nachlese-search.1" nachlese-search
    check 'nachlese-query(7) has the operators' contains "$scratch/nachlese-query.7" \
        'fBABSATZ.*fBPARAGRAPH'
}

# in_bash WORD...: what bash offers for the last word of a command line.
in_bash() {
    # shellcheck disable=SC2016  # expands in the shell that is started
    bash --norc -c 'source "$0" && COMP_WORDS=("$@") && COMP_CWORD=$(($# - 1)) &&
        "_${1//-/_}" && printf "%s\n" "${COMPREPLY[@]}"' \
        "$made/bash-completion/completions/$1" "$@" | LC_ALL=C sort | tr '\n' ' '
}

in_fish() {
    # shellcheck disable=SC2016
    fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' \
        "$made/fish/vendor_completions.d/${1%% *}.fish" "$1" | cut -f 1 | LC_ALL=C sort | tr '\n' ' '
}

# in_zsh TYPED ADDED: zsh completes in its line editor alone. It gets a terminal, is typed at, and shows
# what it adds.
# shellcheck disable=SC2016
in_zsh() {
    HOME=$scratch timeout 60 zsh -fc '
        zmodload zsh/zpty
        zpty editor zsh -f -i
        zpty -w editor "PROMPT=; fpath=($1 \$fpath); autoload -U compinit; compinit -u -D; echo re\"\"ady"
        zpty -r editor seen "*ready*" || exit 1
        zpty -n -w editor "$2"$'"'\\t'"'
        zpty -r editor seen "*$3*"' zsh "$made/zsh/site-functions" "$1" "$2"
}

check_bash() {
    local program
    for program in "${programs[@]}"; do
        check "bash: the script of $program is sound" \
            shellcheck --shell=bash --exclude=SC2034 "$made/bash-completion/completions/$program"
        check "bash: offers what $program --help lists" no_output comm -23 \
            <(options_of "$program") \
            <(in_bash "$program" -- | tr ' ' '\n' | LC_ALL=C sort)
    done
    mkdir -p "$scratch/files/a folder"
    touch "$scratch/files/a file"
    cd "$scratch/files" || return 1
    check 'bash: verbs' same "$(in_bash nachlese-index re)" 'rebuild repair '
    check 'bash: options of a verb' same "$(in_bash nachlese-index update --comp)" '--compounds '
    check 'bash: no options of another verb' same "$(in_bash nachlese-index check --comp)" ' '
    check 'bash: values' same "$(in_bash nachlese-search --format js)" 'jsonl '
    check 'bash: values behind =' same "$(in_bash nachlese-search --format = js)" 'jsonl '
    check 'bash: values after =' same "$(in_bash nachlese-search --match =)" 'all any '
    check 'bash: values that begin with a dash' same "$(in_bash nachlese-search --sort -d)" '-date '
    check 'bash: folders' same "$(in_bash nachlese-index update --index a)" 'a folder '
    check 'bash: files' same "$(in_bash nachlese-index update --report a)" 'a file a folder '
    check 'bash: archive folders' same "$(in_bash nachlese-index update a)" 'a file a folder '
    check 'bash: nothing for a query' same "$(in_bash nachlese-search a)" ' '
    cd "$source_folder" || return 1
}

check_fish() {
    is_installed fish || return 0
    check 'fish: verbs' same "$(in_fish 'nachlese-index reb')" 'rebuild '
    check 'fish: options of a verb' same "$(in_fish 'nachlese-index update --comp')" '--compounds '
    check 'fish: no options of another verb' same "$(in_fish 'nachlese-index check --comp')" ''
    check 'fish: values' same "$(in_fish 'nachlese-search --format js')" 'jsonl '
    check 'fish: nothing for a query' same "$(in_fish 'nachlese-search READ')" ''
}

check_zsh() {
    is_installed zsh || return 0
    check 'zsh: verbs' in_zsh 'nachlese-index reb' 'uild'
    check 'zsh: options of a verb' in_zsh 'nachlese-index update --comp' 'ounds'
    check 'zsh: values' in_zsh 'nachlese-search --format js' 'onl'
}

check_pages
check_bash
check_fish
check_zsh
finish
