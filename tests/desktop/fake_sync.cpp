// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/fake_sync.h"

#include "shared/documents/canonical_json.h"
#include "shared/documents/document_digest.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QWebSocket>
#include <algorithm>

namespace paushtik::test {

using namespace Qt::StringLiterals;

FakeSync::FakeSync()
    : m_live(u"fake"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    });
    connect(&m_live, &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_live.nextPendingConnection()) {
            socket->setParent(this);
            connect(socket, &QWebSocket::textMessageReceived, this,
                    [this, socket](const QString &first) {
                        if (!first.contains(QString::fromLatin1(token())))
                            return socket->close(
                                static_cast<QWebSocketProtocol::CloseCode>(4000 + 401));
                        m_listeners.append(socket);
                        tellHeads();
                    });
        }
    });
    come();
}

QUrl FakeSync::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void FakeSync::goAway()
{
    m_server.close();
    for (const auto &listener : std::exchange(m_listeners, {}))
        if (listener)
            listener->abort();
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>())
        socket->abort();
}

void FakeSync::come()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the fake cannot listen: %s", qUtf8Printable(m_server.errorString()));
    m_port = m_server.serverPort();
}

void FakeSync::put(const QString &type, const QString &id, const QJsonObject &doc)
{
    m_docs[{type, id}] = {doc, ++m_seq, false};
    tellHeads();
}

void FakeSync::drop(const QString &type, const QString &id)
{
    m_docs[{type, id}] = {{}, ++m_seq, true};
    tellHeads();
}

QJsonObject FakeSync::doc(const QString &type, const QString &id) const
{
    const auto found = m_docs.find({type, id});
    return found == m_docs.end() ? QJsonObject() : found->second.doc;
}

void FakeSync::loseCursors()
{
    ++m_epoch;
}

int FakeSync::countOf(const QString &part) const
{
    return static_cast<int>(std::count_if(requests.begin(), requests.end(),
                                          [&](const QString &r) { return r.contains(part); }));
}

void FakeSync::refuseNext(const QString &part, int status, int times)
{
    m_faults.append({part, status, times});
}

void FakeSync::loseAnswers(const QString &part, int times)
{
    m_faults.append({part, 0, times});
}

void FakeSync::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(64);
    if (seen.startsWith("GET /api/v1/sync/live")) {
        // The whole head must be there, or the handshake would wait for ever.
        if (!socket->peek(8192).contains("\r\n\r\n"))
            return;
        socket->disconnect(this);
        if (!hasLive)
            return socket->abort();
        m_live.handleConnection(socket);
        Q_EMIT socket->readyRead();
        return;
    }
    const QByteArray all = socket->property("all").toByteArray() + socket->readAll();
    socket->setProperty("all", all);
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QString head = QString::fromLatin1(all.first(end));
    const auto header = [&head](const QString &name) {
        const QRegularExpression line(u"^%1: *(.*?)\\r?$"_s.arg(name),
                                      QRegularExpression::CaseInsensitiveOption |
                                          QRegularExpression::MultilineOption);
        return line.match(head).captured(1);
    };
    const qsizetype length = header(u"Content-Length"_s).toLongLong();
    if (all.size() < end + 4 + length)
        return;
    socket->setProperty("all", QByteArray());
    const QStringList words = head.section(u'\r', 0, 0).split(u' ');
    const QUrl target(words.value(1));
    serve(socket,
          {words.value(0), target.path(), QUrlQuery(target.query()), header(u"Idempotency-Key"_s),
           QJsonDocument::fromJson(all.mid(end + 4, length)).object(),
           words.value(0) + u' ' + words.value(1)});
}

void FakeSync::serve(QTcpSocket *socket, const Request &request)
{
    requests.append(request.line);
    for (Fault &fault : m_faults) {
        if (fault.times == 0 || !request.line.contains(fault.part))
            continue;
        --fault.times;
        if (fault.status != 0)
            return write(socket, problem(fault.status, u"unavailable"_s));
        answer(request);
        return socket->abort();
    }
    write(socket, answer(request));
}

FakeSync::Answer FakeSync::answer(const Request &request)
{
    const QString path = request.path.mid(u"/api/v1"_s.size());
    if (request.path == u"/healthz")
        return {};
    if (path == u"/sync/changes")
        return changes(request.query);
    if (path == u"/sync/digest")
        return digest();
    if (request.method == u"GET")
        return problem(404, u"not_found"_s);
    return write(request);
}

