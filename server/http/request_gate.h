// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/chunked_body.h"
#include "server/http/request_head.h"

#include <functional>

namespace paushtik::http {

/// What the router says about a body as soon as the head is in.
struct BodyPlan {
    qint64 limit = 0;
    bool required = false; ///< a request without a stated length is 411
};

/// A request that is whole and clean.
struct GatedRequest {
    RequestHead head;
    QByteArray body; ///< chunks put together
};

/// Looks at the bytes of one connection before anything else does. It knows no sockets and no
/// clock: bytes go in, requests or one refusal come out, and how the bytes were cut into pieces
/// never makes a difference. After a refusal nothing more can be read: where the next request would
/// begin is not known.
class RequestGate {
public:
    using PlanBody = std::function<BodyPlan(Method, QByteArrayView path)>;
    enum class State {
        Idle,     ///< between requests
        Head,     ///< some of a head
        Body,     ///< a whole head, some of its body
        Complete, ///< take() it; bytes behind it stay
        Refused,
    };

    RequestGate(int requestLineLimit, int headLimit, PlanBody plan);

    void feed(QByteArray bytes);
    State state() const { return m_state; }
    const Refusal &refusal() const { return *m_refusal; }
    /// The head of what is in State::Body or Complete.
    const RequestHead &head() const { return m_head; }
    /// The client waits for "100 Continue" before it sends the body. Said once a request.
    bool takeExpectation();
    /// The request; then goes on with the bytes behind it.
    GatedRequest take();
    /// Bytes that are not read yet, for a connection that stops speaking HTTP.
    QByteArray takeRest() { return std::exchange(m_buffer, {}); }
    bool hasRest() const { return !m_buffer.isEmpty(); }

private:
    void advance();
    bool readHead();
    std::optional<QByteArrayView> nextLine();
    std::optional<Refusal> judgeBegun(QByteArrayView begun) const;
    std::optional<Refusal> judgeLine(QByteArrayView whole);
    void headComplete();
    void readBody();
    void refuse(Refusal refusal);
    void drop(qsizetype count) { m_buffer.remove(0, count); }

    const int m_lineLimit;
    const int m_headLimit;
    const PlanBody m_plan;
    QByteArray m_buffer;
    qsizetype m_line = 0;    ///< where the line being read begins
    qsizetype m_scanned = 0; ///< no LF between m_line and here
    bool m_haveRequestLine = false;
    State m_state = State::Idle;
    RequestHead m_head;
    QByteArray m_body;
    ChunkedBody m_chunks;
    bool m_expects = false;
    std::optional<Refusal> m_refusal;
};

} // namespace paushtik::http
