#!/usr/bin/env bash
# scripts/nightly-reindex with the real programs: golden queries, and what is new told to readers.
#
#   nightly_alerts_test.sh SOURCE-FOLDER NACHLESE-INDEX NACHLESE-SEARCH

set -uo pipefail
source_folder=$1
# shellcheck source=tests/integration/check.sh
source "$source_folder/tests/integration/check.sh"
# Both in one folder, as they are installed.
mkdir "$scratch/bin"
cp "$2" "$3" "$scratch/bin"

config=$scratch/nightly.conf
archive=$scratch/archive
index=$scratch/index
digests=$scratch/digests
mkdir "$archive"

# Takes what it is handed, unless there is a file `refuse`.
cat >"$scratch/readers" <<READERS
#!/bin/sh
if test -e '$scratch/refuse'; then echo 'nobody is there' >&2; exit 1; fi
printf '%s\n' "\$@" >>'$scratch/told'
cat >>'$scratch/told'
READERS
chmod +x "$scratch/readers"

cat >"$scratch/alerts.txt" <<'ALERTS'
[Fähren]
Fähre
ALERTS

write_config() {
    printf '%s\n' "INDEX=$index" "FOLDER=$archive" "LOG=$scratch/log" "STATUS=$scratch/status.json" \
        "METRICS=$scratch/nachlese.prom" "$@" >"$config"
}

with_alerts() {
    write_config "ALERTS=$scratch/alerts.txt" "DIGESTS=$digests" "ON_NEWS=$scratch/readers" "$@"
}

# As cron starts it, but for what a sanitizer needs. Leaves status.
run_nightly() {
    rm -f "$scratch/told"
    env -i PATH="$scratch/bin:/usr/bin:/bin" ASAN_OPTIONS="${ASAN_OPTIONS:-}" \
        "$source_folder/scripts/nightly-reindex" --config "$config" 2>"$scratch/err"
    status=$?
}

# write_article ISLAND TEXT
write_article() {
    printf 'Fähre nach %s verkehrt wieder\n\n%s\n' "$1" "$2" >"$archive/$1.txt"
}

# count PATTERN: of files below DIGESTS.
count() {
    find "$digests" -type f -name "$1" | wc -l
}

tells_what_is_new() {
    write_article Nordeney 'Der Betrieb läuft seit Montag.'
    with_alerts
    run_nightly
    check 'the first run: status' same "$status" 0
    check 'the first run: nothing is told' test ! -e "$scratch/told"
    check 'the first run: no digest is kept' same "$(count '*.md')" 0
    write_article Juist 'Am Mittag legten die ersten Gäste ab.'
    run_nightly
    check 'a new article: status' same "$status" 0
    check 'a new article: told' contains "$scratch/told" 'Fähre nach Juist'
    check 'a new article: the file and the index are named' same \
        "$(head -n 2 "$scratch/told" | sed "s|pending/[0-9T-]*|TIME|")" "$digests/TIME.md"$'\n'"$index"
    check 'a new article: the digest is kept, for people and for programs' same \
        "$(count '*.md') $(count '*.json')" '1 1'
    check 'a new article: nothing is pending' no_output find "$digests/pending" -type f
    check 'a new article: the status file' same "$(jq .news_exit_status "$scratch/status.json")" 0
    check 'a new article: the metrics' contains "$scratch/nachlese.prom" '^nachlese_nightly_news_exit.* 0$'
    run_nightly
    check 'nothing new: status' same "$status" 0
    check 'nothing new: nothing is told' test ! -e "$scratch/told"
    with_alerts MODE=rebuild
    run_nightly
    check 'a rebuild: status' same "$status" 0
    check 'a rebuild makes nothing new' test ! -e "$scratch/told"
}

hands_over_later_what_nobody_took() {
    with_alerts
    write_article Baltrum 'Das Schiff hat neue Maschinen bekommen.'
    touch "$scratch/refuse"
    run_nightly
    check 'nobody takes it: status' same "$status" 7
    check 'nobody takes it: said' contains "$scratch/err" 'could not be told'
    check 'nobody takes it: logged' contains "$scratch/log" 'nobody is there'
    check 'nobody takes it: pending' same "$(count '*.md')" 2
    check 'nobody takes it: the run itself was a success' same \
        "$(jq '[.exit_status, .news_exit_status] | join(" ")' "$scratch/status.json")" '"0 7"'
    rm "$scratch/refuse"
    run_nightly
    check 'the next run: status' same "$status" 0
    check 'the next run hands it over' contains "$scratch/told" 'Fähre nach Baltrum'
    check 'the next run: nothing is pending' no_output find "$digests/pending" -type f
}

