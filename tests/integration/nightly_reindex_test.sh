#!/usr/bin/env bash
# scripts/nightly-reindex: its exit status, its log, its lock, its configuration.
#
#   nightly_reindex_test.sh SOURCE-FOLDER [NACHLESE-INDEX]
#
# A stand-in for the indexer gives every exit status on demand; the real one, if given, comes last.

set -uo pipefail
source_folder=$1
real_indexer=${2:-}
# shellcheck source=tests/integration/check.sh
source "$source_folder/tests/integration/check.sh"

config=$scratch/nightly.conf
log=$scratch/log
index=$scratch/index
# Paths with spaces and a glob are ordinary paths.
archive="$scratch/archive of 1990 *"
mkdir -p "$archive" "$scratch/bin"

# Notes its arguments, then ends with the status in the file `status`. While there is a file `hold`
# it goes on until a signal stops it, and takes its time over that; the same signal twice kills it,
# as it does the real one.
cat >"$scratch/bin/nachlese-index" <<STAND_IN
#!/usr/bin/env bash
printf '%s\n' "\$@" >'$scratch/arguments'
printf '12 articles added\n'
printf 'one file is unreadable\n' >&2
stopped=''
trap 'stopped=yes; trap - TERM; printf "got SIGTERM\n"' TERM
trap 'stopped=yes; trap - INT; printf "got SIGINT\n"' INT
touch '$scratch/running'
while [[ -e '$scratch/hold' && -z \$stopped ]]; do sleep 0.05; done
if [[ -n \$stopped ]]; then
    for _ in 1 2 3 4; do sleep 0.05; done
    printf 'committed what there was\n'
    exit 130
fi
exit "\$(<'$scratch/status')"
STAND_IN
chmod +x "$scratch/bin/nachlese-index"
echo 0 >"$scratch/status"

write_config() {
    printf '%s\n' "INDEX=$index" "FOLDER=$archive" "LOG=$log" "$@" >"$config"
}

# As cron starts it, with next to nothing in the environment, but for what a sanitizer needs.
readonly bare_environment=(
    env -i --default-signal=INT PATH="$scratch/bin:/usr/bin:/bin" ASAN_OPTIONS="${ASAN_OPTIONS:-}"
)

# Leaves status, and the files out and err.
run_nightly() {
    rm -f "$scratch/running" "$log"
    "${bare_environment[@]}" "$source_folder/scripts/nightly-reindex" \
        --config "$config" >"$scratch/out" 2>"$scratch/err"
    status=$?
}

# Behind, in a process group of its own, with an indexer that goes on; `held` is its process.
start_nightly_and_hold() {
    touch "$scratch/hold"
    rm -f "$scratch/running" "$log"
    "${bare_environment[@]}" setsid "$source_folder/scripts/nightly-reindex" \
        --config "$config" 2>/dev/null &
    held=$!
    wait_for test -e "$scratch/running"
}

passes_through_the_indexers_statuses() {
    local expected
    write_config
    for expected in 1 3 5 6 7 70 130; do
        echo "$expected" >"$scratch/status"
        run_nightly
        check "ends with the indexer's status $expected" same "$status" "$expected"
        check "says status $expected on standard error" contains "$scratch/err" \
            "exit status $expected; see $log"
        check "logs status $expected" contains "$log" "end: exit status $expected after [0-9]+ s"
    done
    echo 0 >"$scratch/status"
}

success_is_silent_and_logged() {
    write_config
    run_nightly
    local stamp='^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[+-][0-9]{4}'
    check 'ends with 0 after a success' same "$status" 0
    check 'prints nothing after a success' same "$(cat "$scratch/out" "$scratch/err")" ''
    check 'logs the indexer'"'"'s output with a time' contains "$log" "$stamp 12 articles added"
    check 'logs the indexer'"'"'s errors with a time' contains "$log" "$stamp one file is unread"
    check 'puts a time before every line' same "$(grep -Evc "$stamp" "$log")" 0
}

hands_over_the_settings() {
    write_config 'MODE="rebuild"' "  FOLDER = $scratch/second " 'OPTION=--jobs=2' 'OPTION=--map=a=b c'
    run_nightly
    check 'hands over mode, index, every option and every folder' \
        same "$(sed '/^--report$/,+1d' "$scratch/arguments")" "rebuild
--index
$index
--jobs=2
--map=a=b c
--
$archive
$scratch/second"
}

logs_to_standard_error_without_a_log_file() {
    printf '%s\n' "INDEX=$index" "FOLDER=$archive" >"$config"
    run_nightly
    check 'without LOG, logs to standard error' contains "$scratch/err" 'T[0-9:+-]+ 12 articles'
}

# refuses STATUS MESSAGE-REGEX BEHAVIOUR CONFIG-LINE...
refuses() {
    local expected=$1 message=$2 behaviour=$3
    shift 3
    printf '%s\n' "$@" >"$config"
    run_nightly
    check "$behaviour: status" same "$status" "$expected"
    check "$behaviour: message" contains "$scratch/err" "$message"
    check "$behaviour: the indexer is not started" test ! -e "$scratch/running"
}

