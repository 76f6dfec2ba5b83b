// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connection.h"

#include "server/core/launch.h"
#include "server/http/admission.h"
#include "server/http/connection_counts.h"
#include "server/http/handshake.h"

#include <sys/socket.h>

namespace paushtik::http {
namespace {

/// As much as waits unread for one connection; the rest waits in the client.
constexpr qint64 kReadBuffer = 64 * 1024;
/// A client with a full pipeline does not keep the worker from the others.
constexpr int kRequestsAtOnce = 16;
/// A client that is refused may be in the middle of sending; more than this is not listened to.
constexpr qint64 kLingerBytes = 64 * 1024 * 1024;
/// As much of a file as goes to one client before the others of the worker have their turn.
constexpr qint64 kFileBytesAtOnce = 512 * 1024;

/// What the library needs to frame and name a request, and nothing a client could confuse it with.
QByteArray normalisedHead(const GatedRequest &request)
{
    static constexpr const char *kNames[] = {"GET",   "HEAD",   "POST",   "PUT",
                                             "PATCH", "DELETE", "OPTIONS"};
    static_assert(static_cast<int>(Method::Head) == 1 && static_cast<int>(Method::Options) == 6);
    QByteArray head;
    head.reserve(request.head.target.size() + 64);
    head.append(kNames[static_cast<int>(request.head.method)])
        .append(' ')
        .append(request.head.target);
    head.append(" HTTP/1.1\r\n");
    if (!request.body.isEmpty())
        head.append("Content-Length: ")
            .append(QByteArray::number(request.body.size()))
            .append("\r\n");
    head.append("\r\n");
    return head;
}

Incoming incomingOf(RequestHead head, const QHostAddress &peer)
{
    Incoming incoming;
    incoming.method = head.method;
    incoming.target = std::move(head.target);
    incoming.headers = std::move(head.headers);
    incoming.wirePeer = peer;
    incoming.keepAlive = head.keepAlive;
    incoming.http10 = head.http10;
    return incoming;
}

} // namespace

Connection::Connection(Edge &edge, qintptr descriptor, QObject *parent)
    : QObject(parent)
    , m_edge(edge)
    , m_wire(this)
    , m_gate(edge.limits.requestLine, edge.limits.head,
             [dispatcher = edge.dispatcher](Method method, QByteArrayView path) {
                 return dispatcher->planBody(method, path);
             })
    , m_deadline(*edge.deadlines, [this](Deadlines::Kind kind) { expired(kind); })
{
    m_edge.connections.insert(this);
    m_wire.setReadBufferSize(kReadBuffer);
    if (!m_wire.setSocketDescriptor(descriptor)) {
        deleteLater();
        return;
    }
    m_peer = m_wire.peerAddress();
    m_counted = ConnectionCounts::shared().enter(m_peer, edge.limits.connectionsPerPeer,
                                                 edge.limits.connectionsTotal);
    if (!m_counted) {
        m_wire.abort();
        deleteLater();
        return;
    }
    m_wire.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_library = new RequestSocket(&m_wire, edge.listener);
    m_edge.listener->present(m_library);
    connect(&m_wire, &QTcpSocket::readyRead, this, &Connection::readyRead);
    connect(&m_wire, &QTcpSocket::bytesWritten, this, &Connection::bytesWritten);
    connect(&m_wire, &QTcpSocket::disconnected, this, &Connection::gone);
    m_deadline.arm(Deadlines::Kind::Idle);
}

Connection::~Connection()
{
    m_wire.disconnect(this);
    m_edge.connections.remove(this);
    if (m_counted)
        ConnectionCounts::shared().leave(m_peer);
    if (m_library)
        m_library->leave();
}

void Connection::gone()
{
    m_deadline.disarm();
    if (m_room)
        m_room->setEnabled(false); // its descriptor is closed
    m_file = {};
    deleteLater();
}

void Connection::abort()
{
    m_wire.abort(); // emits disconnected
}

void Connection::readyRead()
{
    if (m_stage == Stage::Reading) {
        pump();
    } else if (m_stage == Stage::Lingering) {
        m_lingered += m_wire.readAll().size();
        if (m_lingered > kLingerBytes)
            abort();
    } else if (m_stage == Stage::Upgraded && m_library) {
        m_library->offer(m_wire.readAll(), {});
    }
}

void Connection::bytesWritten()
{
    if (m_stage == Stage::Flushing) {
        m_deadline.arm(Deadlines::Kind::Idle); // slow, perhaps, but taking it
        goOn();
    } else if (m_stage == Stage::Lingering && m_wire.bytesToWrite() == 0) {
        finishClosing();
    }
}

/// Answers whatever is whole. Requests that are answered at once do not go through the event loop
/// between them.
void Connection::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    int budget = kRequestsAtOnce;
    while (m_stage == Stage::Reading && step()) {
        if (--budget == 0) {
            QMetaObject::invokeMethod(this, &Connection::readyRead, Qt::QueuedConnection);
            break;
        }
    }
    m_pumping = false;
}

