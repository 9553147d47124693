# Sourced by the scripts beside this folder: where the project lies, how much may run at once.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# One g++ 12 process takes up to this much on the headers of Xapian, CLI11 and nlohmann-json.
readonly kib_per_compiler=1048576

die() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# Prints the header comment of the calling script: its usage is written once, at its top.
usage() {
    sed -n '2,/^$/ { s/^# \{0,1\}//; p; }' "$0"
}

# KiB that a build may take: what the kernel has free, and no more than a container's limit.
available_kib() {
    local free limit=max
    free=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)
    if [[ -r /sys/fs/cgroup/memory.max ]]; then
        limit=$(</sys/fs/cgroup/memory.max)
    fi
    if [[ $limit != max ]] && ((limit / 1024 < free)); then
        free=$((limit / 1024))
    fi
    printf '%s\n' "$free"
}

# All cores, fewer where memory is short; NACHLESE_JOBS overrides.
parallel_jobs() {
    local cores by_memory
    if [[ -n ${NACHLESE_JOBS:-} ]]; then
        printf '%s\n' "$NACHLESE_JOBS"
        return
    fi
    cores=$(nproc)
    by_memory=$(($(available_kib) / kib_per_compiler))
    if ((by_memory < 1)); then by_memory=1; fi
    printf '%s\n' "$((by_memory < cores ? by_memory : cores))"
}

# configure PRESET [CMAKE-OPTION...]: says something only where it fails, or where -v is wanted.
configure() {
    local preset=$1 log
    shift
    log=$(mktemp)
    if ! cmake -S "$root" --preset "$preset" "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        die "cannot configure the preset '$preset'"
    fi
    rm -f "$log"
}

# build PRESET [TARGET...]: everything without a target.
build() {
    local preset=$1
    shift
    local -a targets=()
    if (($# > 0)); then targets=(--target "$@"); fi
    cmake --build "$root/build/$preset" --parallel "$(parallel_jobs)" "${targets[@]}"
}
