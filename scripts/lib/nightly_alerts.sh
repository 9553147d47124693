# Sourced by nightly-reindex: what the run brought that is new, told to readers.
#
# A digest stands in the folder `pending` below DIGESTS until ON_NEWS has taken it: one that a crash or a
# mail server kept from its readers is handed over by the next run.
# shellcheck shell=bash
# shellcheck disable=SC2154  # nightly-reindex and nightly_config.sh set what is not set here

readonly seconds_for_news=300

# hand_over DIGEST: its path without .md. To ON_NEWS, which gets the path with .md and the index, and the
# digest on standard input.
hand_over() {
    local page=$1.md kind
    if [[ -n ${settings[ON_NEWS]} ]]; then
        # shellcheck disable=SC2094  # neither is written
        timeout --kill-after=1 "$seconds_for_news" "${settings[ON_NEWS]}" "$page" "${settings[INDEX]}" \
            <"$page" >&"$log_fd" 2>&1 || {
            log "${settings[ON_NEWS]} failed: $page waits for the next run"
            return "$exit_io"
        }
    fi
    # The page last: it is what the next run would find.
    for kind in json md; do
        [[ ! -e $1.$kind ]] || mv -f "$1.$kind" "${settings[DIGESTS]}/" || return "$exit_io"
    done
}

hand_over_pending() {
    local digest outcome=0
    for digest in "${settings[DIGESTS]}/pending/"*.md; do
        [[ ! -e $digest ]] || hand_over "${digest%.md}" || outcome=$?
    done
    return "$outcome"
}

# Returns the exit status: 0 where there was something to tell or nothing, else that of the searcher or of
# the handing over.
tell_what_is_new() {
    local pending=${settings[DIGESTS]}/pending digest outcome=0
    mkdir -p "$pending" 2>/dev/null || {
        log "$pending: cannot be made"
        return "$exit_io"
    }
    printf -v digest '%s/%(%Y-%m-%dT%H%M%S)T-%d' "$pending" -1 "$$"
    local -a command=("${settings[SEARCHER]}" --index "${settings[INDEX]}" --alerts "${settings[ALERTS]}"
        --alerts-state "${settings[ALERTS_STATE]:-${settings[DIGESTS]}/alerts-state}" --digest "$digest")
    log "what is new: ${command[*]}"
    nice -n "${settings[NICE]}" "${command[@]}" </dev/null >&"$log_fd" 2>&1 || outcome=$?
    # Nothing is new: an empty digest is nothing to be read.
    if ((outcome == 1)); then
        rm -f "$digest.md" "$digest.json"
        outcome=0
    fi
    # Of saved queries that are wrong the digest tells too.
    hand_over_pending || outcome=$((outcome > 0 ? outcome : $?))
    return "$outcome"
}
