// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/deadlines.h"
#include "server/http/dispatcher.h"
#include "server/http/library.h"
#include "server/http/listener.h"
#include "server/http/request_gate.h"

#include <QPointer>
#include <QSet>
#include <QSocketNotifier>
#include <QWebSocket>

namespace paushtik::http {

class Connection;

/// What the connections of one worker share.
struct Edge {
    Limits limits;
    std::shared_ptr<Dispatcher> dispatcher;
    Library *library = nullptr;
    Listener *listener = nullptr;
    Deadlines *deadlines = nullptr;
    QSet<Connection *> connections;
    QByteArray webSocketPath; ///< empty: none
    Server::WebSocketHandler webSocketHandler;
    bool draining = false;
};

/// One client. It owns the real socket, passes bytes through the gate, has whole requests parsed by
/// the library, and writes answers. One request is in flight at a time; what a client sends
/// meanwhile stays in the socket, whose buffer is bounded, and so in the client.
class Connection final : public QObject {
    Q_OBJECT
public:
    /// Takes the descriptor over. The connection deletes itself when the client is gone.
    Connection(Edge &edge, qintptr descriptor, QObject *parent);
    ~Connection() override;

    /// Closes now when it is idle, else after its answer.
    void drain();
    /// Closes now, whatever is going on.
    void abort();

private:
    enum class Stage {
        Reading,
        Answering, ///< a handler has the request
        Flushing,  ///< the client has not yet taken the answer, of which a file may be part
        Lingering, ///< answered for the last time; reads on so that the answer is not lost to a
                   ///< reset
        Upgraded,  ///< a WebSocket: bytes go through, both ways
    };

    void readyRead();
    void bytesWritten();
    void pump();
    bool step();
    void begin();
    bool wantsWebSocket(const RequestHead &head) const;
    void upgrade(GatedRequest request);
    void handOver(std::unique_ptr<QWebSocket> socket, Incoming incoming);
    void answered(Outgoing answer);
    void goOn();
    bool sendFile();
    void waitForRoom(bool wait);
    void refuse(const Refusal &refusal);
    void send(const QByteArray &bytes);
    void finishClosing();
    void linger();
    void expired(Deadlines::Kind kind);
    void armReading();
    void gone();
    static Task<> serve(std::shared_ptr<Dispatcher> dispatcher, QPointer<Connection> self,
                        Incoming incoming);

    Edge &m_edge;
    QTcpSocket m_wire;
    QPointer<RequestSocket> m_library;
    QPointer<QWebSocket> m_webSocket;
    /// What is left of a file that goes after what m_wire holds, and who waits for room for it.
    FilePart m_file;
    std::unique_ptr<QSocketNotifier> m_room;
    RequestGate m_gate;
    Deadlines::Entry m_deadline;
    QHostAddress m_peer;
    Stage m_stage = Stage::Reading;
    bool m_counted = false;
    bool m_pumping = false;
    bool m_closeAfter = false; ///< the answer being made or written is the last
    qint64 m_lingered = 0;
};

} // namespace paushtik::http
