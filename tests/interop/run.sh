#!/usr/bin/env bash
# Programs that others wrote read what `followup` writes, and must understand
# what it meant. Installs what it needs below target/interop/; asks the system's
# package manager only where Python cannot make a virtual environment.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder="$PWD/target/interop"
venv="$folder/venv"
needs=tests/interop/requirements.txt
mkdir -p "$folder"

if ! python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo 'interop: installing python3 and its venv module'
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -qq --yes --no-install-recommends python3 python3-venv
fi
if ! cmp --silent "$needs" "$venv/installed.txt"; then
    echo 'interop: installing the programs that read our files'
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --requirement "$needs"
    cp "$needs" "$venv/installed.txt"
fi

echo 'interop: building the release program'
cargo build --release --locked --quiet --bin followup
program="${CARGO_TARGET_DIR:-target}/release/followup"

# Nobody's settings but those beside the sheets.
export HOME="$folder" XDG_CONFIG_HOME="$folder/config"
unset TODO_FILE TODO_DIR SOURCE_DATE_EPOCH

"$venv/bin/python" tests/interop/check_files.py "$program" "$folder"
"$venv/bin/python" tests/interop/check_business_days.py "$program"
