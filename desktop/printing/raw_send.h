// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"

#include <QByteArray>
#include <QString>
#include <chrono>

namespace paushtik {

/// How sending to a printer ended.
enum class Sent {
    Whole,   ///< all of it was taken
    Nothing, ///< the printer was not there; not a byte left us
    Refused, ///< it can never be printed: what was sent is not a document
    Unsure,  ///< it broke in the middle
};
struct SendOutcome {
    Sent sent = Sent::Unsure;
    QString detail = {};
};

struct SendPatience {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds whole{30'000};
};

/// Sends bytes to a printer that listens on TCP (port 9100, "raw") and closes. Never blocks; ends
/// within the patience given.
Task<SendOutcome> sendRaw(QString host, quint16 port, QByteArray bytes, SendPatience patience = {});

} // namespace paushtik
