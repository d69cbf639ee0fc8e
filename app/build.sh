#!/usr/bin/env bash
# Builds Thence into build/, as a Release: the targets that are named, or all with the tests. Shows
# one line of progress, rewritten in place on a terminal and repeated now and then elsewhere; says
# nothing when there is nothing to build. Everything goes to the error stream.
#   bash app/build.sh [targets…]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build
exec >&2

# What a first build takes: minutes of one core, and MB. More than half of the MB are precompiled
# headers, which make it twice as fast.
if (($#)); then
    what=Thence work=8 disk=650 made=$build/thence
else
    what="Thence and its tests" work=20 disk=1200 made=$build/tests/libthence_test_support.a
fi

# Reads what Ninja prints and shows it as progress. What is not progress is a complaint of a compiler
# and is printed as it stands.
show_progress() {
    local line done total percent=-1 shown=
    while IFS= read -r line; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\  ]]; then
            done=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
            ((done && total > 2)) || continue
            if [[ -t 2 ]]; then
                printf '\rBuilding %d of %d\e[K' "$done" "$total"
                shown=1
            elif ((done * 10 / total != percent)); then
                percent=$((done * 10 / total))
                echo "Building $done of $total"
            fi
        elif [[ $line != "-- "* && $line != "ninja: no work to do." ]]; then
            [[ $shown ]] && printf '\r\e[K'
            shown=
            printf '%s\n' "$line"
        fi
    done
    [[ -z $shown ]] || printf '\r\e[K'
}

if [[ ! -e $made ]]; then
    cores=$(nproc)
    echo "Building $what in ${build/#"$PWD/"/}: about $(((work + cores - 1) / cores)) minutes on" \
        "$cores cores, $disk MB of disk."
fi
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release --log-level=NOTICE >/dev/null
NINJA_STATUS='[%f/%t] ' cmake --build "$build" ${1:+--target "$@"} 2>&1 | show_progress