FakeSync::Answer FakeSync::write(const Request &request)
{
    if (!request.key.isEmpty() && m_answers.contains(request.key))
        return m_answers[request.key];
    const Answer done = carryOut(request);
    if (done.status < 300 && !request.path.endsWith(u"/media"))
        applied.append({request.key, request.path, request.body});
    if (!request.key.isEmpty() && done.status < 500)
        m_answers[request.key] = done;
    return done;
}

FakeSync::Answer FakeSync::carryOut(const Request &request)
{
    const QStringList parts = request.path.split(u'/', Qt::SkipEmptyParts);
    const QString kind = parts.value(3);
    const QString id = parts.value(4);
    const QString what = parts.value(5);
    if (kind == u"media")
        return {201, {{u"base_key"_s, u"products/%1/full.webp"_s.arg(request.key)}}};
    const QString type = kind == u"products"     ? u"product"_s
                         : kind == u"categories" ? u"category"_s
                                                 : u"order"_s;
    if (type == u"product" && id.isEmpty())
        return makeProduct(request.body);
    if (doc(type, id).isEmpty())
        return problem(404, u"not_found"_s);
    if (request.method == u"PATCH")
        return patch(type, id, request.body);
    if (what == u"stock-adjustments")
        return adjust(id, request.body);
    if (what == u"images")
        return addPicture(id, request.body);
    return type == u"order" ? onOrder(id, what, request.body) : onProduct(id, what);
}

FakeSync::Answer FakeSync::makeProduct(const QJsonObject &body)
{
    for (const auto &[ref, held] : m_docs) {
        if (ref.first != u"product" || held.doc["sku"_L1] != body["sku"_L1])
            continue;
        Answer refused = problem(422, u"invalid"_s);
        const QJsonObject taken{{u"field"_s, u"sku"_s}, {u"message"_s, u"belongs to another"_s}};
        refused.body[u"errors"_s] = QJsonArray{taken};
        return refused;
    }
    const QString id = body["id"_L1].toString();
    QJsonObject product = body;
    product[u"images"_s] = QJsonArray();
    product[u"version"_s] = 1;
    put(u"product"_s, id, product);
    put(u"stock"_s, id, {{u"product_id"_s, id}, {u"stock"_s, 0}});
    return {201, product};
}

FakeSync::Answer FakeSync::patch(const QString &type, const QString &id, const QJsonObject &body)
{
    QJsonObject now = doc(type, id);
    const QJsonObject set = body["set"_L1].toObject();
    const QJsonObject base = body["base"_L1].toObject();
    QJsonArray conflicts;
    for (auto it = set.begin(); it != set.end(); ++it) {
        const QJsonValue current = now[it.key()];
        if (base.contains(it.key()) && base[it.key()] != current && current != it.value())
            conflicts.append(QJsonObject{
                {u"field"_s, it.key()},
                {u"base"_s, base[it.key()]},
                {u"current"_s, current},
                {u"yours"_s, it.value()},
                {u"changed_by"_s, QJsonObject{{u"id"_s, u"s2"_s}, {u"name"_s, u"Ravi Shah"_s}}},
                {u"changed_at"_s, u"2026-11-22T09:30:00.000Z"_s}});
    }
    if (!conflicts.isEmpty()) {
        Answer refused = problem(409, u"edit_conflict"_s);
        refused.body[u"conflicts"_s] = conflicts;
        return refused;
    }
    for (auto it = set.begin(); it != set.end(); ++it)
        now[it.key()] = it.value();
    now[u"version"_s] = now["version"_L1].toInt() + 1;
    put(type, id, now);
    return {200, now};
}

FakeSync::Answer FakeSync::adjust(const QString &id, const QJsonObject &body)
{
    QJsonObject stock = doc(u"stock"_s, id);
    const qint64 left = stock["stock"_L1].toInteger() + body["delta"_L1].toInteger();
    if (left < 0)
        return problem(409, u"out_of_stock"_s);
    put(u"stock"_s, id, {{u"product_id"_s, id}, {u"stock"_s, left}});
    return {201, {{u"stock"_s, left}}};
}

FakeSync::Answer FakeSync::onOrder(const QString &id, const QString &what, const QJsonObject &body)
{
    QJsonObject order = doc(u"order"_s, id);
    if (what == u"notes") {
        if (body["text"_L1].toString().size() > 1000)
            return problem(422, u"invalid"_s);
        QJsonArray notes = order["notes"_L1].toArray();
        notes.append(
            QJsonObject{{u"at"_s, u"2026-11-22T10:00:00.000Z"_s}, {u"text"_s, body["text"_L1]}});
        order[u"notes"_s] = notes;
    } else if (what == u"packed") {
        order[u"packed_at"_s] =
            body["packed"_L1].toBool() ? QJsonValue(u"2026-11-22T10:00:00.000Z"_s) : QJsonValue();
    } else {
        return problem(404, u"not_found"_s);
    }
    put(u"order"_s, id, order);
    return {200, order};
}

