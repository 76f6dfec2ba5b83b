// SPDX-License-Identifier: GPL-3.0-or-later
// The floor that the daemon is measured against: QtHttpServer that parses each request and writes
// one answer, always the same, with as many threads and listeners as the daemon has.
// usage: bare_server PORT THREADS ANSWER_FILE   (the file: a whole answer with its head)
#include <QAbstractHttpServer>
#include <QCoreApplication>
#include <QFile>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <arpa/inet.h>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

class BareServer final : public QAbstractHttpServer {
public:
    explicit BareServer(const QByteArray &answer)
        : m_answer(answer)
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        const auto end = answer.indexOf("\r\n\r\n");
        m_body = answer.mid(end + 4);
        const auto lines = answer.left(end).split('\n');
        for (const auto &line : lines.mid(1)) {
            const auto colon = line.indexOf(':');
            if (line.left(colon).toLower() != "content-length") // the responder writes that itself
                m_headers.append(line.left(colon), line.mid(colon + 1).trimmed());
        }
#endif
    }

protected:
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    bool handleRequest(const QHttpServerRequest &, QHttpServerResponder &responder) override
    {
        responder.write(m_body, m_headers);
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
    QByteArray m_answer;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QByteArray m_body;
    QHttpHeaders m_headers;
#endif
};

/// A listening socket that others on the same port may stand beside; -1 when there is none.
int sharedListener(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const int on = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto *address = reinterpret_cast<const sockaddr *>(&where);
    return ::bind(descriptor, address, sizeof where) == 0 && ::listen(descriptor, 1024) == 0
               ? descriptor
               : -1;
}

/// Serves on the thread that calls it, until the program ends.
void serve(quint16 port, const QByteArray &answer)
{
    auto listener = std::make_unique<QTcpServer>();
    if (!listener->setSocketDescriptor(sharedListener(port)))
        qFatal("cannot listen on port %d", int(port));
    BareServer server(answer);
    server.bind(listener.release());
    QEventLoop().exec();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto arguments = app.arguments();
    QFile file(arguments.value(3));
    if (arguments.size() != 4 || !file.open(QIODevice::ReadOnly))
        qFatal("usage: bare_server PORT THREADS ANSWER_FILE");
    const auto answer = file.readAll();
    const auto port = arguments.at(1).toUShort();
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < arguments.at(2).toInt(); ++i) {
        threads.emplace_back(QThread::create([port, answer] { serve(port, answer); }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    return 0;
}
