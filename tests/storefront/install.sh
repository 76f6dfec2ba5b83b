#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the storefront's tests drive the browser with, as the lock file beside this has it.
# usage: install.sh BUILD_FOLDER
set -euo pipefail
source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=${1:?usage: install.sh BUILD_FOLDER}/tests/storefront

for program in node npm chromium; do
    if ! command -v "$program" >/dev/null; then
        echo "$program is missing; install the packages nodejs, npm and chromium." >&2
        exit 1
    fi
done
mkdir -p "$target"
if [[ -d $target/node_modules ]] && cmp -s "$source_folder/package-lock.json" "$target/installed"; then
    exit 0
fi
cp "$source_folder/package.json" "$source_folder/package-lock.json" "$target"
cd "$target"
# Nothing of them is run at installation: none needs it.
if ! npm ci --ignore-scripts --no-audit --no-fund >install.log 2>&1; then
    tail -n 20 install.log >&2
    echo "The packages of tests/storefront/package-lock.json could not be installed." \
        "Can the npm registry be reached from here?" >&2
    exit 1
fi
cp package-lock.json installed