FakeSync::Answer FakeSync::addPicture(const QString &id, const QJsonObject &body)
{
    QJsonObject product = doc(u"product"_s, id);
    QJsonArray images = product["images"_L1].toArray();
    const QString key = body["base_key"_L1].toString();
    const QJsonObject image{{u"id"_s, u"image %1"_s.arg(images.size())},
                            {u"base_key"_s, key},
                            {u"base_url"_s, u"/media/"_s + key},
                            {u"alt"_s, body["alt"_L1]}};
    images.append(image);
    product[u"images"_s] = images;
    put(u"product"_s, id, product);
    return {201, image};
}

FakeSync::Answer FakeSync::onProduct(const QString &id, const QString &what)
{
    QJsonObject product = doc(u"product"_s, id);
    product[u"archived_at"_s] =
        what == u"archive" ? QJsonValue(u"2026-11-22T10:00:00.000Z"_s) : QJsonValue();
    put(u"product"_s, id, product);
    return {200, product};
}

QString FakeSync::cursor(qint64 seq) const
{
    return u"e%1.%2"_s.arg(m_epoch).arg(seq);
}

FakeSync::Answer FakeSync::changes(const QUrlQuery &query) const
{
    const QString given = query.queryItemValue(u"cursor"_s);
    if (!given.isEmpty() && given.section(u'.', 0, 0) != u"e%1"_s.arg(m_epoch))
        return problem(410, u"resync"_s);
    const qint64 after = given.section(u'.', 1, 1).toLongLong();
    const qint64 head = m_horizon.value_or(m_seq);
    std::map<qint64, Ref> later;
    for (const auto &[ref, held] : m_docs)
        if (held.seq > after && held.seq <= head && !(held.deleted && given.isEmpty()))
            later[held.seq] = ref;
    QJsonArray items;
    qint64 last = after;
    const qsizetype limit = query.queryItemValue(u"limit"_s).toLongLong();
    for (const auto &[seq, ref] : later) {
        if (items.size() == limit)
            break;
        const Held &held = m_docs.at(ref);
        items.append(QJsonObject{{u"type"_s, ref.first},
                                 {u"id"_s, ref.second},
                                 {u"deleted"_s, held.deleted},
                                 {u"doc"_s, held.deleted ? QJsonValue() : QJsonValue(held.doc)}});
        last = seq;
    }
    const bool more = items.size() < static_cast<qsizetype>(later.size());
    return {200,
            {{u"items"_s, items}, {u"cursor"_s, cursor(more ? last : head)}, {u"more"_s, more}}};
}

FakeSync::Answer FakeSync::digest() const
{
    QHash<QString, std::pair<int, DigestSum>> sums;
    for (const auto &[ref, held] : m_docs) {
        if (held.deleted)
            continue;
        auto &[number, sum] = sums[ref.first];
        ++number;
        sum.add(documentHash(ref.first, ref.second, canonicalJson(held.doc)));
    }
    QJsonObject types;
    for (auto it = sums.begin(); it != sums.end(); ++it)
        types[it.key()] = QJsonObject{{u"count"_s, it->first + (digestLies ? 1 : 0)},
                                      {u"checksum"_s, QString::fromLatin1(it->second.hex())}};
    return {200, {{u"head"_s, cursor(m_seq)}, {u"types"_s, types}}};
}

void FakeSync::tellHeads()
{
    const QString message = u"{\"head\":\"%1\"}"_s.arg(cursor(m_seq));
    for (const auto &listener : std::as_const(m_listeners))
        if (listener)
            listener->sendTextMessage(message);
}

FakeSync::Answer FakeSync::problem(int status, const QString &code)
{
    return {status, {{u"status"_s, status}, {u"code"_s, code}, {u"detail"_s, u""_s}}};
}

void FakeSync::write(QTcpSocket *socket, const Answer &answer)
{
    const QByteArray body = QJsonDocument(answer.body).toJson(QJsonDocument::Compact);
    const QByteArray type = answer.status < 300 ? "application/json" : "application/problem+json";
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\nContent-Type: " + type +
                  "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->flush();
}

} // namespace paushtik::test
