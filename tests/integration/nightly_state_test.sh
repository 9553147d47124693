#!/usr/bin/env bash
# scripts/nightly-reindex with the real indexer: what it writes down of a run, whom it tells, waiting.
#
#   nightly_state_test.sh SOURCE-FOLDER NACHLESE-INDEX

set -uo pipefail
source_folder=$1
indexer=$2
# shellcheck source=tests/integration/check.sh
source "$source_folder/tests/integration/check.sh"

config=$scratch/nightly.conf
archive=$scratch/archive
index="$scratch/an \"index\""
state=$scratch/state
metrics=$state/nachlese.prom
mkdir -p "$archive" "$state"

cat >"$scratch/tell" <<TELL
#!/bin/sh
printf '%s\n' "\$@" >'$scratch/told'
cat >>'$scratch/told'
TELL
chmod +x "$scratch/tell"

write_config() {
    printf '%s\n' "INDEX=$index" "FOLDER=$archive" "INDEXER=$indexer" "STATUS=$state/status.json" \
        "METRICS=$metrics" "REPORT=$state/report.json" "ON_FAILURE=$scratch/tell" "$@" >"$config"
}

# As cron starts it, but for what a sanitizer needs. Leaves status.
run_nightly() {
    rm -f "$scratch/told"
    env -i PATH=/usr/bin:/bin ASAN_OPTIONS="${ASAN_OPTIONS:-}" \
        "$source_folder/scripts/nightly-reindex" --config "$config" 2>"$scratch/err"
    status=$?
}

# state_of JQ-FILTER
state_of() {
    jq --raw-output "$1" "$state/status.json"
}

# metric NAME: its value.
metric() {
    awk -v name="nachlese_nightly_$1" 'index($0, name "{") == 1 { print $NF }' "$metrics"
}

# Lines that the text format of Prometheus does not know, and samples without a type before them.
# (https://prometheus.io/docs/instrumenting/exposition_formats/)
metrics_that_are_none() {
    awk '
        /^# HELP [a-z_]+ [^\\]+$/ { next }
        /^# TYPE [a-z_]+ gauge$/ { if (typed[$3]++) print "twice: " $0; next }
        match($0, /^[a-z_]+\{index="([^"\\]|\\["\\n])*"\} -?[0-9]+$/) {
            name = substr($0, 1, index($0, "{") - 1)
            if (!typed[name]) print "no type: " $0
            if (sampled[$0]++) print "twice: " $0
            next
        }
        { print }' "$metrics"
    [[ -z $(tail -c 1 "$metrics") ]] || printf 'the last line does not end\n'
}

write_article() {
    printf 'Fähre nach %s verkehrt wieder\n\nDer Betrieb läuft seit Montag.\n' "$1" >"$archive/$1.txt"
}

a_success_is_written_down() {
    write_article Nordeney
    write_article Juist
    write_config
    run_nightly
    check 'success: status' same "$status" 0
    check 'success: the file tells it' same \
        "$(state_of '[.mode, .exit_status, .generation, .counts.articles_total] | join(" ")')" 'update 0 1 2'
    check 'success: names the index' same "$(state_of .index)" "$index"
    check 'success: its end is the last success' same "$(state_of '.last_success == .end')" true
    check 'success: has times' same \
        "$(state_of '.start | test("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}[+-][0-9]{2}:[0-9]{2}$")')" true
    check 'success: metrics are metrics' no_output metrics_that_are_none
    check 'success: metrics count articles' same "$(metric articles_total)" 2
    check 'success: metrics have the exit status' same "$(metric exit_status)" 0
    check 'success: metrics tell what is free' test "$(metric free_bytes)" -gt 0
    check 'success: the report is there' jq --exit-status '.verb == "update"' "$state/report.json"
    check 'success: nobody is told' test ! -e "$scratch/told"
    check 'success: nothing is left beside' same "$(find "$state" -name '*.new')" ''
}