a_wrong_query_is_told() {
    printf '[Fähren]\nFähre\n[Inseln]\n(Insel\n' >"$scratch/alerts.txt"
    write_article Spiekeroog 'Der Anleger wurde im Winter erneuert.'
    run_nightly
    check 'a wrong query: status' same "$status" 2
    check 'a wrong query: logged with its place' contains "$scratch/log" \
        'alerts.txt: line 4, character 1'
    check 'a wrong query: the others are told' contains "$scratch/told" 'Fähre nach Spiekeroog'
    printf '[Fähren]\nFähre\n' >"$scratch/alerts.txt"
}

nothing_is_told_of_a_run_that_failed() {
    write_article Langeoog 'Die Sperre endete früh am Morgen.'
    mv "$archive" "$scratch/gone"
    run_nightly
    check 'a run that failed: status' same "$status" 7
    check 'a run that failed: nothing is told' test ! -e "$scratch/told"
    mv "$scratch/gone" "$archive"
    run_nightly
    check 'what it missed is told by the next' contains "$scratch/told" 'Fähre nach Langeoog'
}

checks_golden_queries() {
    printf 'Fähre\t3\nInsel\t1\tInsel.txt\n' >"$scratch/golden.tsv"
    write_config "GOLDEN=$scratch/golden.tsv" MODE=rebuild
    local generation
    generation=$(<"$index/XAPIANDB")
    run_nightly
    check 'golden queries, a rebuild: status' same "$status" 12
    check 'golden queries, a rebuild: logged' contains "$scratch/log" 'line 2: "Insel" finds 0 articles'
    check 'golden queries, a rebuild: not published' same "$(<"$index/XAPIANDB")" "$generation"
    write_config "GOLDEN=$scratch/golden.tsv"
    run_nightly
    check 'golden queries, an update: status' same "$status" 12
    check 'golden queries, an update: the status file' same "$(jq .exit_status "$scratch/status.json")" 12
    printf 'Fähre\t3\tJuist.txt\n' >"$scratch/golden.tsv"
    run_nightly
    check 'golden queries that are met: status' same "$status" 0
    write_config "GOLDEN=$scratch/golden.tsv" MODE=rebuild
    run_nightly
    check 'golden queries that are met, a rebuild: status' same "$status" 0
}

needs_what_it_needs() {
    write_config "ALERTS=$scratch/alerts.txt"
    run_nightly
    check 'alerts without a place for digests: status' same "$status" 2
    check 'alerts without a place for digests: said' contains "$scratch/err" 'ALERTS needs DIGESTS'
    with_alerts SEARCHER=/nowhere/x
    run_nightly
    check 'no program to search: status' same "$status" 7
    check 'no program to search: said' contains "$scratch/err" 'no such program'
}

a_digest_can_be_mailed() {
    mkdir "$scratch/mail"
    printf '#!/bin/sh\ncat >%s\n' "'$scratch/mail/sent'" >"$scratch/mail/sendmail"
    chmod +x "$scratch/mail/sendmail"
    printf '# Neues\n' | PATH=$scratch/mail:$PATH NACHLESE_MAILTO=doku@example.org \
        "$source_folder/scripts/mail-digest" /srv/digest.md $'/srv/index\nBcc: all@example.org'
    check 'mail: to whom it was to go' contains "$scratch/mail/sent" '^To: doku@example.org$'
    check 'mail: the subject is one line' contains "$scratch/mail/sent" \
        '^Subject: Nachlese: what is new in index[?]Bcc: all@example.org$'
    check 'mail: a body behind an empty line' same "$(sed '1,/^$/d' "$scratch/mail/sent")" '# Neues'
}

tells_what_is_new
hands_over_later_what_nobody_took
a_wrong_query_is_told
nothing_is_told_of_a_run_that_failed
checks_golden_queries
needs_what_it_needs
a_digest_can_be_mailed
finish
