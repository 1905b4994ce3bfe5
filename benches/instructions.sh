#!/usr/bin/env bash
# How many instructions each stage takes, as valgrind's callgrind counts them: the
# same on a busy machine as on an idle one, so that a change can be judged where
# times cannot.
#
#     benches/instructions.sh --keep     # counts, and keeps the counts
#     benches/instructions.sh            # counts, and compares with what was kept
#     benches/instructions.sh 10000      # over so many rows; 1,000 otherwise
#
# All threads are counted. A stage is the difference between two runs of the bench
# (see benches/once.rs); `process` and `again` are the program itself, a first run
# and one over its own output, and `start-up` the program with 25 rows. One count
# differs from the next by some 0.1 %, since hash tables are seeded anew in each
# process. What valgrind does not offer is counted in software: it has no
# instructions for SHA-1, so that identities look dearer than they are. Neither
# page faults nor the disk are in it.
#
# Everything is left in target/instructions/: `callgrind_annotate --inclusive=yes
# target/instructions/process.out` says which functions it was.
set -euo pipefail
cd "$(dirname "$0")/.."

keep=
if [[ "${1-}" == --keep ]]; then
    keep=yes
    shift
fi
rows="${1-1000}"
folder="$PWD/target/instructions"
mkdir -p "$folder"
type -P valgrind >/dev/null || {
    echo 'instructions: there is no valgrind here; install the package of that name' >&2
    exit 1
}

echo 'instructions: building the bench' >&2
built=$(cargo bench --locked --bench pipeline --no-run --quiet --message-format=json)
# executable NAME: the one that was built of that name.
executable() {
    sed -n 's/.*"name":"'"$1"'".*"executable":"\([^"]*\)".*/\1/p' <<<"$built" | tail -n 1
}
bench=$(executable pipeline)
program=$(executable followup)
sheet="$folder/$rows.csv"
"$bench" --write "$rows" "$sheet"
"$bench" --write 25 "$folder/25.csv"

# Nobody's settings, and no memory of another run.
export XDG_CONFIG_HOME="$folder/config" XDG_STATE_HOME="$folder/state"
unset TODO_FILE TODO_DIR SOURCE_DATE_EPOCH

# count NAME COMMAND...: how many instructions that takes.
count() {
    local name="$1" log="$folder/$1.log" code=0
    shift
    valgrind --tool=callgrind --callgrind-out-file="$folder/$name.out" "$@" 2>"$log" >"$log.stdout" || code=$?
    # The program says with 1 that it has something to say about the sheet.
    if ((code > 1)); then
        cat "$log" >&2
        exit "$code"
    fi
    sed -n 's/.*Collected : \([0-9]*\)$/\1/p' "$log"
}

declare -A counted
for stage in nothing read columns rules render sync again; do
    echo "instructions: $stage" >&2
    counted[$stage]=$(count "stage-$stage" "$bench" --through "$stage" "$sheet")
done
convert=("$program" convert --quiet --today 2026-11-21 --ics)
rm -f "$folder"/*.ics
echo 'instructions: the program' >&2
start_up=$(count start-up "${convert[@]}" "$folder/25.ics" "$folder/25.csv")
process=$(count process "${convert[@]}" "$folder/$rows.ics" "$sheet")
again=$(count again "${convert[@]}" "$folder/$rows.ics" "$sheet")

now="$folder/$rows.counts"
cat >"$now" <<COUNTS
read $((counted[read] - counted[nothing]))
columns $((counted[columns] - counted[read]))
rules $((counted[rules] - counted[columns]))
render $((counted[render] - counted[rules]))
sync $((counted[sync] - counted[rules]))
resync $((counted[again] - counted[render]))
start-up $start_up
process $process
again $again
COUNTS

kept="$folder/$rows.kept"
[[ -e "$kept" ]] || kept=/dev/null
echo "$rows rows, millions of instructions"
awk '
    BEGIN { printf "%-10s %10s %8s %10s %8s\n", "stage", "now", "share", "kept", "change" }
    FILENAME == ARGV[1] { kept[$1] = $2; next }
    { now[$1] = $2; order[++last] = $1 }
    END {
        for (i = 1; i <= last; i++) {
            stage = order[i]
            whole = now[stage == "resync" || stage == "again" ? "again" : "process"]
            printf "%-10s %10.2f %6.1f %%", stage, now[stage] / 1e6, 100 * now[stage] / whole
            if (stage in kept)
                printf " %10.2f %+6.1f %%", kept[stage] / 1e6, 100 * (now[stage] / kept[stage] - 1)
            print ""
        }
    }' "$kept" "$now"
[[ -z "$keep" ]] || cp "$now" "$folder/$rows.kept"
