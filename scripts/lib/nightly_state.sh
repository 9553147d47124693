# Sourced by nightly-reindex: how a run ended, for machines. Files are put in place whole, by a rename:
# whoever reads them meanwhile sees the run before.
# shellcheck shell=bash

# What becomes a metric of what the indexer reports: key of its report, help text.
readonly reported=(
    generation 'Generation of the index that is live.'
    files_seen 'Files below the archive folders.'
    files_read 'Files that were read because they were new or changed.'
    files_removed 'Files that had gone.'
    files_failed 'Files that could not be read.'
    articles_added 'Articles added, changed ones included.'
    articles_removed 'Articles removed, changed ones included.'
    articles_total 'Articles in the index after the run.'
    bytes_read 'Bytes read of files.'
    free_bytes 'Bytes free on the file system of the index after the run.'
)

# read_report FILE: the numbers of the indexer's report into `report`. It is indented JSON: what belongs
# to the run itself stands behind two blanks, a line for each.
declare -A report=()
read_report() {
    local key value
    [[ -s $1 ]] || return 0
    while read -r key value; do
        report[$key]=$value
    done < <(sed -nE 's/^  "([a-z_]+)": ([0-9]+),?$/\1 \2/p' "$1")
}

iso_time() {
    date --iso-8601=seconds --date "@$1"
}

# A status of 1 is that of an index which was brought in line but for inputs that are named.
is_success() {
    (($1 <= 1))
}

# The time of the last success that a status file tells, in ISO 8601; nothing where it tells none.
last_success_in() {
    [[ -r $1 ]] || return 0
    sed -nE 's/^  "last_success": "([0-9T:+-]+)",?$/\1/p' "$1"
}

# What is not UTF-8 or a control character has no place in JSON, and is left out.
json_string() {
    local text
    text=$(printf '%s' "$1" | iconv -c -f UTF-8 -t UTF-8 | tr -d '\000-\037\177')
    text=${text//\\/\\\\}
    printf '"%s"' "${text//\"/\\\"}"
}

# replace_file FILE: by standard input.
replace_file() {
    local new=$1.new
    if cat >"$new" && mv -f "$new" "$1"; then return; fi
    rm -f "$new"
    return 1
}

# Whether what is new was told, where it was to be (nightly_alerts.sh), stands in news_status.
#
# status_json MODE INDEX BEGIN END EXIT-STATUS LAST-SUCCESS, times in seconds of the epoch but the last.
status_json() {
    local success=null generation=${report[generation]:-null} separator=$'\n' row
    if [[ -n $6 ]]; then success=\"$6\"; fi
    cat <<JSON
{
  "mode": "$1",
  "index": $(json_string "$2"),
  "start": "$(iso_time "$3")",
  "end": "$(iso_time "$4")",
  "seconds": $(($4 - $3)),
  "exit_status": $5,
  "news_exit_status": ${news_status:-null},
  "last_success": $success,
  "generation": $generation,
JSON
    printf '  "counts": {'
    for ((row = 2; row < ${#reported[@]}; row += 2)); do
        [[ -n ${report[${reported[row]}]:-} ]] || continue
        printf '%s    "%s": %s' "$separator" "${reported[row]}" "${report[${reported[row]}]}"
        separator=$',\n'
    done
    printf '\n  }\n}\n'
}

# metric NAME HELP INDEX-LABEL VALUE
metric() {
    printf '# HELP nachlese_nightly_%s %s\n# TYPE nachlese_nightly_%s gauge\n' "$1" "$2" "$1"
    printf 'nachlese_nightly_%s{index=%s} %s\n' "$1" "$3" "$4"
}

# metrics_text: arguments as of status_json. The text format of Prometheus
# (https://prometheus.io/docs/instrumenting/exposition_formats/) escapes a label as JSON does.
metrics_text() {
    local label row
    label=$(json_string "$2")
    metric start_timestamp_seconds 'When the last run began.' "$label" "$3"
    metric end_timestamp_seconds 'When the last run ended.' "$label" "$4"
    metric duration_seconds 'How long the last run took.' "$label" "$(($4 - $3))"
    metric exit_status 'Exit status of the last run.' "$label" "$5"
    if [[ -n ${news_status:-} ]]; then
        metric news_exit_status 'Exit status of telling what is new.' "$label" "$news_status"
    fi
    if [[ -n $6 ]]; then
        metric last_success_timestamp_seconds \
            'When the last run ended that brought the index in line.' "$label" \
            "$(date --date "$6" +%s)"
    fi
    for ((row = 0; row < ${#reported[@]}; row += 2)); do
        [[ -n ${report[${reported[row]}]:-} ]] || continue
        metric "${reported[row]}" "${reported[row + 1]}" "$label" "${report[${reported[row]}]}"
    done
}
