// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that the OpenAPI document allows, and the same ones spoiled, at every route of the real
// daemon: whatever comes, there is an answer, it is no 5xx, and the books still add up.
//   PAUSHTIK_FUZZ_SEED      another run of requests; a failure names its seed
//   PAUSHTIK_FUZZ_REQUESTS  how many
#include "tests/fuzz/grammar.h"
#include "tests/server/contract/contract_shop.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;

namespace {

constexpr int kRequests = 5000;
constexpr int kMostSeconds = 45;

/// The bodies of the two webhooks, which the document leaves to the providers.
const QByteArray kPaymentEvent =
    R"({"entity":"event","event":"payment.captured","created_at":1760000000,"contains":["payment"],
    "payload":{"payment":{"entity":{"id":"pay_fuzz","entity":"payment","amount":100,
    "currency":"INR","status":"captured","order_id":"order_mock_PF-2026-000001","method":"upi",
    "captured":true,"amount_refunded":0,"email":null,"notes":[]}},
    "refund":{"entity":{"id":"rfnd_fuzz","amount":100,"payment_id":"pay_fuzz",
    "status":"processed"}}}})";
const QByteArray kCourierEvent =
    R"({"awb":"MOCKAWB00000001","courier_name":"Mock","current_status":"IN TRANSIT",
    "current_status_id":20,"shipment_status":"IN TRANSIT","shipment_status_id":18,
    "current_timestamp":"23 05 2026 11:43:52","order_id":"PF-2026-000001","sr_order_id":1,
    "etd":"2026-05-23 15:40:19","scans":[{"date":"2026-05-19 11:59:16","status":"X-UCI",
    "activity":"Manifested","location":"Pune","sr-status":"5","sr-status-label":"MANIFESTED"}],
    "is_return":0,"channel_id":1,"pod_status":"none","pod":"none"})";

bool endsTheRun(const Operation &operation)
{
    return operation.path.endsWith("/logout"_L1);
}

QByteArray hmac(const QByteArray &body)
{
    return QMessageAuthenticationCode::hash(body, kWebhookSecret, QCryptographicHash::Sha256)
        .toHex();
}

} // namespace

class FuzzApi : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whateverComesThereIsAnAnswerAndItIsNoFault();
    void theDaemonStillSellsAndTheBooksAddUp();

private:
    /// Things to name in requests, looked up anew since the requests delete some.
    void learn();
    void collect(const QByteArray &list, const QStringList &fields, QStringList &into);
    QByteArray request(const Operation &operation);
    QByteArray body(const Operation &operation, QByteArrayList &headers);
    QByteArray account(const Operation &operation);
    void putAJarOnTheShelf();
    QString verdict(const QByteArray &bytes, const http::RawAnswer &answer) const;
    http::RawAnswer exchanged(const QByteArray &bytes);

    ContractShop m_shop;
    quint32 m_seed = qEnvironmentVariableIntValue("PAUSHTIK_FUZZ_SEED");
    std::unique_ptr<fuzz::Grammar> m_grammar;
    std::unique_ptr<http::RawClient> m_client;
};

void FuzzApi::initTestCase()
{
    QVERIFY(m_shop.open({u"--rate-limits=off"_s}));
    m_grammar = std::make_unique<fuzz::Grammar>(&m_shop.validator().schemas(), m_seed);
    const QJsonObject order = m_shop.placedOrder();
    m_shop.placedOrder();
    m_shop.post("/payments/verify", m_shop.paid(order), {});
    m_shop.shipmentOf(order);
}

void FuzzApi::collect(const QByteArray &list, const QStringList &fields, QStringList &into)
{
    const auto answer = m_shop.get(list, m_shop.token("admin")).json();
    for (const QJsonValue &item : answer["items"_L1].toArray()) {
        for (const QString &field : fields)
            into.append(item[field].toString());
    }
}

void FuzzApi::learn()
{
    QStringList ids;
    QStringList slugs;
    collect("/admin/products?limit=20", {u"id"_s}, ids);
    collect("/admin/orders?limit=20", {u"id"_s, u"number"_s}, ids);
    collect("/admin/shipments?limit=5", {u"id"_s}, ids);
    collect("/admin/categories", {u"id"_s}, ids);
    collect("/products?limit=20", {u"slug"_s}, slugs);
    m_grammar->know(ids, slugs);
}

QByteArray FuzzApi::account(const Operation &operation)
{
    const QString security =
        QString::fromUtf8(QJsonDocument(operation.definition["security"_L1].toArray()).toJson());
    QByteArray who = security.contains("staffToken"_L1)      ? "admin"_ba
                     : security.contains("customerToken"_L1) ? "asha"_ba
                                                             : QByteArray();
    if (m_grammar->often(8))
        who = m_grammar->often(50) ? "warehouse" : "asha";
    return who.isEmpty() || m_grammar->often(4) ? QByteArray() : m_shop.token(who);
}

QByteArray FuzzApi::body(const Operation &operation, QByteArrayList &headers)
{
    const QJsonObject content =
        m_shop.validator()
            .schemas()
            .resolved(operation.definition["requestBody"_L1].toObject())["content"_L1]
            .toObject();
    if (content.contains("multipart/form-data"_L1)) {
        headers.append("Content-Type: multipart/form-data; boundary=edge");
        return m_grammar->spoiled(u"--edge\r\nContent-Disposition: form-data; name=\"original\""
                                  "\r\n\r\nGIF89a\r\n--edge--"_s);
    }
    const bool payment = operation.path.endsWith("/webhooks/razorpay"_L1);
    const bool courier = operation.path.endsWith("/webhooks/courier"_L1);
    if (content.isEmpty() && m_grammar->often(90))
        return {};
    if (m_grammar->often(96))
        headers.append("Content-Type: application/json");
    QJsonValue value = m_grammar->value(content["application/json"_L1]["schema"_L1].toObject());
    if (payment || courier)
        value = QJsonDocument::fromJson(payment ? kPaymentEvent : kCourierEvent).object();
    const QByteArray bytes = m_grammar->often(30)
                                 ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)
                                 : m_grammar->spoiled(value);
    if (payment)
        headers.append("X-Razorpay-Signature: " + hmac(bytes));
    if (courier)
        headers.append("x-api-key: "_ba + kCourierKey);
    return bytes;
}

