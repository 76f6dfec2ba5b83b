// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/fake_shop.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTcpSocket>
#include <algorithm>

namespace paushtik::test {
namespace {

using namespace Qt::StringLiterals;

const QString kBase = u"/api/v1"_s;

bool matches(const QJsonObject &order, const QString &text)
{
    const QJsonObject customer = order["customer"_L1].toObject();
    const QString all =
        QStringList{order["number"_L1].toString(), customer["name"_L1].toString(),
                    customer["email"_L1].toString(), customer["phone"_L1].toString(),
                    order["shipment"_L1].toObject()["awb"_L1].toString()}
            .join(u'\n');
    return all.contains(text, Qt::CaseInsensitive);
}

std::function<bool(const QJsonObject &, const QJsonObject &)> before(const QString &sort)
{
    const QString member = sort.contains(u"total")    ? u"total_paise"_s
                           : sort.contains(u"number") ? u"number"_s
                                                      : u"placed_at"_s;
    const bool down = sort.startsWith(u'-');
    return [member, down](const QJsonObject &a, const QJsonObject &b) {
        const QJsonValue x = (down ? b : a)[member];
        const QJsonValue y = (down ? a : b)[member];
        return x.isString() ? x.toString() < y.toString() : x.toInteger() < y.toInteger();
    };
}

} // namespace

FakeShop::FakeShop(int count)
{
    for (int i = 0; i < count; ++i)
        orders.append(makeOrder(i));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    });
    come();
}

QUrl FakeShop::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void FakeShop::goAway()
{
    m_server.close();
    const auto sockets = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void FakeShop::come()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the fake shop cannot listen: %s", qUtf8Printable(m_server.errorString()));
    m_port = m_server.serverPort();
}

void FakeShop::release(const QString &part)
{
    m_held.clear();
    const auto waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting) {
        if (!one.line.contains(part))
            m_waiting.append(one);
        else if (one.socket)
            write(one.socket, answer(one.request));
    }
}

int FakeShop::countOf(const QString &part) const
{
    return static_cast<int>(std::count_if(requests.begin(), requests.end(),
                                          [&](const QString &r) { return r.contains(part); }));
}

void FakeShop::read(QTcpSocket *socket)
{
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
    const QUrl target = QUrl(words.value(1));
    const Request request{words.value(0),
                          target.path(),
                          QUrlQuery(target.query()),
                          header(u"Authorization"_s).toLatin1(),
                          QJsonDocument::fromJson(all.mid(end + 4, length)).object(),
                          header(u"Idempotency-Key"_s).toLatin1()};
    serve(socket, request, words.value(0) + u' ' + words.value(1));
}

void FakeShop::serve(QTcpSocket *socket, const Request &request, const QString &line)
{
    requests.append(line);
    if (m_cuts > 0) {
        --m_cuts;
        socket->abort();
    } else if (!m_held.isEmpty() && line.contains(m_held)) {
        m_waiting.append({line, socket, request});
    } else {
        write(socket, answer(request));
    }
}

FakeShop::Answer FakeShop::answer(const Request &request)
{
    if (request.path == u"/healthz")
        return json(200, {});
    if (m_mood == Mood::SomethingElse)
        return {200, "<html><body>It works!</body></html>", "text/html", {}};
    if (m_mood == Mood::Unavailable)
        return problem(503, u"unavailable"_s, u"the database is away"_s);
    if (request.path == kBase + u"/staff/login"_s)
        return login(request);
    if (m_token.isEmpty() || request.token != "Bearer " + m_token)
        return problem(401, u"unauthenticated"_s);
    if (request.path == kBase + u"/staff/logout"_s)
        return {204, {}, {}, {}};
    if (request.path == kBase + u"/staff/me"_s)
        return json(200, {{u"id"_s, u"s1"_s},
                          {u"email"_s, m_email},
                          {u"name"_s, u"Meera Kulkarni"_s},
                          {u"role"_s, m_email.section(u'@', 0, 0)}});
    if (request.path == kBase + u"/admin/dashboard"_s)
        return json(200, dashboard);
    if (request.path == kBase + u"/admin/orders"_s)
        return listOrders(request.query);
    const bool acts =
        request.method == u"POST" && request.path.startsWith(kBase + u"/admin/orders/"_s);
    if (acts) {
        keys.append(request.key);
        bodies.append(request.body);
    }
    if (const auto parcel = shipping(request))
        return *parcel;
    if (request.path == kBase + u"/admin/shop"_s)
        return json(200, {{u"name"_s, u"Paushtik Foods"_s},
                          {u"address"_s, u"Plot 14, Dairy Road"_s},
                          {u"city"_s, u"Jaipur"_s},
                          {u"state"_s, u"IN-RJ"_s},
                          {u"pincode"_s, u"302029"_s},
                          {u"phone"_s, u"+911412345678"_s},
                          {u"gstin"_s, u"08AAHCP1234M1Z9"_s},
                          {u"fssai"_s, u"10020013000123"_s}});
    if (acts)
        return act(request);
    if (request.path.startsWith(kBase + u"/admin/orders/"_s))
        return oneOrder(request.path.section(u'/', -1));
    if (request.path.startsWith(kBase + u"/admin/products"_s) ||
        request.path == kBase + u"/admin/categories"_s)
        return catalogue(request);
    if (request.path.endsWith(u"/label.pdf"))
        return label(request.path.section(u'/', -2, -2));
    return problem(404, u"not_found"_s);
}

