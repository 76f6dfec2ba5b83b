// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/http/raw_client.h"

#include <QJsonDocument>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace paushtik::http {
namespace {

constexpr int kPatienceMs = 120'000;

sockaddr_in loopbackAddress(const char *address, quint16 port)
{
    sockaddr_in result{};
    result.sin_family = AF_INET;
    result.sin_port = htons(port);
    inet_pton(AF_INET, address, &result.sin_addr);
    return result;
}

bool waitFor(int descriptor, short events, int milliseconds)
{
    if (descriptor < 0) // never connected: poll() would wait for it none the less
        return false;
    pollfd one{descriptor, events, 0};
    return ::poll(&one, 1, milliseconds) == 1;
}

} // namespace

QByteArray RawAnswer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

int RawAnswer::count(const QByteArray &name) const
{
    int count = 0;
    for (const QByteArray &line : head.split('\n'))
        count += line.toLower().startsWith(name.toLower() + ':') ? 1 : 0;
    return count;
}

QJsonObject RawAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

RawClient::RawClient(quint16 port, const char *from)
{
    m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (from) {
        const sockaddr_in local = loopbackAddress(from, 0);
        ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&local), sizeof local);
    }
    const sockaddr_in remote = loopbackAddress("127.0.0.1", port);
    if (::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&remote), sizeof remote) != 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
    }
}

RawClient::~RawClient()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool RawClient::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        if (!waitFor(m_descriptor, POLLOUT, kPatienceMs))
            return false;
        const auto left = static_cast<std::size_t>(bytes.size() - sent);
        const ssize_t part = ::send(m_descriptor, bytes.constData() + sent, left, MSG_NOSIGNAL);
        if (part <= 0)
            return false;
        sent += part;
    }
    return true;
}

bool RawClient::fill()
{
    char block[65536];
    if (!waitFor(m_descriptor, POLLIN, kPatienceMs))
        return false;
    const ssize_t got = ::recv(m_descriptor, block, sizeof block, 0);
    if (got > 0)
        m_buffer.append(block, got);
    return got > 0;
}

RawAnswer RawClient::receive(bool headOnly)
{
    RawAnswer answer;
    qsizetype end;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!fill())
            return {};
    }
    answer.head = m_buffer.first(end);
    answer.status = answer.head.mid(9, 3).toInt();
    m_buffer.remove(0, end + 4);
    const qsizetype length = headOnly ? 0 : answer.header("Content-Length").toLongLong();
    while (m_buffer.size() < length) {
        if (!fill())
            return {};
    }
    answer.body = m_buffer.first(length);
    m_buffer.remove(0, length);
    return answer;
}

bool RawClient::closed()
{
    if (!m_buffer.isEmpty())
        return false;
    char byte;
    return waitFor(m_descriptor, POLLIN, kPatienceMs) && ::recv(m_descriptor, &byte, 1, 0) <= 0;
}

bool RawClient::somethingCame()
{
    return !m_buffer.isEmpty() || (waitFor(m_descriptor, POLLIN, 0) && fill());
}

QByteArray RawClient::whatComesWithin(int milliseconds)
{
    if (m_buffer.isEmpty() && waitFor(m_descriptor, POLLIN, milliseconds))
        fill();
    return std::exchange(m_buffer, {});
}

void RawClient::halfClose()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void RawClient::reset()
{
    const linger hard{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(m_descriptor);
    m_descriptor = -1;
}

RawAnswer ask(quint16 port, const QByteArray &bytes, const char *from)
{
    RawClient client(port, from);
    client.send(bytes);
    return client.receive(bytes.startsWith("HEAD "));
}

QByteArray request(const QByteArray &method, const QByteArray &target,
                   const QByteArrayList &headers, const QByteArray &body)
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: test\r\n";
    for (const QByteArray &header : headers)
        bytes += header + "\r\n";
    if (!body.isEmpty() || method == "POST" || method == "PUT" || method == "PATCH")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return bytes + "\r\n" + body;
}

} // namespace paushtik::http
