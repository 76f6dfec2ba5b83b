// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/request_head.h"

namespace paushtik::http {

/// Takes a chunked body (RFC 9112 §7.1) apart, strictly: CRLF everywhere, hexadecimal sizes,
/// extensions ignored, trailers checked and dropped. The framing is bounded too: a client cannot
/// hide a flood in extensions.
class ChunkedBody {
public:
    void start(qint64 limit);
    /// Eats from the front of `input`, answers how much. Look at done() and refusal() then.
    qsizetype feed(QByteArrayView input);
    bool done() const { return m_state == State::Done; }
    const std::optional<Refusal> &refusal() const { return m_refusal; }
    QByteArray take() { return std::exchange(m_body, {}); }

private:
    enum class State { Size, Data, DataEnd, Trailer, Done };

    qsizetype feedLine(QByteArrayView input);
    qsizetype feedData(QByteArrayView input);
    void lineComplete();
    void sizeLine();
    void refuse(int status, const char *detail) { m_refusal = Refusal{status, detail}; }

    State m_state = State::Size;
    qint64 m_limit = 0;
    qint64 m_left = 0;    ///< of the chunk
    qint64 m_framing = 0; ///< bytes that were not data
    QByteArray m_line;
    QByteArray m_body;
    std::optional<Refusal> m_refusal;
};

} // namespace paushtik::http
