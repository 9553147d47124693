#!/usr/bin/env bash
# scripts/install, as installed: what it writes below a folder that stands for a system, what it
# refuses, what systemd says of the units.
#
#   nightly_install_test.sh SOURCE-FOLDER BUILD-FOLDER

set -uo pipefail
source_folder=$1
build=$2
# shellcheck source=tests/integration/check.sh
source "$source_folder/tests/integration/check.sh"

root=$scratch/system
install=$root/usr/libexec/nachlese/install
units=$root/etc/systemd/system
settings=$root/etc/nachlese/papers.conf
# Percent signs mean something in unit files, blanks in all of them.
archive='/srv/100% papers'
mkdir -p "$root$archive" "$root/etc"

# set_up [OPTION...]: of one name, below the root.
set_up() {
    "$install" --root "$root" --name papers --index /srv/index --user root "$@" "$archive"
}

take_down() {
    "$install" --root "$root" --name papers --uninstall
}

files_below_etc() {
    find "$root/etc" -type f
}

# refuses STATUS MESSAGE-REGEX ARGUMENT...
refuses() {
    local expected=$1 message=$2
    shift 2
    "$install" --root "$root" "$@" >"$scratch/out" 2>&1
    check "refuses ${*@Q}: status" same "$?" "$expected"
    check "refuses ${*@Q}: says why" contains "$scratch/out" "$message"
    check "refuses ${*@Q}: writes nothing" no_output files_below_etc
}

refuses_what_it_cannot_set_up() {
    refuses 2 'index is missing' "$archive"
    refuses 2 'at least one archive FOLDER' --index /srv/index
    refuses 2 'not an absolute path' --index index "$archive"
    refuses 2 'such characters' --index $'/srv/two\nlines' "$archive"
    refuses 7 'no such folder' --index /srv/index /srv/nowhere
    refuses 2 'HH:MM' --index /srv/index --time 25:00 "$archive"
    refuses 2 'name' --index /srv/index --name ../papers "$archive"
    refuses 2 'user' --index /srv/index --user 'a b' "$archive"
    refuses 2 'unknown option' --index /srv/index --daily "$archive"
    refuses 7 'not set up' --uninstall
}

a_dry_run_writes_nothing() {
    set_up --dry-run --time 04:30 >"$scratch/out"
    check 'a dry run: names the settings' contains "$scratch/out" "write $settings:"
    check 'a dry run: shows the time' contains "$scratch/out" 'OnCalendar=\*-\*-\* 04:30:00'
    check 'a dry run: writes nothing' no_output files_below_etc
}

systemd_accepts() {
    command -v systemd-analyze >/dev/null || {
        printf 'skipped systemd-analyze is not installed\n'
        return 0
    }
    # The colon at the end stands for the system's own folders.
    export SYSTEMD_UNIT_PATH="$units:$root/usr/lib/systemd/system:"
    export MANPATH="$root/usr/share/man:"
    check 'systemd finds nothing wrong with the units' no_output \
        sh -c 'systemd-analyze verify nachlese-nightly@papers.service nachlese-nightly@papers.timer 2>&1'
    check 'systemd finds the service hardened' systemd-analyze security --offline=true \
        --threshold=30 "$root/usr/lib/systemd/system/nachlese-nightly@.service"
}

sets_up_a_timer() {
    check 'sets up a timer' set_up --time 04:30
    check 'the settings name the archive' contains "$settings" "^FOLDER=$archive$"
    check 'the settings name the program' contains "$settings" "^INDEXER=$root/usr/bin/nachlese-index$"
    check 'the service waits for the archive' contains \
        "$units/nachlese-nightly@papers.service.d/place.conf" 'RequiresMountsFor="/srv/100%% papers"'
    check 'the timer has the time' contains \
        "$units/nachlese-nightly@papers.timer.d/time.conf" '^OnCalendar=\*-\*-\* 04:30:00$'
    systemd_accepts
    set_up 2>"$scratch/out"
    check 'a second one of the name is refused' same "$?" 2
    check 'taking it down succeeds' take_down
    check 'taking it down leaves nothing' no_output files_below_etc
}

# The script from where it was installed, by the settings that were written, with folders of the test.
sets_up_cron() {
    check 'sets up cron' set_up --cron --time 04:05
    check 'cron has a line' contains "$root/etc/cron.d/nachlese-papers" \
        "^5 4 \* \* \* root $root/usr/libexec/nachlese/nightly-reindex --config /etc/nachlese/papers.conf$"
    mkdir "$scratch/state"
    sed "s|=/var/lib/nachlese/papers|=$scratch/state|; s|=/srv|=$root/srv|" "$settings" >"$scratch/conf"
    printf 'Fähre verkehrt wieder\n\nDer Betrieb läuft.\n' >"$root$archive/faehre.txt"
    check 'the installed script runs by what was written' \
        env -i PATH=/usr/bin:/bin ASAN_OPTIONS="${ASAN_OPTIONS:-}" \
        "$root/usr/libexec/nachlese/nightly-reindex" --config "$scratch/conf"
    check 'and leaves its state' contains "$scratch/state/status.json" '"exit_status": 0'
    take_down
    check 'taking cron down leaves nothing' no_output files_below_etc
}

needs_units_for_a_timer() {
    rm "$root/usr/lib/systemd/system/nachlese-nightly@.timer"
    refuses 7 'cmake --install' --index /srv/index "$archive"
}

cmake --install "$build" --prefix "$root/usr" >/dev/null || exit 1
refuses_what_it_cannot_set_up
a_dry_run_writes_nothing
sets_up_a_timer
sets_up_cron
needs_units_for_a_timer
finish
