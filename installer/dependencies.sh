#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing of installer/dependencies.txt, with apt and without a question.
# usage: dependencies.sh [--list] [build] [run] [test]     no group: all of them
# --list prints the packages that would be installed, and installs none.
set -euo pipefail

list="$(dirname "${BASH_SOURCE[0]}")/dependencies.txt"
only_list=false
groups=()
for argument in "$@"; do
    case "$argument" in
        --list) only_list=true ;;
        build | run | test) groups+=("$argument") ;;
        *)
            echo "usage: $0 [--list] [build] [run] [test]" >&2
            exit 2
            ;;
    esac
done
((${#groups[@]})) || groups=(build run test)

if ! command -v apt-get >/dev/null; then
    echo "Packages are installed with apt, which this system lacks. Install what" \
        "$list names by hand, then run again with PAUSHTIK_SKIP_INSTALL=1." >&2
    exit 1
fi

installed() { grep -qxF "$1" <<<"$installed_packages"; }
available() { [[ $(LC_ALL=C apt-cache policy "$1" 2>/dev/null) =~ Candidate:\ [^\(] ]]; }

# The lines of the wanted groups, without comments and blanks.
wanted() {
    awk -v groups=" ${groups[*]} " '
        /^\[/ { on = index(groups, " " substr($0, 2, length($0) - 2) " "); next }
        on && !/^#/ && NF' "$list"
}

# Lines of which nothing is installed yet. An optional one counts only once apt knows the package.
missing_lines() {
    local line name
    while IFS= read -r line; do
        if [[ $line == \?* ]]; then
            name=${line#\?}
            installed "$name" || ! available "$name" || echo "$name"
            continue
        fi
        for name in ${line//|/ }; do
            installed "$name" && continue 2
        done
        echo "$line"
    done < <(wanted)
}

# One package for each missing line: the first alternative that apt knows.
choose() {
    local line name
    while IFS= read -r line; do
        for name in ${line//|/ }; do
            available "$name" && echo "$name" && continue 2
        done
        echo "No package source of this system has: $line" >&2
        return 1
    done
}

as_root() {
    if ((EUID == 0)); then
        env "$@"
    elif command -v sudo >/dev/null; then
        sudo env "$@"
    else
        echo "Run this as root, or install sudo: $*" >&2
        return 1
    fi
}

apt() {
    as_root DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l \
        apt-get -q -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

installed_packages=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' |
    sed -n 's/^installed //p')
missing=$(missing_lines)
if [[ -z $missing ]]; then
    exit 0
fi
if $only_list; then
    echo "$missing"
    exit 0
fi
apt update
missing=$(missing_lines)   # the fresh lists may know optional ones that the old ones did not
chosen=$(choose <<<"$missing")
mapfile -t packages <<<"$chosen"
echo "Installing ${#packages[@]} packages: ${packages[*]}"
apt install -y --no-install-recommends "${packages[@]}"
