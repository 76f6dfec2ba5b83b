#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the npm packages that FROM/package-lock.json names into TO/node_modules, once.
# usage: npm_packages.sh FROM TO
set -euo pipefail

from=${1:?usage: npm_packages.sh FROM TO}
to=${2:?usage: npm_packages.sh FROM TO}

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
    echo "node and npm are missing; \"installer/dependencies.sh test\" installs them." >&2
    exit 1
fi
mkdir -p "$to"
exec 9>"$to/lock" # two tests may want the same packages at once
flock 9
if [[ -d $to/node_modules ]] && cmp -s "$from/package-lock.json" "$to/installed.json"; then
    exit 0
fi
cp "$from/package.json" "$from/package-lock.json" "$to/"
if ! npm ci --prefix "$to" --ignore-scripts --no-audit --no-fund --fetch-retries 3 \
    --loglevel error >"$to/npm.log" 2>&1; then
    tail -n 5 "$to/npm.log" >&2
    echo "npm could not install what $from/package-lock.json names." \
        "Is its registry ($(npm config get registry)) reachable from here?" >&2
    exit 1
fi
cp "$from/package-lock.json" "$to/installed.json"
