#!/usr/bin/env bash
# Programs that others wrote read what `followup` writes, and must understand
# what it meant. Installs what it needs below target/interop/; asks the system's
# package manager only where Python cannot make a virtual environment.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder="$PWD/target/interop"
mkdir -p "$folder"

# packages NAME...: the system's, asked for only where one is missing.
packages() {
    if ! dpkg-query --show --showformat='${db:Status-Abbrev}\n' "$@" 2>/dev/null |
        awk -v wanted=$# '/^ii/ { found++ } END { exit found != wanted }'; then
        echo "interop: installing $*"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -qq --yes --no-install-recommends "$@" >/dev/null
    fi
}

if ! python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    packages python3 python3-venv
fi
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    packages nodejs npm
fi
packages calcurse faketime libical3 nginx-light strace todotxt-cli

# environment NAME REQUIREMENTS...: a virtual environment with these in it, made
# anew where any of the files has changed.
environment() {
    local venv="$folder/$1"
    shift
    if ! cat "$@" | cmp --silent - "$venv/installed.txt"; then
        echo "interop: installing what ${*##*/} asks for"
        rm -rf "$venv"
        python3 -m venv "$venv"
        "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$1"
        cat "$@" > "$venv/installed.txt"
    fi
}
environment venv tests/interop/requirements.txt
environment clients tests/interop/requirements-clients.txt
if ! cmp --silent tests/interop/node/package-lock.json "$folder/node/installed.json"; then
    echo 'interop: installing what package.json asks for'
    rm -rf "$folder/node"
    mkdir "$folder/node"
    cp tests/interop/node/package.json tests/interop/node/package-lock.json "$folder/node/"
    (cd "$folder/node" && npm ci --no-audit --no-fund --loglevel=error)
    cp tests/interop/node/package-lock.json "$folder/node/installed.json"
fi
# Modules are looked for beside the script that asks for them.
cp tests/interop/node/*.mjs "$folder/node/"
# The second file is named in the first.
environment holidays tests/interop/requirements-holidays.txt \
    src/business_days/holidays/requirements.txt

echo 'interop: building the release program'
cargo build --release --locked --quiet --bin followup
program="${CARGO_TARGET_DIR:-target}/release/followup"

# Nobody's settings but those beside the sheets, and no memory of another run's tasks.
rm -rf "$folder/state"
export HOME="$folder" XDG_CONFIG_HOME="$folder/config" XDG_STATE_HOME="$folder/state"
unset TODO_FILE TODO_DIR SOURCE_DATE_EPOCH

"$folder/venv/bin/python" tests/interop/check_files.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_clients.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_server.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_nginx.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_todo_sh.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_todo_clients.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_todo_files.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_hidden_key.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_kills.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_units.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_large_workbooks.py "$program" "$folder"
"$folder/venv/bin/python" tests/interop/check_business_days.py "$program"
"$folder/holidays/bin/python" tests/interop/holiday_table.py
"$folder/holidays/bin/python" tests/interop/check_holidays.py "$program"
