// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/server.h"

#include <atomic>

namespace paushtik::http {

/// What the handlers of keyedRoutes() did, and where they wait. One set for the process, since a
/// key holds across servers.
struct KeyedEffects {
    std::atomic<int> count{0};         ///< times that POST /api/v1/effects ran
    std::atomic<int> waiting{0};       ///< handlers that stand at the gate
    std::atomic<bool> gateOpen{false}; ///< lets them go on
    void reset();
};
KeyedEffects &keyedEffects();

/// POST /api/v1/effects `{status?,wait?,throw?,note?}`: counts, waits, answers.
/// POST /api/v1/effects/{name}: the same.
/// POST /api/v1/recorded `{wait?:"before"|"inside",throw?}`: inserts into the table `effects` and
/// records in one transaction; with a resource answers `{resource}` alone.
Router keyedRoutes();

} // namespace paushtik::http
