# Sourced by the shell tests: a scratch folder that goes away, and named checks that are counted.
# shellcheck shell=bash

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed_checks=0

# check BEHAVIOUR COMMAND...: the command's success decides; its output shows what was wrong.
check() {
    local behaviour=$1 output
    shift
    if output=$("$@" 2>&1); then
        printf 'ok      %s\n' "$behaviour"
    else
        failed_checks=$((failed_checks + 1))
        printf 'FAILED  %s\n        %s\n' "$behaviour" "$*"
        if [[ -n $output ]]; then printf '        | %s\n' "${output//$'\n'/$'\n        | '}"; fi
    fi
}

same() {
    [[ $1 == "$2" ]] || {
        printf "'%s' is not the expected '%s'\n" "$1" "$2"
        return 1
    }
}

# contains FILE REGEX
contains() {
    grep -Eq -- "$2" "$1" || {
        printf 'nothing matches /%s/ in:\n' "$2"
        cat "$1"
        return 1
    }
}

# no_output COMMAND...: for checks that list what is wrong.
no_output() {
    local output
    output=$("$@") || return 1
    [[ -z $output ]] || {
        printf '%s\n' "$output"
        return 1
    }
}

# wait_for COMMAND...: until it succeeds, ten seconds at most.
wait_for() {
    local tries
    for ((tries = 0; tries < 200; ++tries)); do
        if "$@"; then return 0; fi
        sleep 0.05
    done
    printf 'waited in vain for: %s\n' "$*"
    return 1
}

finish() {
    if ((failed_checks > 0)); then
        printf '%d checks failed\n' "$failed_checks"
        exit 1
    fi
    exit 0
}