/// False when more has to come first.
bool Connection::step()
{
    if (m_gate.state() != RequestGate::State::Complete && m_wire.bytesAvailable() > 0)
        m_gate.feed(m_wire.readAll());
    switch (m_gate.state()) {
    case RequestGate::State::Complete:
        begin();
        return true;
    case RequestGate::State::Refused:
        refuse(m_gate.refusal());
        return false;
    default:
        if (m_gate.takeExpectation())
            m_wire.write("HTTP/1.1 100 Continue\r\n\r\n");
        armReading();
        return false;
    }
}

/// The head has one deadline from its first byte on, which no further byte moves.
void Connection::armReading()
{
    if (m_gate.state() == RequestGate::State::Body)
        m_deadline.arm(Deadlines::Kind::Body);
    else if (m_gate.state() == RequestGate::State::Head && !m_deadline.armed(Deadlines::Kind::Head))
        m_deadline.arm(Deadlines::Kind::Head);
}

void Connection::begin()
{
    m_stage = Stage::Answering;
    m_deadline.disarm();
    GatedRequest request = m_gate.take();
    if (wantsWebSocket(request.head))
        return upgrade(std::move(request));
    std::optional<Library::Parsed> parsed;
    if (m_library)
        parsed =
            m_edge.library->parse(*m_library, normalisedHead(request), std::move(request.body));
    if (!parsed || parsed->method != request.head.method)
        return refuse({400, "The request is malformed."});
    Incoming incoming = incomingOf(std::move(request.head), m_peer);
    incoming.body = std::move(parsed->body);
    incoming.keepAlive = incoming.keepAlive && !m_edge.draining;
    m_closeAfter = !incoming.keepAlive;
    launch(serve(m_edge.dispatcher, this, std::move(incoming)), "http request");
}

bool Connection::wantsWebSocket(const RequestHead &head) const
{
    return head.method == Method::Get && !m_edge.webSocketPath.isEmpty() &&
           head.path() == m_edge.webSocketPath;
}

void Connection::upgrade(GatedRequest request)
{
    if (const auto refusal = refuseHandshake(request.head))
        return refuse(*refusal);
    if (m_gate.state() != RequestGate::State::Idle) // RFC 6455 §4.1: it waits for our half first
        return refuse({400, "Nothing may follow a WebSocket handshake before its answer."});
    if (m_edge.draining)
        return refuse({503, "This server is closing; connect again."});
    if (!m_library)
        return abort();
    auto done = [self = QPointer(this), incoming = incomingOf(request.head, m_peer)](auto socket) {
        if (self)
            self->handOver(std::move(socket), incoming);
    };
    // The library's socket dies with the WebSocket, and the connection with it.
    connect(m_library, &QObject::destroyed, &m_wire, &QAbstractSocket::disconnectFromHost);
    connect(&m_wire, &QAbstractSocket::stateChanged, this, [this](auto state) {
        if (state == QAbstractSocket::ClosingState)
            m_deadline.arm(Deadlines::Kind::Linger);
    });
    m_edge.library->upgrade(*m_library, request.head, std::move(done));
}