a_failure_is_written_down_and_told() {
    local succeeded
    succeeded=$(state_of .last_success)
    mv "$archive" "$scratch/gone"
    run_nightly
    check 'no archive folder: status' same "$status" 7
    check 'no archive folder: the file tells it' same "$(state_of .exit_status)" 7
    check 'no archive folder: the last success stays' same "$(state_of .last_success)" "$succeeded"
    check 'no archive folder: metrics are metrics' no_output metrics_that_are_none
    check 'no archive folder: metrics keep the last success' same \
        "$(metric last_success_timestamp_seconds)" "$(date --date "$succeeded" +%s)"
    check 'no archive folder: the program is told the status and the index' same \
        "$(head -n 2 "$scratch/told")" "7"$'\n'"$index"
    check 'no archive folder: and why' contains "$scratch/told" "$archive"
    mkdir "$archive"
    run_nightly
    check 'an archive that lost its files: status' same "$status" 11
    check 'an archive that lost its files: the index keeps them' same \
        "$("$indexer" status --index "$index" | grep '^articles')" 'articles     2'
    rm -r "$archive"
    mv "$scratch/gone" "$archive"
    run_nightly
    check 'the archive is back: status' same "$status" 0
    check 'the archive is back: counts' same "$(state_of .counts.articles_total)" 2
}

a_run_with_unreadable_inputs_is_a_success_that_is_told() {
    printf '{"headline": "Fähre' >"$archive/broken.json"
    run_nightly
    check 'an unreadable file: status' same "$status" 1
    check 'an unreadable file: counted' same "$(metric files_failed)" 1
    check 'an unreadable file: the index is in line' same "$(state_of '.last_success == .end')" true
    check 'an unreadable file: told' contains "$scratch/told" 'broken.json'
    rm "$archive/broken.json"
}

a_disk_that_is_nearly_full_is_told() {
    write_article Baltrum
    write_config OPTION=--min-free=1000T
    run_nightly
    check 'a low disk: status' same "$status" 13
    check 'a low disk: the file tells it' same \
        "$(state_of '[.exit_status, .counts.free_bytes > 0] | join(" ")')" '13 true'
    check 'a low disk: metrics tell it' same "$(metric exit_status)" 13
    check 'a low disk: metrics tell what is free' test "$(metric free_bytes)" -gt 0
    check 'a low disk: the program is told how much was wanted' contains "$scratch/told" \
        '1000.0T to stay free'
    write_config
    run_nightly
    check 'the disk has room again: counts' same "$(state_of .counts.articles_total)" 3
}

a_failure_can_be_mailed() {
    mkdir "$scratch/bin"
    printf '#!/bin/sh\ncat >%s\n' "'$scratch/mail'" >"$scratch/bin/sendmail"
    chmod +x "$scratch/bin/sendmail"
    printf 'it broke\n' | PATH=$scratch/bin:$PATH \
        "$source_folder/scripts/mail-failure" 7 $'/srv/index\nBcc: all@example.org'
    check 'mail: the subject has status and index, on one line' contains "$scratch/mail" \
        '^Subject: Nachlese: exit status 7 of /srv/index[?]Bcc: all@example.org on '
    check 'mail: a body behind an empty line' same "$(sed '1,/^$/d' "$scratch/mail")" 'it broke'
}

state_that_cannot_be_written_ends_no_run() {
    write_config "STATUS=$scratch/nowhere/status.json"
    run_nightly
    check 'no place for the status file: status' same "$status" 0
    check 'no place for the status file: logged' contains "$scratch/err" 'nowhere/status.json: cannot'
}

# Open files of all processes that are the lock.
holders_of_the_lock() {
    find /proc/[0-9]*/fd -lname "$index.nightly-lock" 2>/dev/null | wc -l
}

more_hold_the_lock_open_than() {
    (($(holders_of_the_lock) > $1))
}

waits_as_long_as_it_is_told_to() {
    local holder holders
    rm "$state/status.json"
    write_config 'WAIT=60'
    flock "$index.nightly-lock" sh -c "touch '$scratch/held'; while test -e '$scratch/held'; do sleep 0.05; done" &
    holder=$!
    wait_for test -e "$scratch/held"
    holders=$(holders_of_the_lock)
    run_nightly &
    local second=$!
    check 'the second run is waiting' wait_for more_hold_the_lock_open_than "$holders"
    rm "$scratch/held"
    wait "$holder" "$second"
    check 'it goes ahead when the first has ended' same "$(state_of .exit_status)" 0
    write_config
    flock "$index.nightly-lock" env -i PATH=/usr/bin:/bin \
        "$source_folder/scripts/nightly-reindex" --config "$config" 2>/dev/null
    check 'without WAIT it ends with 6' same "$?" 6
    check 'and somebody is told' contains "$scratch/told" 'another run holds'
}

a_success_is_written_down
a_failure_is_written_down_and_told
a_run_with_unreadable_inputs_is_a_success_that_is_told
a_disk_that_is_nearly_full_is_told
a_failure_can_be_mailed
state_that_cannot_be_written_ends_no_run
waits_as_long_as_it_is_told_to
finish
