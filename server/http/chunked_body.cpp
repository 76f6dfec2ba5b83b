// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/chunked_body.h"

#include <algorithm>
#include <charconv>

namespace paushtik::http {
namespace {

constexpr qsizetype kLongestLine = 1024;
/// As much framing as the smallest honest chunks need, and some room for extensions and trailers.
constexpr qint64 kFramingAllowance = 16 * 1024;
constexpr qint64 kFramingPerByte = 16;

} // namespace

void ChunkedBody::start(qint64 limit)
{
    *this = ChunkedBody();
    m_limit = limit;
}

qsizetype ChunkedBody::feed(QByteArrayView input)
{
    qsizetype eaten = 0;
    while (eaten < input.size() && !done() && !m_refusal) {
        const QByteArrayView rest = input.sliced(eaten);
        eaten += m_state == State::Data ? feedData(rest) : feedLine(rest);
    }
    return eaten;
}

qsizetype ChunkedBody::feedData(QByteArrayView input)
{
    const qsizetype part = static_cast<qsizetype>(std::min<qint64>(m_left, input.size()));
    m_body.append(input.data(), part);
    m_left -= part;
    if (m_left == 0)
        m_state = State::DataEnd;
    return part;
}

/// One line, or as much of it as is there. A line is looked at only when it is whole.
qsizetype ChunkedBody::feedLine(QByteArrayView input)
{
    const qsizetype room = kLongestLine + 1 - m_line.size();
    const QByteArrayView window = input.first(std::min(room, input.size()));
    const qsizetype end = window.indexOf('\n');
    const qsizetype part = end < 0 ? window.size() : end + 1;
    m_line.append(window.data(), part);
    m_framing += part;
    if (end >= 0)
        lineComplete();
    else if (m_line.size() > kLongestLine)
        refuse(400, "A line of a chunked body is too long.");
    return part;
}

void ChunkedBody::lineComplete()
{
    if (!m_line.endsWith("\r\n") || m_line.indexOf('\r') != m_line.size() - 2)
        return refuse(400, "A line of a chunked body does not end with CR LF.");
    m_line.chop(2);
    if (m_framing > kFramingAllowance + kFramingPerByte * m_body.size())
        return refuse(400, "A chunked body with more framing than content.");
    if (m_state == State::Size)
        sizeLine();
    else if (m_state == State::DataEnd && m_line.isEmpty())
        m_state = State::Size;
    else if (m_state == State::Trailer && m_line.isEmpty())
        m_state = State::Done;
    else if (m_state == State::Trailer) {
        RequestHead dropped;
        m_refusal = readField(m_line, dropped);
    } else
        refuse(400, "A chunk is not as long as it says.");
    m_line.clear();
}

void ChunkedBody::sizeLine()
{
    const qsizetype semicolon = m_line.indexOf(';');
    QByteArrayView text =
        semicolon < 0 ? QByteArrayView(m_line) : QByteArrayView(m_line).first(semicolon);
    while (semicolon >= 0 && (text.endsWith(' ') || text.endsWith('\t')))
        text.chop(1); // RFC 9112 §7.1.1 allows blanks before an extension
    quint64 size = 0;
    const char *end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, size, 16);
    if (text.isEmpty() || result.ec != std::errc() || result.ptr != end)
        return refuse(400, "The size of a chunk is not a number.");
    if (size > static_cast<quint64>(m_limit - m_body.size()))
        return refuse(413, "The body is larger than allowed here.");
    m_left = static_cast<qint64>(size);
    m_state = size == 0 ? State::Trailer : State::Data;
}

} // namespace paushtik::http
