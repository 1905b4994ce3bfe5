#!/usr/bin/env bash
# The same sheet through `followup` and through what a person would otherwise
# write; prints tables in Markdown. See README.md beside it.
#
#     benches/compare/run.sh                  # 1,000, 10,000 and 100,000 rows
#     benches/compare/run.sh 1000             # this many
#
# Installs what it needs below target/compare/; asks the system's package manager
# only for what is missing. Needs 2 GB of disk and 4 GB of memory for 100,000 rows.
set -euo pipefail
cd "$(dirname "$0")/../.."

here=benches/compare
folder="$PWD/target/compare"
mkdir -p "$folder"

# package COMMAND NAME...: the system's, where there is no such command.
package() {
    local wanted="$1"
    shift
    if ! type -P "$wanted" >/dev/null; then
        echo "compare: installing $*" >&2
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -qq --yes --no-install-recommends "$@" >/dev/null
    fi
}
package python3 python3 python3-venv
package npm nodejs npm
package time time

if ! cmp --silent "$here/python/requirements.txt" "$folder/venv/installed.txt"; then
    echo 'compare: installing what requirements.txt asks for' >&2
    rm -rf "$folder/venv"
    python3 -m venv "$folder/venv"
    "$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
        --requirement "$here/python/requirements.txt"
    cp "$here/python/requirements.txt" "$folder/venv/installed.txt"
fi
if ! cmp --silent "$here/node/package-lock.json" "$folder/node/installed.json"; then
    echo 'compare: installing what package.json asks for' >&2
    rm -rf "$folder/node"
    mkdir "$folder/node"
    cp "$here/node/package.json" "$here/node/package-lock.json" "$folder/node/"
    (cd "$folder/node" && npm ci --no-audit --no-fund --loglevel=error >&2)
    cp "$here/node/package-lock.json" "$folder/node/installed.json"
fi
# Modules are looked for beside the script that asks for them.
cp "$here"/node/*.mjs "$folder/node/"

echo 'compare: building' >&2
cargo build --release --locked --quiet --bin followup
# A build that is made meanwhile does not change what is measured.
cp "${CARGO_TARGET_DIR:-target}/release/followup" "$folder/followup"
cargo build --release --locked --quiet --manifest-path "$here/rust/Cargo.toml" \
    --target-dir "$folder/rust"
# The bench has the generator of sheets; a debug build of it is quick to make.
bench=$(cargo test --locked --bench pipeline --no-run --quiet --message-format=json |
    sed -n 's/.*"name":"pipeline".*"executable":"\([^"]*\)".*/\1/p')

# Nobody's settings, and no memory of another run.
export XDG_CONFIG_HOME="$folder/config" XDG_STATE_HOME="$folder/state"
unset TODO_FILE TODO_DIR SOURCE_DATE_EPOCH
# Nothing is left beside the scripts.
export PYTHONDONTWRITEBYTECODE=1

(($#)) || set -- 1000 10000 100000
"$folder/venv/bin/python" "$here/python/compare.py" \
    "$folder/followup" "$folder" "$bench" "$@"