QByteArray FuzzApi::request(const Operation &operation)
{
    QByteArrayList headers = m_grammar->headers();
    const QByteArray token = account(operation);
    if (!token.isEmpty())
        headers.append("Authorization: Bearer " + token);
    const QByteArray target = m_grammar->path(operation) + m_grammar->query(operation);
    const QByteArray bytes = body(operation, headers);
    return http::request(m_grammar->often(97) ? operation.method : "HEAD"_ba, target, headers,
                         bytes);
}

/// Goes on with the connection for as long as the daemon keeps it.
http::RawAnswer FuzzApi::exchanged(const QByteArray &bytes)
{
    if (!m_client)
        m_client = std::make_unique<http::RawClient>(m_shop.port());
    m_client->send(bytes);
    const auto answer = m_client->receive(bytes.startsWith("HEAD "));
    if (answer.status == 0 || answer.header("Connection").toLower() == "close")
        m_client.reset();
    return answer;
}

/// Outside of the API a browser is told in its own language.
static bool isToldAsAPage(const QByteArray &request, const http::RawAnswer &answer)
{
    const QByteArray line = request.left(request.indexOf('\n'));
    return answer.header("Content-Type").startsWith("text/html") && !line.contains(" /api/") &&
           request.contains("text/html");
}

QString FuzzApi::verdict(const QByteArray &bytes, const http::RawAnswer &answer) const
{
    QString wrong;
    if (answer.status == 0)
        wrong = u"no answer"_s;
    else if (answer.status >= 500)
        wrong = QString::number(answer.status);
    else if (answer.header("X-Request-Id").isEmpty())
        wrong = u"no request id"_s;
    else if (answer.status >= 400 && !bytes.startsWith("HEAD ") && answer.status != 416 &&
             !isToldAsAPage(bytes, answer) && answer.json()["status"_L1].toInt() != answer.status)
        wrong = u"a refusal that is no problem document"_s;
    if (wrong.isEmpty())
        return {};
    return u"seed %1: %2 to\n%3\n→ %4"_s.arg(
        QString::number(m_seed), wrong,
        QString::fromUtf8(bytes.left(1500).toPercentEncoding(" \r\n\"{}[]:,/?=&-_")),
        QString::fromUtf8(answer.body.left(500)));
}

void FuzzApi::whateverComesThereIsAnAnswerAndItIsNoFault()
{
    const int most = qEnvironmentVariableIntValue("PAUSHTIK_FUZZ_REQUESTS");
    const QDeadlineTimer deadline(most > 0 ? QDeadlineTimer::Forever
                                           : QDeadlineTimer(kMostSeconds * 1000));
    const QList<Operation> &operations = m_shop.validator().operations();
    QMap<int, int> statuses;
    int asked = 0;
    for (; asked < (most > 0 ? most : kRequests) && !deadline.hasExpired(); ++asked) {
        if (asked % 500 == 0)
            learn();
        // In turn, so that every route gets its share, however few requests there is time for.
        const Operation &operation = operations[asked % operations.size()];
        if (endsTheRun(operation))
            continue;
        const QByteArray bytes = request(operation);
        const auto answer = exchanged(bytes);
        ++statuses[answer.status / 100];
        const QString wrong = verdict(bytes, answer);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }
    qInfo() << "seed" << m_seed << "requests" << asked << "by class" << statuses;
    QVERIFY2(statuses[2] > asked / 20, "hardly anything was understood: the grammar is off");
}

// What was asked may have archived, deleted or written off everything there was.
void FuzzApi::putAJarOnTheShelf()
{
    const QByteArray admin = m_shop.token("admin");
    const QJsonObject shelf{{u"slug"_s, u"after-the-storm"_s}, {u"title"_s, u"Still here"_s}};
    const QJsonObject jar{
        {u"sku"_s, u"AFTER-THE-STORM"_s},
        {u"title"_s, u"Ghee"_s},
        {u"price_paise"_s, 50'000},
        {u"mrp_paise"_s, 60'000},
        {u"category_id"_s, m_shop.post("/admin/categories", shelf, admin).json()["id"_L1]},
        {u"weight_grams"_s, 500},
        {u"hsn_code"_s, u"04059020"_s},
        {u"gst_rate_bp"_s, 500}};
    const QString id = m_shop.post("/admin/products", jar, admin).json()["id"_L1].toString();
    const QJsonObject received{{u"delta"_s, 1'000'000}, {u"reason"_s, u"received"_s}};
    m_shop.post("/admin/products/" + id.toLatin1() + "/stock-adjustments", received, admin);
}

void FuzzApi::theDaemonStillSellsAndTheBooksAddUp()
{
    putAJarOnTheShelf();
    QVERIFY(m_shop.placedOrder().contains("number"_L1));
    const e2e::Ended verified = m_shop.verified();
    QVERIFY2(verified.status == 0, (verified.output + verified.errors).constData());
}

QTEST_GUILESS_MAIN(FuzzApi)
#include "fuzz_test.moc"
