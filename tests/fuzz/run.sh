#!/usr/bin/env bash
# Builds the fuzzers with clang and its sanitizers into build-fuzz/ and runs every target, sharing
# out so many seconds of computing time between them (30 unless said otherwise):
#   bash tests/fuzz/run.sh [SECONDS]
# New inputs that reach new code are kept in build-fuzz/corpus/ for the next run. An input that
# breaks something is left in build-fuzz/found/; run it again with build-fuzz/fuzz TARGET FILE.
set -euo pipefail
seconds=${1:-30}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$root/build-fuzz

bash "$root/app/setup.sh" clang llvm
bash "$root/app/setup.sh" "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"

CC=clang CXX=clang++ cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug \
    -DCMAKE_CXX_FLAGS_DEBUG="-O1 -g1" -DTHENCE_FUZZ=ON --log-level=NOTICE
cmake --build "$build" --target fuzz

export LC_ALL=C.UTF-8 UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$root/tests/lsan.supp:print_suppressions=0
mapfile -t targets < <(ls "$root/tests/fuzz/corpus")
each=$((seconds / ${#targets[@]}))
((each > 0)) || each=1

# The files that come with the program are seeds, too, behind the letter that says what they are.
mkdir -p "$build/corpus/json"
seeds_of() {
    local letter=$1 kind=$2 file
    for file in "$root/resources/$kind"/*.json; do
        { printf %s "$letter" && cat "$file"; } >"$build/corpus/json/$kind-$(basename "$file")"
    done
}
seeds_of p clients
seeds_of q lab
seeds_of r snippets
seeds_of s statuses

run_target() {
    local target=$1 log=$build/$1.log
    mkdir -p "$build/corpus/$target" "$build/found"
    if "$build/fuzz" "$target" "$build/corpus/$target" "$root/tests/fuzz/corpus/$target" \
        -max_total_time="$each" -timeout=20 -rss_limit_mb=1024 -max_len=16384 \
        -dict="$root/tests/fuzz/words.dict" -artifact_prefix="$build/found/$target-" \
        -print_final_stats=1 -verbosity=1 &>"$log"; then
        awk -v target="$target" '/number_of_executed_units/ {runs = $2} /^Done/ {time = $5}
            / cov: / {for (i = 1; i < NF; i++) if ($i == "cov:") cov = $(i + 1)}
            END {printf "%-12s %9d runs in %4d s, %6d places reached\n", target, runs, time, cov}' \
            "$log"
    else
        echo "$target found something:" >&2
        grep -v -e '^#' -e '^INFO' -e DEDUP "$log" | tail -60 >&2
        return 1
    fi
}
export -f run_target
export root build each
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} bash -euo pipefail -c 'run_target {}'
