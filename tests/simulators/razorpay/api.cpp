// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/api.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFirstMoment = 946'684'800;
constexpr qint64 kLastMoment = 4'765'046'400;

WireAnswer ok(const QJsonObject &entity)
{
    return {200, QJsonDocument(entity).toJson(QJsonDocument::Compact)};
}

WireAnswer refuse(const Refusal &refusal)
{
    QJsonObject error{{u"code"_s, u"BAD_REQUEST_ERROR"_s},
                      {u"description"_s, refusal.description},
                      {u"source"_s, u"business"_s},
                      {u"step"_s, u"payment_initiation"_s},
                      {u"reason"_s, refusal.reason.isEmpty() ? u"NA"_s : refusal.reason},
                      {u"metadata"_s, QJsonObject()}};
    if (!refusal.field.isEmpty())
        error.insert(u"field"_s, refusal.field);
    const QJsonObject body{{u"error"_s, error}};
    return {refusal.status, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

WireAnswer answerOf(const Answer<QJsonObject> &answer)
{
    const auto *refused = std::get_if<Refusal>(&answer);
    return refused ? refuse(*refused) : ok(std::get<QJsonObject>(answer));
}

WireAnswer noSuchUrl()
{
    return refuse({u"The requested URL was not found on the server."_s});
}

/// JSON, or the form that older clients send.
QJsonObject bodyOf(const WireRequest &request)
{
    if (!request.headers.value("content-type"_ba).contains("form-urlencoded"))
        return QJsonDocument::fromJson(request.body).object();
    QJsonObject body;
    for (const auto &[name, value] : QUrlQuery(QString::fromUtf8(request.body)).queryItems())
        body.insert(name, value);
    return body;
}

struct Page {
    qint64 count = 10;
    qint64 skip = 0;
    qint64 from = kFirstMoment;
    qint64 to = kLastMoment;
};

std::optional<Refusal> readNumber(const QUrlQuery &query, const QString &name, qint64 &number)
{
    if (!query.hasQueryItem(name))
        return std::nullopt;
    bool isNumber = false;
    number = query.queryItemValue(name).toLongLong(&isNumber);
    if (isNumber)
        return std::nullopt;
    return Refusal{u"The %1 must be an integer."_s.arg(name), u"input_validation_failed"_s, name};
}

std::optional<Refusal> readPage(const QUrlQuery &query, Page &page)
{
    for (const auto &[name, number] :
         {std::pair(u"count"_s, &page.count), std::pair(u"skip"_s, &page.skip),
          std::pair(u"from"_s, &page.from), std::pair(u"to"_s, &page.to)}) {
        if (const auto refused = readNumber(query, name, *number))
            return refused;
    }
    if (page.count > 100)
        return Refusal{u"The count may not be greater than 100."_s};
    if (page.count < 1)
        return Refusal{u"The count must be at least 1."_s};
    if (page.skip < 0)
        return Refusal{u"The skip must be at least 0."_s};
    if (page.from < kFirstMoment || page.from > kLastMoment)
        return Refusal{u"from must be between 946684800 and 4765046400"_s};
    return std::nullopt;
}

WireAnswer collection(const QList<QJsonObject> &entities, const QUrlQuery &query)
{
    Page page;
    if (const auto refused = readPage(query, page))
        return refuse(*refused);
    QJsonArray items;
    qint64 skipped = 0;
    for (const QJsonObject &entity : entities) {
        const qint64 at = entity["created_at"_L1].toInteger();
        if (at < page.from || at > page.to || skipped++ < page.skip)
            continue;
        if (items.size() < page.count)
            items.append(entity);
    }
    return ok({{u"entity"_s, u"collection"_s}, {u"count"_s, items.size()}, {u"items"_s, items}});
}

std::optional<Refusal> refusedKey(const QByteArray &key)
{
    static const QRegularExpression allowed(u"^[A-Za-z0-9_-]*$"_s);
    if (key.size() < 10)
        return Refusal{u"The idempotency key must be at least 10 characters long."_s};
    if (!allowed.match(QString::fromLatin1(key)).hasMatch())
        return Refusal{u"The idempotency key must only contain alphanumeric characters, "
                       "underscores, and hyphens"_s};
    return std::nullopt;
}

const QByteArray kRefundKey = "x-refund-idempotency"_ba;

} // namespace

Api::Api(Books *books, QByteArray keyId, QByteArray keySecret)
    : m_books(books)
    , m_authorization("Basic " + (keyId + ':' + keySecret).toBase64())
{
}

// The scheme's word must be exactly "Basic".
std::optional<WireAnswer> Api::refusedCaller(const WireRequest &request) const
{
    const QByteArray sent = request.headers.value("authorization"_ba);
    if (sent == m_authorization)
        return std::nullopt;
    const QByteArray description =
        sent.isEmpty() ? "Please provide your api key for authentication purposes"_ba
                       : "Authentication failed"_ba;
    return WireAnswer{401, R"({"error":{"code":"BAD_REQUEST_ERROR","description":")" + description +
                               "\"}}"};
}

