#!/usr/bin/env bash
# What an exchange costs beside curl, and beside a bare socket and a bare QTcpSocket, which neither
# parse nor keep anything: follows a chain of 10 redirects on a loopback nginx, one chain after the
# other and 32 at once, with the programs in turn, and prints CPU time (user and system, from start to
# end) and memory for each exchange. Expects the programs in the build folder named (build-bench by
# default), made with -DCMAKE_BUILD_TYPE=Release -DTHENCE_BENCH=ON.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build-bench}
port=${PORT:-18480}
# With PIN=0 the server and the programs share core 0. Without it, a chain followed alone is mostly the
# kernel's time for waking another core, as the bare socket shows, and the ratio says little.
pin=${PIN:+taskset -c $PIN}
temp=$(mktemp -d)
cleanup() {
    [ ! -f "$temp/pid" ] || kill "$(cat "$temp/pid")"
    rm -rf "$temp"
}
trap cleanup EXIT

{
    echo "pid $temp/pid; error_log $temp/error.log; worker_processes 1; events { worker_connections 256; }"
    echo "http { access_log off; keepalive_requests 1000000;"
    for part in client_body proxy fastcgi uwsgi scgi; do echo "${part}_temp_path $temp/$part;"; done
    echo "server { listen 127.0.0.1:$port;"
    for hop in $(seq 1 10); do echo "location = /$hop { return 302 /$((hop + 1)); }"; done
    echo "location = /11 { return 200 'here'; } } }"
} > "$temp/nginx.conf"
$pin nginx -c "$temp/nginx.conf" -e "$temp/error.log"
url=http://127.0.0.1:$port/1

# curls CHAINS OPTIONS…: CPU microseconds for each exchange
curls() {
    local chains=$1
    shift
    for _ in $(seq "$chains"); do printf 'url = %s\noutput = /dev/null\n' "$url"; done > "$temp/urls"
    TIMEFORMAT='%U %S'
    { time $pin curl -sL "$@" -K "$temp/urls" 2> "$temp/errors"; } 2>&1 | awk -v n="$((chains * 11))" '{ printf "%.1f\n", ($1 + $2) * 1e6 / n }'
}

# compare NAME CHAINS AT-ONCE CURL-OPTIONS…
compare() {
    local name=$1 chains=$2 parallel=$3
    shift 3
    for _ in 1 2 3; do
        local theirs ours
        theirs=$(curls "$chains" "$@")
        ours=$($pin "$build/bench_wire" "$url" "$chains" "$parallel")
        echo "$theirs $ours" | awk -v name="$name" '{ printf "%s: %d exchanges; curl %.1f us, thence %.1f us, ratio %.2f; %d bytes kept for each beside its content\n", name, $2, $1, $3, $3 / $1, $4 }'
        [ "$parallel" = 1 ] || continue
        echo "    a bare socket: $($pin "$build/bare_socket" "$port" "$chains") us;" \
            "a bare QTcpSocket: $($pin "$build/bare_tcpsocket" "$port" "$chains") us"
    done
}

compare "one after the other" 2000 1
compare "32 at once" 2000 32 --parallel --parallel-immediate --parallel-max 32
