#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures a release build of the daemon against what it stands on, and prints ratios:
#   the product list against a bare QtHttpServer that writes the same bytes;
#   a product's page in the shop, kept as it is, against the same;
#   one indexed SELECT over HTTP against pgbench's select-only, on the same private PostgreSQL.
# Each pair is measured in turns, several times, and the medians are compared, so that whatever else
# the machine does falls on both. Exit 1 when a goal is missed.
# usage: bench.sh BUILD_FOLDER     PAUSHTIK_BENCH_SECONDS=5 PAUSHTIK_BENCH_ROUNDS=3
# shellcheck disable=SC2034,SC2086,SC2317 # commands are passed as arrays, rows are two words
set -euo pipefail

build=${1:?usage: bench.sh BUILD_FOLDER}
seconds=${PAUSHTIK_BENCH_SECONDS:-5}
rounds=${PAUSHTIK_BENCH_ROUNDS:-3}
threads=$(nproc)
clients=32
ticks=$(getconf CLK_TCK)
work=$(mktemp -d)
chmod 755 "$work"
processes=()
missed=0

stop_all() {
    local process
    for process in "${processes[@]}"; do
        kill -TERM "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap stop_all EXIT
trap 'exit 130' INT TERM

free_port() {
    local port=$1
    while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        port=$((port + 1))
    done
    echo "$port"
}

until_answers() {
    local attempt
    for ((attempt = 0; attempt < 600; attempt++)); do
        curl -fsS -m 5 -o /dev/null "$1" 2>/dev/null && return
        sleep 0.1
    done
    echo "nothing answers at $1" >&2
    tail -n 5 "$work/daemon.log" >&2
    exit 1
}

start_daemon() {
    PAUSHTIK_DATA=$work/data PAUSHTIK_LISTEN=127.0.0.1:$port PAUSHTIK_THREADS=$threads \
        PAUSHTIK_RATE_LIMITS=off RAZORPAY_MOCK=1 SHIPROCKET_MOCK=1 \
        env -u PAUSHTIK_DATABASE_URL setsid "$build/bin/paushtikd" --demo >"$work/daemon.log" 2>&1 &
    daemon=$!
    processes+=("$daemon")
    until_answers "$url/readyz"
}

# The first start of a demo draws its pictures; what is measured is one that has nothing to do.
prepare_shop() {
    local attempt
    port=$(free_port 18080)
    url=http://127.0.0.1:$port
    mkdir -m 700 "$work/data"
    start_daemon
    for ((attempt = 0; attempt < 600; attempt++)); do
        curl -fsS "$url/api/v1/products?limit=100" |
            jq -e 'all(.items[]; .image != null)' >/dev/null && break
        sleep 0.2
    done
    kill -TERM "$daemon"
    wait "$daemon"
    start_daemon
}

# start_bare_server PATH: one that answers everything as the daemon answers PATH.
start_bare_server() {
    local port
    port=$(free_port 18180)
    bare_url=http://127.0.0.1:$port
    curl -fsS -i "$url$1" >"$work/answer.$port"
    "$build/tests/bare_server" "$port" "$threads" "$work/answer.$port" >"$work/bare.log" 2>&1 &
    bare=$!
    processes+=("$bare")
    until_answers "$bare_url/"
}

cpu_ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }

# load URL PROCESS: requests a second and CPU microseconds of the process for each.
load() {
    local before after
    before=$(cpu_ticks "$2")
    wrk -t 1 -c "$clients" -d "${seconds}s" "$1" >"$work/wrk"
    after=$(cpu_ticks "$2")
    if grep -q 'Non-2xx\|Socket errors' "$work/wrk"; then
        echo "not every request to $1 was answered well:" >&2
        cat "$work/wrk" >&2
        exit 1
    fi
    awk -v used=$((after - before)) -v ticks="$ticks" '
        /requests in/ { requests = $1 }
        /Requests\/sec/ { rate = $2 }
        END { printf "%.0f %.1f\n", rate, used / ticks * 1e6 / requests }' "$work/wrk"
}

load_pgbench() {
    pgbench -n -S -M prepared -c "$clients" -j "$threads" -T "$seconds" \
        -h "$work/data" -U paushtik bench 2>"$work/pgbench.problem" |
        awk '/^tps/ { printf "%.0f -\n", $3 }'
}

prepare_pgbench() {
    psql -q -h "$work/data" -U paushtik -d postgres -c 'CREATE DATABASE bench'
    pgbench -q -i -s 10 -h "$work/data" -U paushtik bench >/dev/null 2>&1
}

median() { sort -n | awk '{ row[NR] = $0 } END { print row[int((NR + 1) / 2)] }'; }
print_row() { printf '  %-34s %10s %12s\n' "$@"; }

# compare NAME GOAL FIRST SECOND: two commands, arrays by name, in turns; their medians, and the
# ratio of the first to the second.
compare() {
    local name=$1 goal=$2 round ours theirs
    local -n first=$3 second=$4
    : >"$work/first"
    : >"$work/second"
    for ((round = 0; round < rounds; round++)); do
        "${first[@]}" >>"$work/first"
        "${second[@]}" >>"$work/second"
    done
    ours=$(median <"$work/first")
    theirs=$(median <"$work/second")
    print_row "$name" $ours
    print_row "  against" $theirs
    verdict "$(awk "BEGIN { printf \"%.2f\", ${ours% *} / ${theirs% *} }")" '>=' "$goal"
}

verdict() {
    local word=reached
    awk -v value="$1" -v goal="$3" -v above="$2" \
        'BEGIN { exit !(above == ">=" ? value >= goal : value <= goal) }' || {
        word=MISSED
        missed=1
    }
    printf '  %-34s %10s   goal %s %s: %s\n\n' "" "$1" "$2" "$3" "$word"
}

prepare_shop
sleep 3 # what start-up left to do by itself is done; then it idles
idle_mb=$(awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/$daemon/status")
slug=$(curl -fsS "$url/api/v1/products?in_stock=true&limit=1" | jq -r '.items[0].slug')
start_bare_server /api/v1/products
floor=(load "$bare_url/" "$bare")
start_bare_server "/products/$slug"
page_floor=(load "$bare_url/" "$bare")
prepare_pgbench

echo "$threads threads, $clients connections, $rounds rounds of $seconds s in turns; medians"
print_row "" "a second" "CPU µs each"
list=(load "$url/api/v1/products" "$daemon")
compare "product list" 0.70 list floor
page=(load "$url/products/$slug" "$daemon")
compare "product page" 0.70 page page_floor
availability=(load "$url/api/v1/products/$slug/availability" "$daemon")
select_only=(load_pgbench)
compare "availability" 0.60 availability select_only
printf '  %-34s\n' "idle memory, MB resident"
verdict "$idle_mb" '<=' 60
exit "$missed"