FakeShop::Answer FakeShop::login(const Request &request)
{
    if (m_mood == Mood::Locked) {
        Answer locked = problem(429, u"rate_limited"_s);
        locked.heads.append("Retry-After: 840");
        return locked;
    }
    m_email = request.body["email"_L1].toString().toLower(); // as the server keeps it
    if (!m_email.endsWith(u"@demo.paushtik.in") ||
        request.body["password"_L1] != u"demo-ghee-2026"_s)
        return problem(401, u"bad_credentials"_s);
    m_token = "token-" + QByteArray::number(requests.size());
    const QJsonObject staff{{u"id"_s, u"s1"_s},
                            {u"email"_s, m_email},
                            {u"name"_s, u"Meera Kulkarni"_s},
                            {u"role"_s, m_email.section(u'@', 0, 0)}};
    return json(200, {{u"token"_s, QString::fromLatin1(m_token)},
                      {u"expires_at"_s, u"2099-01-01T00:00:00Z"_s},
                      {u"staff"_s, staff}});
}

FakeShop::Answer FakeShop::listOrders(const QUrlQuery &query) const
{
    const auto value = [&query](const QString &name) {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    };
    QList<QJsonObject> found;
    for (const QJsonObject &order : orders) {
        const QString status = value(u"status"_s);
        const bool isLive = order["status"_L1] != u"cancelled"_s;
        if ((status.isEmpty() || order["status"_L1] == status ||
             (status == u"not_cancelled" && isLive)) &&
            matches(order, value(u"q"_s)) && order["placed_at"_L1].toString() >= value(u"from"_s))
            found.append(order);
    }
    std::sort(found.begin(), found.end(), before(value(u"sort"_s)));
    const qsizetype from = value(u"cursor"_s).mid(1).toLongLong();
    const qsizetype to = std::min<qsizetype>(
        found.size(), from + std::min(mostPerPage, value(u"limit"_s).toLongLong()));
    QJsonArray items;
    for (qsizetype i = from; i < to; ++i) {
        QJsonObject item = found[i];
        for (const auto member : {"timeline"_L1, "notes"_L1})
            item.remove(member);
        items.append(item);
    }
    const QJsonValue next = to < found.size() ? QJsonValue(u"c%1"_s.arg(to)) : QJsonValue();
    return json(200, {{u"items"_s, items}, {u"next_cursor"_s, next}});
}

// Does as much as a desk can tell.
FakeShop::Answer FakeShop::act(const Request &request)
{
    const QString verb = request.path.section(u'/', -1);
    const QString id = request.path.section(u'/', -2, -2);
    for (QJsonObject &order : orders) {
        if (order["id"_L1] != id)
            continue;
        if (verb == u"refunds")
            return json(201, {{u"id"_s, u"r1"_s},
                              {u"amount_paise"_s, request.body["amount_paise"_L1]},
                              {u"state"_s, u"pending"_s},
                              {u"reason"_s, request.body["reason"_L1]},
                              {u"created_at"_s, u"2026-11-22T12:00:00.000Z"_s}});
        if (verb == u"packed")
            order["packed_at"_L1] = request.body["packed"_L1].toBool()
                                        ? QJsonValue(u"2026-11-22T12:00:00.000Z"_s)
                                        : QJsonValue();
        if (verb == u"cancel")
            order["status"_L1] = u"cancelled"_s;
        if (verb == u"shipment")
            return json(200, {{u"shipment"_s, QJsonObject{{u"state"_s, u"awb_assigned"_s}}}});
        return verb == u"reverify" ? json(200, {{u"order"_s, order}, {u"outcome"_s, outcome}})
                                   : json(200, order);
    }
    return problem(404, u"not_found"_s);
}

FakeShop::Answer FakeShop::oneOrder(const QString &idOrNumber) const
{
    for (const QJsonObject &order : orders)
        if (order["id"_L1] == idOrNumber || order["number"_L1] == idOrNumber)
            return json(200, order);
    return problem(404, u"not_found"_s);
}

FakeShop::Answer FakeShop::label(const QString &shipment) const
{
    if (!labels.contains(shipment))
        return problem(404, u"not_found"_s, u"the label is not there yet"_s);
    return {200, labels[shipment], "application/pdf", {}};
}

FakeShop::Answer FakeShop::json(int status, const QJsonObject &body)
{
    return {status, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json", {}};
}

FakeShop::Answer FakeShop::problem(int status, const QString &code, const QString &detail)
{
    Answer answer = json(status, {{u"type"_s, u"about:blank"_s},
                                  {u"title"_s, code},
                                  {u"status"_s, status},
                                  {u"code"_s, code},
                                  {u"detail"_s, detail},
                                  {u"request_id"_s, u"req-0042"_s}});
    answer.type = "application/problem+json";
    return answer;
}

void FakeShop::write(QTcpSocket *socket, const Answer &answer)
{
    QByteArray out =
        "HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\nX-Request-Id: req-0042\r\n";
    if (!answer.type.isEmpty())
        out += "Content-Type: " + answer.type + "\r\n";
    for (const QByteArray &head : answer.heads)
        out += head + "\r\n";
    if (answer.status != 204)
        out += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    socket->write(out + "\r\n" + answer.body);
    socket->flush();
}

QByteArray FakeShop::labelPdf(const QString &awb)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(203);
    writer.setPageSize(QPageSize(QSizeF(4, 6), QPageSize::Inch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    painter.drawRect(40, 40, 4 * 203 - 80, 6 * 203 - 80);
    painter.drawText(80, 200, awb);
    painter.end();
    return buffer.data();
}

} // namespace paushtik::test
