// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_gate.h"

#include <algorithm>

namespace paushtik::http {
namespace {

/// A body is not reserved for on a client's word alone.
constexpr qint64 kTrustedReserve = 64 * 1024;

} // namespace

RequestGate::RequestGate(int requestLineLimit, int headLimit, PlanBody plan)
    : m_lineLimit(requestLineLimit)
    , m_headLimit(headLimit)
    , m_plan(std::move(plan))
{
}

void RequestGate::feed(QByteArray bytes)
{
    if (m_state == State::Refused)
        return;
    if (m_buffer.isEmpty())
        m_buffer = std::move(bytes);
    else
        m_buffer += bytes;
    if (m_state != State::Complete)
        advance();
}

void RequestGate::advance()
{
    if (m_state == State::Idle || m_state == State::Head) {
        if (!readHead())
            return;
        headComplete();
    }
    if (m_state == State::Body)
        readBody();
}

/// Invariant: every limit is judged on the bytes within it, never on how many came together, so
/// that a request is refused for the same reason however it was cut.
std::optional<QByteArrayView> RequestGate::nextLine()
{
    const qsizetype limit = std::min<qsizetype>(m_buffer.size(), m_headLimit);
    if (m_scanned >= limit)
        return std::nullopt;
    const qsizetype end = QByteArrayView(m_buffer).first(limit).indexOf('\n', m_scanned);
    m_scanned = end < 0 ? limit : end + 1;
    if (end < 0)
        return std::nullopt;
    const QByteArrayView line = QByteArrayView(m_buffer).sliced(m_line, end - m_line);
    m_line = end + 1;
    return line;
}

/// What a request line can be refused for before it has an end.
std::optional<Refusal> RequestGate::judgeBegun(QByteArrayView begun) const
{
    if (!begun.isEmpty() && !isTokenCharacter(begun.front()) && begun.front() != '\r')
        return Refusal{400, "This is not HTTP."};
    if (begun.size() >= m_lineLimit)
        return Refusal{414, "The request line is longer than 8 KB."};
    return std::nullopt;
}

std::optional<Refusal> RequestGate::judgeLine(QByteArrayView whole)
{
    if (!m_haveRequestLine) {
        if (const auto refusal = judgeBegun(whole))
            return refusal;
    }
    if (!whole.endsWith('\r') || whole.indexOf('\r') != whole.size() - 1)
        return Refusal{400, "A line that does not end with CR LF."};
    const QByteArrayView line = whole.chopped(1);
    if (m_haveRequestLine)
        return readField(line, m_head);
    if (line.isEmpty()) // RFC 9112 §2.2: an empty line before a request is ignored
        return std::nullopt;
    m_haveRequestLine = true;
    return readRequestLine(line, m_head);
}

bool RequestGate::readHead()
{
    if (!m_buffer.isEmpty())
        m_state = State::Head;
    std::optional<Refusal> refusal;
    while (const auto whole = nextLine()) {
        if (m_haveRequestLine && *whole == "\r")
            return true;
        if ((refusal = judgeLine(*whole))) {
            refuse(*refusal);
            return false;
        }
    }
    if (!m_haveRequestLine)
        refusal = judgeBegun(QByteArrayView(m_buffer).sliced(m_line));
    if (!refusal && m_buffer.size() >= m_headLimit)
        refusal = Refusal{431, "The head of the request is larger than 16 KB."};
    if (refusal)
        refuse(*refusal);
    return false;
}

void RequestGate::headComplete()
{
    drop(m_line);
    m_line = m_scanned = 0;
    m_haveRequestLine = false;
    if (const auto refusal = settleHead(m_head))
        return refuse(*refusal);
    const BodyPlan plan = m_plan(m_head.method, m_head.path());
    if (m_head.length > plan.limit)
        return refuse({413, "The body is larger than allowed here."});
    if (plan.required && m_head.length == 0 && !m_head.lengthStated)
        return refuse({411, "Say how long the body is (Content-Length)."});
    m_state = State::Body;
    m_expects = m_head.expectsContinue && m_head.length != 0;
    if (m_head.length < 0)
        m_chunks.start(plan.limit);
    else
        m_body.reserve(std::min(m_head.length, kTrustedReserve));
}

void RequestGate::readBody()
{
    if (m_head.length < 0) {
        drop(m_chunks.feed(m_buffer));
        if (m_chunks.refusal())
            return refuse(*m_chunks.refusal());
        if (m_chunks.done()) {
            m_body = m_chunks.take();
            m_state = State::Complete;
        }
        return;
    }
    const qint64 missing = m_head.length - m_body.size();
    if (m_body.isEmpty() && m_buffer.size() == missing) {
        m_body = std::exchange(m_buffer, {});
    } else {
        const auto part = static_cast<qsizetype>(std::min<qint64>(missing, m_buffer.size()));
        m_body.append(m_buffer.constData(), part);
        drop(part);
    }
    if (m_body.size() == m_head.length)
        m_state = State::Complete;
}

bool RequestGate::takeExpectation()
{
    return std::exchange(m_expects, false) && m_state == State::Body && m_buffer.isEmpty();
}

GatedRequest RequestGate::take()
{
    Q_ASSERT(m_state == State::Complete);
    GatedRequest request{std::exchange(m_head, {}), std::exchange(m_body, {})};
    m_state = State::Idle;
    m_expects = false;
    advance();
    return request;
}

void RequestGate::refuse(Refusal refusal)
{
    m_refusal = refusal;
    m_state = State::Refused;
    m_buffer.clear();
}

} // namespace paushtik::http