void Connection::handOver(std::unique_ptr<QWebSocket> socket, Incoming incoming)
{
    m_stage = Stage::Upgraded;
    m_webSocket = socket.get();
    Request request = m_edge.dispatcher->describe(std::move(incoming));
    m_edge.webSocketHandler(std::move(socket), std::move(request));
    readyRead(); // what came meanwhile
}

Task<> Connection::serve(std::shared_ptr<Dispatcher> dispatcher, QPointer<Connection> self,
                         Incoming incoming)
{
    Outgoing answer = co_await Dispatcher::answer(std::move(dispatcher), std::move(incoming));
    if (self) // else the client left: the work is done, the answer has no reader
        self->answered(std::move(answer));
}

void Connection::answered(Outgoing answer)
{
    if (m_wire.state() != QAbstractSocket::ConnectedState)
        return;
    m_closeAfter = m_closeAfter || m_edge.draining;
    m_file = std::move(answer.file);
    m_stage = Stage::Flushing;
    m_deadline.arm(Deadlines::Kind::Idle);
    send(answer.bytes);
    if (m_stage == Stage::Flushing) // Qt does not tell of bytes written while it tells of others
        goOn();
}

/// Once the client has taken all of the answer: its next request, or the end.
void Connection::goOn()
{
    if (m_wire.bytesToWrite() > 0 || !sendFile())
        return;
    if (m_closeAfter)
        return linger();
    m_stage = Stage::Reading;
    pump();
}

/// True when nothing is left to send. Else more goes as soon as the client makes room for it.
bool Connection::sendFile()
{
    const int socket = static_cast<int>(m_wire.socketDescriptor());
    bool broken = false;
    qint64 turn = std::min(kFileBytesAtOnce, m_file.length);
    while (turn > 0) {
        const qint64 sent = m_file.file->sendTo(socket, m_file.first, turn, &broken);
        if (sent == 0)
            break;
        m_file.first += sent;
        m_file.length -= sent;
        turn -= sent;
    }
    if (broken) {
        abort(); // a length was promised: nothing else can follow
        return false;
    }
    waitForRoom(m_file.length > 0);
    if (m_file.length == 0)
        m_file = {};
    return !m_file.file;
}

/// The socket's own notifier for writing sleeps meanwhile: nothing is in its buffer.
void Connection::waitForRoom(bool wait)
{
    if (m_room)
        return m_room->setEnabled(wait);
    if (!wait)
        return;
    m_room = std::make_unique<QSocketNotifier>(m_wire.socketDescriptor(), QSocketNotifier::Write);
    connect(m_room.get(), &QSocketNotifier::activated, this, &Connection::bytesWritten);
}

void Connection::send(const QByteArray &bytes)
{
    m_wire.write(bytes);
    m_wire.flush();
}

void Connection::refuse(const Refusal &refusal)
{
    m_stage = Stage::Answering;
    send(m_edge.dispatcher->refuse(refusal, m_peer, newRequestId()));
    linger();
}

/// Closing a socket that holds unread bytes resets the connection, and a reset may overtake the
/// answer. So only our half is closed, and what the client still sends is thrown away until it
/// closes too, within bounds.
void Connection::linger()
{
    m_stage = Stage::Lingering;
    m_deadline.arm(Deadlines::Kind::Linger);
    if (m_wire.bytesToWrite() == 0)
        finishClosing();
}

void Connection::finishClosing()
{
    ::shutdown(static_cast<int>(m_wire.socketDescriptor()), SHUT_WR);
    m_wire.readAll();
}

void Connection::expired(Deadlines::Kind kind)
{
    switch (kind) {
    case Deadlines::Kind::Head:
        return refuse({408, "The head of the request took longer than 10 seconds."});
    case Deadlines::Kind::Body:
        return refuse({408, "The body of the request stopped coming."});
    case Deadlines::Kind::Idle:
    case Deadlines::Kind::Linger:
        return abort();
    }
}

void Connection::drain()
{
    if (m_stage == Stage::Reading && m_gate.state() == RequestGate::State::Idle &&
        m_wire.bytesAvailable() == 0)
        m_wire.disconnectFromHost();
    else if (m_webSocket && m_webSocket->isValid())
        m_webSocket->close(QWebSocketProtocol::CloseCodeGoingAway);
}

} // namespace paushtik::http
