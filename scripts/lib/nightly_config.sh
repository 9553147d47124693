# Sourced by nightly-reindex: its settings, and reading them from a file.
# shellcheck shell=bash

# The same meanings as in schema/error.cc.
readonly exit_usage=2
# shellcheck disable=SC2034  # nightly-reindex uses it
readonly exit_locked=6
readonly exit_io=7

# The settings and what they are where the file does not say.
declare -A settings=(
    [INDEX]=''
    [MODE]=update
    [LOG]=''
    [REPORT]=''
    [STATUS]=''
    [METRICS]=''
    [ON_FAILURE]=''
    [LOCK]=''
    [WAIT]=0
    [NICE]=10
    [GOLDEN]=''
    [ALERTS]=''
    [ALERTS_STATE]=''
    [DIGESTS]=''
    [ON_NEWS]=''
    [INDEXER]=nachlese-index
    [SEARCHER]=nachlese-search
)
folders=()
options=()

trim() {
    local text=$1
    text=${text#"${text%%[![:space:]]*}"}
    printf '%s' "${text%"${text##*[![:space:]]}"}"
}

# read_config FILE: values are taken as they stand, nothing in it is ever executed or expanded.
read_config() {
    local config=$1 line key value number=0
    [[ -f $config && -r $config ]] || fail "$exit_io" "$config: cannot be read"
    while IFS= read -r line || [[ -n $line ]]; do
        number=$((number + 1))
        line=$(trim "$line")
        if [[ -z $line || $line == '#'* ]]; then continue; fi
        if [[ $line != *=* ]]; then
            fail "$exit_usage" "$config:$number: not of the form KEY=value"
        fi
        key=$(trim "${line%%=*}")
        value=$(trim "${line#*=}")
        if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then value=${BASH_REMATCH[1]}; fi
        if [[ $key == FOLDER ]]; then
            folders+=("$value")
        elif [[ $key == OPTION ]]; then
            options+=("$value")
        elif [[ $key =~ ^[A-Z_]+$ && -n ${settings[$key]+known} ]]; then
            settings[$key]=$value
        else
            fail "$exit_usage" "$config:$number: unknown setting '$key'"
        fi
    done <"$config"
}

# check_config FILE, after it was read.
check_config() {
    local config=$1 program
    [[ -n ${settings[INDEX]} ]] || fail "$exit_usage" "$config: INDEX is missing"
    ((${#folders[@]} > 0)) || fail "$exit_usage" "$config: at least one FOLDER is needed"
    case ${settings[MODE]} in
        update | rebuild) ;;
        *) fail "$exit_usage" "$config: MODE is '${settings[MODE]}', not update or rebuild" ;;
    esac
    [[ ${settings[NICE]} =~ ^1?[0-9]$ ]] ||
        fail "$exit_usage" "$config: NICE is not between 0 and 19"
    [[ ${settings[WAIT]} =~ ^[0-9]{1,6}$ ]] ||
        fail "$exit_usage" "$config: WAIT is not a number of seconds"
    [[ -z ${settings[ALERTS]} || -n ${settings[DIGESTS]} ]] ||
        fail "$exit_usage" "$config: ALERTS needs DIGESTS"
    local -a programs=(INDEXER ON_FAILURE ON_NEWS)
    if [[ -n ${settings[ALERTS]} ]]; then programs+=(SEARCHER); fi
    for program in "${programs[@]}"; do
        [[ -z ${settings[$program]} ]] || command -v "${settings[$program]}" >/dev/null ||
            fail "$exit_io" "${settings[$program]}: no such program; $program in $config names it"
    done
}