WireAnswer Api::handle(const WireRequest &request)
{
    if (auto refused = refusedCaller(request))
        return *refused;
    const QStringList path = request.path.split(u'/', Qt::SkipEmptyParts).mid(1);
    const QString first = path.value(0);
    if (first == "orders"_L1)
        return orders(request, path);
    if (first == "payments"_L1)
        return payments(request, path);
    if (first == "refunds"_L1)
        return refunds(request, path);
    return noSuchUrl();
}

WireAnswer Api::entity(const QString &kind, const QString &id) const
{
    const auto found = m_books->find(id);
    if (found && (*found)["entity"_L1] == kind)
        return ok(*found);
    if (!id.contains(u'_'))
        return refuse({id + u" is not a valid id"_s});
    return refuse({u"The id provided does not exist"_s});
}

WireAnswer Api::orders(const WireRequest &request, const QStringList &path)
{
    if (request.method == "POST" && path.size() == 1)
        return answerOf(m_books->createOrder(bodyOf(request)));
    if (request.method != "GET")
        return noSuchUrl();
    if (path.size() == 2)
        return entity(u"order"_s, path[1]);
    if (path.size() == 3 && path[2] == "payments"_L1) {
        const WireAnswer order = entity(u"order"_s, path[1]);
        if (order.status != 200)
            return order;
        QUrlQuery whole;
        whole.addQueryItem(u"count"_s, u"100"_s);
        return collection(m_books->list(u"payment"_s, u"order_id"_s, path[1]), whole);
    }
    if (path.size() != 1)
        return noSuchUrl();
    if (!request.query.hasQueryItem(u"receipt"_s))
        return collection(m_books->list(u"order"_s), request.query);
    const QString receipt = request.query.queryItemValue(u"receipt"_s, QUrl::FullyDecoded);
    return collection(m_books->list(u"order"_s, u"receipt"_s, receipt), request.query);
}

WireAnswer Api::payments(const WireRequest &request, const QStringList &path)
{
    const QString action = path.value(2);
    if (request.method == "POST" && path.size() == 3) {
        if (action == "capture"_L1)
            return answerOf(m_books->capture(path[1], bodyOf(request)));
        if (action == "refund"_L1)
            return refund(request, path[1], bodyOf(request));
        return noSuchUrl();
    }
    if (request.method != "GET")
        return noSuchUrl();
    if (path.size() == 1)
        return collection(m_books->list(u"payment"_s), request.query);
    if (path.size() == 2)
        return entity(u"payment"_s, path[1]);
    if (action != "refunds"_L1)
        return noSuchUrl();
    if (path.size() == 4)
        return entity(u"refund"_s, path[3]);
    return collection(m_books->list(u"refund"_s, u"payment_id"_s, path[1]), request.query);
}

WireAnswer Api::refunds(const WireRequest &request, const QStringList &path)
{
    if (request.method == "POST" && path.size() == 1) {
        const QJsonObject body = bodyOf(request);
        const QString payment = body["payment_id"_L1].toString();
        if (payment.isEmpty())
            return refuse({u"The payment id field is required."_s, {}, u"payment_id"_s});
        return refund(request, payment, body);
    }
    if (request.method != "GET" || path.size() > 2)
        return noSuchUrl();
    if (path.size() == 2)
        return entity(u"refund"_s, path[1]);
    return collection(m_books->list(u"refund"_s), request.query);
}

// Section 6.1: the same key and body answer the refund that was made.
WireAnswer Api::refund(const WireRequest &request, const QString &payment, QJsonObject body)
{
    if (!request.headers.contains(kRefundKey))
        return answerOf(m_books->refund(payment, body));
    const QByteArray key = request.headers.value(kRefundKey);
    if (const auto refused = refusedKey(key))
        return refuse(*refused);
    const QByteArray asked = request.path.toUtf8() + '\n' + request.body;
    const auto kept = m_refundKeys.find(key);
    if (kept != m_refundKeys.end()) {
        if (!kept->busy.hasExpired())
            return refuse({u"Another request with the same idempotency key is still in "
                           "progress."_s,
                           {},
                           {},
                           409});
        if (kept->request != asked)
            return refuse({u"Different request with the same idempotency key has already been "
                           "processed."_s,
                           {},
                           {},
                           409});
        return {200, kept->answer};
    }
    const WireAnswer answer = answerOf(m_books->refund(payment, body));
    if (answer.status == 200)
        m_refundKeys.insert(key, {asked, answer.body});
    return answer;
}

void Api::holdKey(const WireRequest &request, int milliseconds)
{
    const auto kept = m_refundKeys.find(request.headers.value(kRefundKey));
    if (kept != m_refundKeys.end())
        kept->busy.setRemainingTime(milliseconds);
}

} // namespace paushtik::simulators
