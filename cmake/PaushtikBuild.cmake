# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of ours shares: the language, the warnings, the sanitizers, the precompiled
# headers.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF) # moc needs no library: one source builds without waiting
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Programs are compiled like libraries, so that both can use one precompiled header.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE -fPIC)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set_property(GLOBAL PROPERTY AUTOGEN_SOURCE_GROUP "")

set(PAUSHTIK_SANITIZE "" CACHE STRING "address,undefined or thread; empty for none")
option(PAUSHTIK_FAULT_POINTS "Compile the crash points that tests switch on by environment" ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Precompiled headers need these two sloppiness settings, or nothing is ever found in the cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}
        "${CCACHE_PROGRAM}")
endif()

add_library(paushtik_options INTERFACE)
target_compile_options(paushtik_options INTERFACE
    -Wall -Wextra -Wconversion -Wno-sign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wunused-result -Werror
    -pthread) # libvips asks for it; a precompiled header fits only who says the same
# What Qt deprecates after 6.4 has its successor after 6.4 too: no warning where both are built.
target_compile_definitions(paushtik_options INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_WARN_DEPRECATED_UP_TO=0x060400
    PAUSHTIK_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # -fno-pch-timestamp: ccache may then reuse objects that were built with an equal header.
    target_compile_options(paushtik_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
    add_link_options(-fuse-ld=lld)
else()
    # g++ reads the text when a precompiled header does not fit; that is slow, not wrong.
    set(CMAKE_PCH_WARN_INVALID OFF)
endif()
if(PAUSHTIK_FAULT_POINTS)
    target_compile_definitions(paushtik_options INTERFACE PAUSHTIK_FAULT_POINTS)
endif()
if(PAUSHTIK_SANITIZE)
    add_compile_options(-fsanitize=${PAUSHTIK_SANITIZE} -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${PAUSHTIK_SANITIZE})
endif()
if(PAUSHTIK_SANITIZE STREQUAL "thread")
    set(is_program "$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>")
    target_sources(paushtik_options INTERFACE
        "$<${is_program}:${CMAKE_SOURCE_DIR}/cmake/tsan_support.cpp>")
    # An instrumented Qt, where cmake/tsan_qt.sh has built one. The older kind of tag, because it
    # counts for what Qt's other libraries ask for too; programs that are not ours keep theirs.
    add_link_options(-Wl,--disable-new-dtags,-rpath,${CMAKE_SOURCE_DIR}/build/tsan-qt/lib)
    # Without a symbolizer a report has no names, and no suppression by name would match.
    find_program(LLVM_SYMBOLIZER NAMES llvm-symbolizer-19 llvm-symbolizer REQUIRED)
    set(tsan_environment TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/cmake/tsan_suppressions.txt)
    string(APPEND tsan_environment :external_symbolizer_path=${LLVM_SYMBOLIZER})
endif()

# paushtik_folder(<target> SOURCES … [PUBLIC …] [PRIVATE …] [PCH <target>]): one static library for
# one folder.
function(paushtik_folder name)
    cmake_parse_arguments(F "" "PCH" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(${name} STATIC ${F_SOURCES})
    target_link_libraries(${name} PUBLIC ${F_PUBLIC} PRIVATE paushtik_options ${F_PRIVATE})
    if(F_PCH)
        target_precompile_headers(${name} REUSE_FROM ${F_PCH})
    endif()
endfunction()

# paushtik_test(<name> SOURCES … [LINKS …] [LABELS …]): a Qt Test program, found by ctest under its
# own name. It is compiled as tests_pch says, or as tests_desktop_pch where the name of something
# that it links says "desktop". Those that link tests_support get a database each, on the one
# cluster that the fixture "postgres" starts.
function(paushtik_test name)
    cmake_parse_arguments(T "NO_DATABASE" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(${name} ${T_SOURCES})
    if("${T_LINKS}" MATCHES "desktop")
        set(pch tests_desktop_pch)
    else()
        set(pch tests_pch)
    endif()
    target_link_libraries(${name} PRIVATE paushtik_options ${pch} ${T_LINKS})
    target_precompile_headers(${name} REUSE_FROM ${pch})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    add_test(NAME ${name} COMMAND ${name})
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 600)
    endif()
    # Both time-outs are for what hangs. Qt Test's own would end a test function after five minutes.
    set(environment QT_QPA_PLATFORM=offscreen ASAN_OPTIONS=detect_stack_use_after_return=1
        ${tsan_environment} PAUSHTIK_TEST_BUILD=${CMAKE_BINARY_DIR}
        QTEST_FUNCTION_TIMEOUT=${T_TIMEOUT}000)
    set_tests_properties(${name} PROPERTIES LABELS "${T_LABELS}" TIMEOUT ${T_TIMEOUT}
        ENVIRONMENT "${environment}")
    if("tests_support" IN_LIST T_LINKS AND NOT T_NO_DATABASE)
        set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED postgres)
    endif()
endfunction()
