// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/log.h"
#include "server/http/server.h"

#include <QAbstractHttpServer>
#include <QCoreApplication>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <cstdio>
#include <netinet/in.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::http;

namespace {

constexpr qsizetype kBody = 2048;

/// As much of a server as the library itself asks for, and the same bytes as the edge writes.
class Bare final : public QAbstractHttpServer {
public:
    explicit Bare(quint16 port)
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const int on = 1;
        ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
            ::listen(descriptor, 1024) != 0)
            qFatal("port %d is taken", port);
        m_tcp.setSocketDescriptor(descriptor);
        bind(&m_tcp);
        m_answer =
            "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 13:00:00 GMT\r\n"
            "X-Request-Id: 0000000000000-00000\r\nX-Content-Type-Options: nosniff\r\n"
            "Referrer-Policy: strict-origin-when-cross-origin\r\nContent-Type: application/json\r\n"
            "Content-Length: " +
            QByteArray::number(kBody) +
            "\r\nCache-Control: public, max-age=60\r\nETag: \"v1\"\r\n\r\n" +
            QByteArray(kBody, 'g');
    }

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &, QHttpServerResponder &responder) override
    {
        QHttpHeaders headers;
        headers.append("ETag", "\"v1\"");
        headers.append("Content-Type", "application/json");
        responder.write(QByteArray(kBody, 'g'), headers);
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override {}
#else
    bool handleRequest(const QHttpServerRequest &, QTcpSocket *socket) override
    {
        socket->write(m_answer);
        socket->flush();
        return true;
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}
#endif

private:
    QTcpServer m_tcp;
    QByteArray m_answer;
};

Task<Response> cached(Request)
{
    static const QByteArray body(kBody, 'g');
    Response response;
    response.contentType = "application/json"_ba;
    response.body = body;
    response.etag = "\"v1\""_ba;
    response.cacheControl = "public, max-age=60"_ba;
    co_return response;
}

Router routes()
{
    Router router;
    router.add({Method::Get, "/api/v1/products", Access::Public, cached});
    router.add({Method::Get, "/api/v1/products/{slug}", Access::Public, cached});
    router.add({Method::Get, "/api/v1/categories", Access::Public, cached});
    return router;
}

void serve(bool edge, quint16 port)
{
    QEventLoop loop;
    if (!edge) {
        Bare bare(port);
        loop.exec();
        return;
    }
    ServerConfig config;
    config.address = QHostAddress(QHostAddress::LocalHost);
    config.port = port;
    Server server(config, routes(), {}, nullptr);
    if (!server.listen())
        qFatal("%s", qPrintable(server.errorString()));
    loop.exec();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 4) {
        std::fputs("http_bench edge|bare PORT THREADS\n", stderr);
        return 2;
    }
    installLog();
    const bool edge = QByteArrayView(argv[1]) == "edge";
    const auto port = static_cast<quint16>(QByteArray(argv[2]).toUShort());
    for (int i = 0; i < QByteArray(argv[3]).toInt(); ++i)
        QThread::create([edge, port] { serve(edge, port); })->start();
    return QCoreApplication::exec();
}
