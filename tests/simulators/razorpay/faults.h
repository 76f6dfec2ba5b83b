// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulators/razorpay/wire_server.h"

#include <optional>

namespace paushtik::simulators {

/// What goes wrong with the next requests that fit.
struct Fault {
    enum class Kind {
        Slow,        ///< the answer comes after `milliseconds`
        ServerError, ///< 500 in JSON
        BadGateway,  ///< 502 in HTML
        TooMany,     ///< 429, with Retry-After when `retryAfter` is set
        Cut,         ///< the connection ends without an answer
        Truncate,    ///< the connection ends within the body
        Huge,        ///< a body of `bytes`
        Nonsense,    ///< 200, and the body is no JSON
        Lag          ///< a list that is empty: what there is does not show yet
    };
    Kind kind;
    QByteArray method = {}; ///< empty: any
    QString pathContains = {};
    bool afterTheEffect = false; ///< the request is carried out, only its answer suffers
    int times = 1;
    int milliseconds = 0;
    std::optional<int> retryAfter = {};
    int bytes = 8 * 1024 * 1024;
};

std::optional<Fault::Kind> faultKind(const QString &word);

class Faults {
public:
    void add(const Fault &fault) { m_faults.append(fault); }
    void clear() { m_faults.clear(); }
    /// The first that fits, used up by one.
    std::optional<Fault> take(const WireRequest &request);

private:
    QList<Fault> m_faults;
};

/// `answer` as the fault leaves it.
WireAnswer spoilt(const Fault &fault, WireAnswer answer);

} // namespace paushtik::simulators