refuses_a_wrong_configuration() {
    refuses 2 'INDEX is missing' 'no INDEX' "FOLDER=$archive"
    refuses 2 'at least one FOLDER' 'no FOLDER' "INDEX=$index"
    refuses 2 "nightly.conf:2: unknown setting 'FODLER'" 'a misspelt key' "INDEX=$index" FODLER=/x
    refuses 2 'nightly.conf:1: not of the form' 'no KEY=value' 'rm -rf important'
    refuses 2 "MODE is 'drop'" 'an unknown mode' "INDEX=$index" "FOLDER=$archive" MODE=drop
    refuses 2 'NICE is not' 'a wrong NICE' "INDEX=$index" "FOLDER=$archive" NICE=-5
    refuses 2 'WAIT is not' 'a wrong WAIT' "INDEX=$index" "FOLDER=$archive" WAIT=soon
    refuses 7 'no such program' 'no program to tell' \
        "INDEX=$index" "FOLDER=$archive" ON_FAILURE=/nowhere/x
    refuses 7 'no such program' 'no indexer' "INDEX=$index" "FOLDER=$archive" INDEXER=/nowhere/x
    refuses 7 'nowhere/log: cannot be written' 'no folder for the log' \
        "INDEX=$index" "FOLDER=$archive" "LOG=$scratch/nowhere/log"
    refuses 7 'nowhere/lock: cannot be written' 'no folder for the lock' \
        "INDEX=$index" "FOLDER=$archive" "LOCK=$scratch/nowhere/lock"
    rm "$config"
    run_nightly
    check 'without a configuration, ends with 7' same "$status" 7
}

never_executes_the_configuration() {
    # shellcheck disable=SC2016  # that it stays unexpanded is the point
    write_config 'FOLDER=$(touch '"$scratch"'/executed)`touch '"$scratch"'/executed`'
    run_nightly
    check 'takes a value literally' contains "$scratch/arguments" '^\$\(touch '
    check 'executes nothing' test ! -e "$scratch/executed"
}

keeps_a_second_run_out() {
    write_config
    start_nightly_and_hold
    local first_log
    first_log=$(<"$log")
    "${bare_environment[@]}" "$source_folder/scripts/nightly-reindex" \
        --config "$config" 2>"$scratch/err"
    check 'a second run ends with 6' same "$?" 6
    check 'a second run names the lock' contains "$scratch/err" 'another run holds .*nightly-lock'
    check 'a second run leaves the log alone' same "$(<"$log")" "$first_log"
    rm "$scratch/hold"
    wait "$held"
    check 'the first run is not disturbed' same "$?" 0
    run_nightly
    check 'the lock is free afterwards' same "$status" 0
}

a_killed_script_leaves_no_stuck_lock() {
    write_config
    start_nightly_and_hold
    kill -KILL "$held"
    wait "$held" 2>/dev/null
    run_nightly
    check 'while its indexer goes on, the next run is kept out' same "$status" 6
    rm "$scratch/hold"
    check 'once it has ended, the lock is free' wait_for flock --nonblock "$index.nightly-lock" true
    run_nightly
    check 'once it has ended, the next run goes ahead' same "$status" 0
}

# stops_in_order SIGNAL TARGET-PREFIX WHOM: a prefix of - signals the group.
stops_in_order() {
    write_config
    start_nightly_and_hold
    kill -s "$1" -- "$2$held"
    wait "$held"
    check "SIG$1 to the $3: ends with the indexer's status" same "$?" 130
    check "SIG$1 to the $3: the indexer ends in its own way" contains "$log" 'committed what'
    check "SIG$1 to the $3: the last line is logged" contains "$log" 'end: exit status 130'
    rm "$scratch/hold"
}

passes_on_a_stop() {
    stops_in_order HUP '' 'script alone'
    stops_in_order TERM - 'whole group'
    stops_in_order INT - 'whole group'
    stops_in_order INT '' 'script alone'
    check 'SIGINT is passed on as SIGTERM' contains "$log" 'got SIGTERM'
    stops_in_order TERM '' 'script alone'
    check 'SIGTERM is passed on as SIGINT' contains "$log" 'got SIGINT'
}

runs_the_real_indexer() {
    printf 'Fähre nach Nordeney verkehrt wieder\n\nDer Betrieb läuft seit Montag.\n' \
        >"$archive/faehre.txt"
    write_config "INDEXER=$real_indexer" "REPORT=$scratch/report.json"
    run_nightly
    check 'the real indexer: ends with 0' same "$status" 0
    check 'the real indexer: nothing on standard error' same "$(<"$scratch/err")" ''
    check 'the real indexer: writes the report' test -s "$scratch/report.json"
    check 'the real indexer: the index can be asked' "$real_indexer" status --index "$index"
    write_config "INDEXER=$real_indexer" 'MODE=rebuild'
    run_nightly
    check 'the real indexer: rebuild ends with 0' same "$status" 0
    check 'the real indexer: the rebuilt index is sound' "$real_indexer" check --index "$index"
}

success_is_silent_and_logged
passes_through_the_indexers_statuses
hands_over_the_settings
logs_to_standard_error_without_a_log_file
refuses_a_wrong_configuration
never_executes_the_configuration
keeps_a_second_run_out
a_killed_script_leaves_no_stuck_lock
passes_on_a_stop
if [[ -x $real_indexer ]]; then runs_the_real_indexer; fi
finish
