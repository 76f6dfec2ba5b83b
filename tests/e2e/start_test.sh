#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./start as a newcomer runs it, on a data folder of its own: an order goes all the way, twice;
# nothing goes on running; a start that cannot be says why. The packages are left as they are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

folder=$(mktemp -d /tmp/paushtik-start-XXXXXX)
chmod 755 "$folder" # when root runs this, PostgreSQL is another user
trap 'rm -rf "$folder"' EXIT
export PAUSHTIK_SKIP_INSTALL=1 PAUSHTIK_DATA=$folder/data
unset PAUSHTIK_LISTEN

fail() {
    echo "FAILED: $*" >&2
    cat "$folder/output" >&2
    exit 1
}
# run_start STATUS [ARGUMENT…]
run_start() {
    local wanted=$1 status=0
    shift
    ./start "$@" >"$folder/output" 2>&1 || status=$?
    ((status == wanted)) || fail "./start $*: exit $status, wanted $wanted"
}
says() { grep -qE -- "$1" "$folder/output" || fail "it does not say: $1"; }
nothing_runs() {
    local daemon
    daemon=$(<"$PAUSHTIK_DATA/paushtikd.lock")
    ! kill -0 "$daemon" 2>/dev/null || fail "paushtikd ($daemon) goes on"
    [[ ! -e $PAUSHTIK_DATA/postgres/postmaster.pid ]] || fail "its PostgreSQL goes on"
}

for round in first second; do
    run_start 0 --headless --once
    says "PF-[0-9]{4}-[0-9]{6}"
    says "MOCKAWB"
    [[ $(head -c 4 "$PAUSHTIK_DATA/label.pdf") == %PDF ]] || fail "$round: no label"
    rm "$PAUSHTIK_DATA/label.pdf"
    nothing_runs
done

run_start 2 --once --backwards
says "--backwards"

touch "$folder/file"
PAUSHTIK_DATA=$folder/file run_start 1 --headless --once
says "$folder/file"
echo "passed"
