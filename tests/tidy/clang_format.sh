#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails, naming the lines, when clang-format would lay out a C++ file otherwise.
# To settle it: tests/tidy/clang_format.sh --fix
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

mode=(--dry-run -Werror)
[[ ${1:-} != --fix ]] || mode=(-i)
find shared server desktop tests \( -name '*.cpp' -o -name '*.h' \) -print0 |
    xargs -0 -n 40 -P "$(nproc)" clang-format-19 "${mode[@]}"
