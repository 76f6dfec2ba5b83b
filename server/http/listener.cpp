// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/listener.h"

#include <QHash>
#include <QLoggingCategory>
#include <QTimer>
#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <mutex>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace paushtik::http {
namespace {

Q_LOGGING_CATEGORY(lcListener, "paushtik.http.listener")

constexpr int kBacklog = 1024;
/// More than all connections, the database and the files need together.
constexpr rlim_t kDescriptors = 65'536;
/// Out of descriptors: a connection has to end before another can be taken.
constexpr int kAcceptAgainMs = 200;

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

SocketAddress socketAddress(const QHostAddress &address, quint16 port)
{
    SocketAddress result;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&result.storage, &v4, sizeof v4);
        result.length = sizeof v4;
        return result;
    }
    sockaddr_in6 v6{}; // QHostAddress::Any is "::" here, and takes IPv4 too
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    const Q_IPV6ADDR bytes =
        address == QHostAddress(QHostAddress::Any) ? Q_IPV6ADDR{} : address.toIPv6Address();
    std::memcpy(&v6.sin6_addr, bytes.c, sizeof v6.sin6_addr);
    std::memcpy(&result.storage, &v6, sizeof v6);
    result.length = sizeof v6;
    return result;
}

/// A bound socket, or -1 with errno set.
int boundSocket(const QHostAddress &address, quint16 port, bool shared)
{
    const SocketAddress where = socketAddress(address, port);
    const int descriptor =
        ::socket(where.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return -1;
    const int on = 1;
    const int off = 0;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (shared)
        ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    if (address == QHostAddress(QHostAddress::Any))
        ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (::bind(descriptor, where.get(), where.length) == 0 &&
        (!shared || ::listen(descriptor, kBacklog) == 0))
        return descriptor;
    const int error = errno;
    ::close(descriptor);
    errno = error;
    return -1;
}

/// The addresses that this process listens on, and with how many listeners.
struct Claims {
    std::mutex mutex;
    QHash<QByteArray, int> counts;
    static Claims &all()
    {
        static Claims claims;
        return claims;
    }
};

QByteArray claimKey(const QHostAddress &address, quint16 port)
{
    return address.toString().toLatin1() + ' ' + QByteArray::number(port);
}

} // namespace

Listener::Listener(std::function<void(qintptr)> arrived, QObject *parent)
    : QTcpServer(parent)
    , m_arrived(std::move(arrived))
{
    connect(this, &QTcpServer::acceptError, this, &Listener::acceptLater);
}

Listener::~Listener()
{
    if (m_claimed.isEmpty())
        return;
    Claims &claims = Claims::all();
    const std::lock_guard lock(claims.mutex);
    if (--claims.counts[m_claimed] == 0)
        claims.counts.remove(m_claimed);
}

/// SO_REUSEPORT lets any program of the same user share the port, a second daemon too. So the first
/// listener of this process binds once without it, which fails when the port is taken.
bool Listener::claim(const QHostAddress &address, quint16 port)
{
    Claims &claims = Claims::all();
    const std::lock_guard lock(claims.mutex);
    const QByteArray key = claimKey(address, port);
    if (port != 0 && !claims.counts.contains(key)) {
        const int probe = boundSocket(address, port, false);
        if (probe < 0)
            return false;
        ::close(probe);
    }
    const int descriptor = boundSocket(address, port, true);
    if (descriptor < 0 || !adopt(descriptor))
        return false;
    m_claimed = claimKey(address, serverPort());
    ++claims.counts[m_claimed];
    return true;
}

bool Listener::adopt(int descriptor)
{
    if (setSocketDescriptor(descriptor))
        return true;
    ::close(descriptor);
    errno = EBADF;
    return false;
}

void Listener::raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t wanted = std::min<rlim_t>(limit.rlim_max, kDescriptors);
    if (limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = wanted;
    if (::setrlimit(RLIMIT_NOFILE, &limit) != 0)
        qCWarning(lcListener, "the limit of open files stays low: %s",
                  qPrintable(qt_error_string()));
}

bool Listener::listenShared(const QHostAddress &address, quint16 port)
{
    static std::once_flag raised;
    std::call_once(raised, raiseDescriptorLimit);
    if (claim(address, port))
        return true;
    m_problem = u"cannot listen on %1:%2: %3"_s.arg(address.toString())
                    .arg(port)
                    .arg(qt_error_string(errno));
    return false;
}

void Listener::incomingConnection(qintptr descriptor)
{
    m_arrived(descriptor);
}

void Listener::acceptLater()
{
    qCWarning(lcListener, "cannot accept connections: %s", qPrintable(errorString()));
    pauseAccepting();
    QTimer::singleShot(kAcceptAgainMs, this, [this] {
        if (isListening())
            resumeAccepting();
    });
}

void Listener::stop()
{
    if (!isListening())
        return;
    const int listening = static_cast<int>(socketDescriptor());
    for (int taken = 0; taken >= 0;) {
        taken = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (taken >= 0)
            m_arrived(taken);
    }
    close();
}

} // namespace paushtik::http
