#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: cmake/tsan_qt.sh [-j2]     the arguments go to ninja
# Builds this system's own Qt once more for the `tsan` preset, instrumented, from the source of the
# very packages that are installed. Without it ThreadSanitizer does not see Qt's locks, and takes
# what one thread hands another through them (a queued call, a future, QThread::wait) for a race.
# Needs dpkg-dev; to be run again when the system's Qt is updated. Nothing is installed: the
# libraries stand in build/tsan-qt/lib, where the preset's programs look first.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$root/build/tsan-qt
multiarch=$(dpkg-architecture -qDEB_HOST_MULTIARCH)
# shellcheck disable=SC2016
read -r package version < <(dpkg-query -W -f='${source:Package} ${source:Version}\n' qt6-base-dev)

# The system's package sources, asked for source code; its own lists stay as they are.
fetch() {
    mkdir -p "$work/apt/parts" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
    local file
    shopt -s nullglob
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [[ ! -f $file ]] || sed 's/^deb /deb-src /' "$file" >"$work/apt/parts/${file##*/}.list"
    done
    for file in /etc/apt/sources.list.d/*.sources; do
        sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/apt/parts/${file##*/}"
    done
    local apt=(apt-get -q
        -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/apt/parts"
        -o "Dir::State::lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache")
    "${apt[@]}" update
    (cd "$work" && "${apt[@]}" source --download-only "$package=$version")
    rm -rf "$work/source"
    dpkg-source --no-check -x "$work/${package}_${version#*:}.dsc" "$work/source"
}

# The folders and the features as in the packages, so that the other libraries of Qt and its plugins
# fit; the system's moc and rcc serve, which is what CMAKE_SYSTEM_NAME and QT_HOST_PATH say.
configure() {
    local flags="-O1 -g1 -fno-omit-frame-pointer"
    cmake -S "$work/source" -B "$work/build" -G Ninja \
        -DCMAKE_C_COMPILER=clang-19 -DCMAKE_CXX_COMPILER=clang++-19 \
        -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags" \
        -DCMAKE_SYSTEM_NAME=Linux -DQT_HOST_PATH=/usr \
        -DFEATURE_sanitizer=ON -DFEATURE_sanitize_thread=ON \
        -DCMAKE_INSTALL_PREFIX=/usr -DINSTALL_LIBDIR="lib/$multiarch" \
        -DINSTALL_LIBEXECDIR=lib/qt6/libexec -DINSTALL_ARCHDATADIR="lib/$multiarch/qt6" \
        -DINSTALL_DATADIR=share/qt6 -DINSTALL_SYSCONFDIR=/etc/xdg \
        -DINSTALL_INCLUDEDIR="include/$multiarch/qt6" \
        -DINSTALL_MKSPECSDIR="lib/$multiarch/qt6/mkspecs" \
        -DFEATURE_mimetype_database=OFF -DFEATURE_glib=ON -DFEATURE_icu=ON \
        -DFEATURE_system_pcre2=ON -DFEATURE_ssl=ON \
        -DFEATURE_rpath=OFF -DFEATURE_relocatable=OFF \
        -DFEATURE_gui=OFF -DFEATURE_dbus=OFF -DFEATURE_xml=OFF \
        -DFEATURE_sql_{mysql,psql,sqlite,odbc,ibase,db2,oci}=OFF \
        -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF
}

mkdir -p "$work"
fetch
configure
ninja -C "$work/build" "$@" Core Concurrent Network Sql Test
ln -sfn "build/lib/$multiarch" "$work/lib"
