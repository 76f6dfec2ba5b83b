#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures shared/imaging beside npm's sharp (the same library, tuned), on the same twelve
# photographs, in turns. Goals are ratios to sharp: wall time a picture ≤ 1 (aim: 0.8), peak memory
# ≤ 0.8, bytes within 5 %, the medium variant's SSIM not lower by more than 0.002. Exit 1 when one
# is missed. Needs apt (for the photographs) and npm.
# usage: imaging.sh BUILD_FOLDER     PAUSHTIK_BENCH_ROUNDS=3
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "${1:?usage: imaging.sh BUILD_FOLDER}" && pwd)
rounds=${PAUSHTIK_BENCH_ROUNDS:-3}
work=$build/bench-imaging
bench=$build/tests/imaging_bench
missed=0

make_photographs() {
    [[ -e $work/photographs.done ]] && return
    mkdir -p "$work/packages" "$work/unpacked" "$work/photographs"
    awk -F '\t' '!/^#/ { print $2 }' "$here/photos.tsv" | sort -u >"$work/names"
    (cd "$work/packages" && xargs apt-get -q download <"$work/names" >/dev/null) || {
        echo "apt cannot download the packages that hold the photographs." >&2
        exit 1
    }
    local package
    for package in "$work/packages"/*.deb; do
        dpkg-deb -x "$package" "$work/unpacked"
    done
    "$bench" photographs "$here/photos.tsv" "$work/unpacked" "$work/photographs"
    rm -rf "$work/packages" "$work/unpacked"
    touch "$work/photographs.done"
}

# By column: the median of the rounds.
median_row() {
    local column
    for column in 1 2 3 4 5 6 7; do
        awk -v column=$column '{ print $column }' "$1" | sort -n |
            awk '{ row[NR] = $0 } END { printf "%s ", row[int((NR + 1) / 2)] }'
    done
    echo
}

goal() {
    local word
    word=$(awk -v value="$2" -v most="$4" -v sign="$3" 'BEGIN {
        print (sign == "<=" ? value <= most : value >= most) ? "reached" : "MISSED" }')
    [[ $word == reached ]] || missed=1
    printf '  %-44s %9s   goal %s %s: %s\n' "$1" "$2" "$3" "$4" "$word"
}

ratio() { awk "BEGIN { printf \"%.3f\", $1 / $2 }"; }

print_row() { printf '  %-8s %9s %9s %8s   %s / %s / %s / %s\n' "$@"; }

compare() {
    local at_once=$1 round
    : >"$work/ours"
    : >"$work/sharp"
    for ((round = 0; round < rounds; round++)); do
        "$bench" variants "$work/photographs" "$work/by-us" "$at_once" 1 >>"$work/ours"
        node "$work/npm/sharp_variants.mjs" "$work/photographs" "$work/by-sharp" "$at_once" 1 \
            >>"$work/sharp"
    done
    local ours theirs i
    read -ra ours <<<"$(median_row "$work/ours")"
    read -ra theirs <<<"$(median_row "$work/sharp")"
    echo "$at_once at once         wall ms    CPU ms  peak MB   bytes: full, medium, thumb, blur"
    print_row ours "${ours[@]}"
    print_row sharp "${theirs[@]}"
    goal "wall" "$(ratio "${ours[0]}" "${theirs[0]}")" '<=' 1
    goal "peak memory" "$(ratio "${ours[2]}" "${theirs[2]}")" '<=' 0.8
    for i in 3 4 5 6; do
        goal "bytes, variant $((i - 2))" "$(ratio "${ours[i]}" "${theirs[i]}")" '<=' 1.05
    done
}

compare_quality() {
    local ours theirs variant
    for variant in full medium; do # the last is judged
        read -ra ours <<<"$("$bench" ssim "$work/photographs" "$work/by-us" "$variant")"
        read -ra theirs <<<"$("$bench" ssim "$work/photographs" "$work/by-sharp" "$variant")"
        echo "SSIM of $variant (mean, least)   ours ${ours[*]}   sharp ${theirs[*]}"
    done
    goal "mean, ours less sharp's" \
        "$(awk "BEGIN { printf \"%.4f\", ${ours[0]} - ${theirs[0]} }")" '>=' -0.002
}

mkdir -p "$work/by-us" "$work/by-sharp" "$work/npm"
make_photographs
"$here/../../support/npm_packages.sh" "$here" "$work/npm"
cp "$here/sharp_variants.mjs" "$work/npm/"
echo "$(nproc) cores, twelve photographs of 12 megapixels, medians of $rounds rounds in turns"
compare 1
compare 2
compare_quality
exit "$missed"
