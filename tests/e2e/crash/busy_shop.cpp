// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/crash/busy_shop.h"

#include "tests/server/http/raw_client.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace paushtik::e2e {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOrders = 6;

const QString kPassword = u"demo-ghee-2026"_s;

/// A stock adjustment carries its mark as the note, a note as its text, an edit as the new title.
const QByteArray kMarks = R"sql(
    SELECT coalesce(json_object_agg(mark, times), '{}')
      FROM (SELECT mark, count(*) AS times
              FROM (SELECT note FROM stock_ledger WHERE note IS NOT NULL
                    UNION ALL SELECT text FROM order_notes
                    UNION ALL SELECT alt FROM product_images WHERE length(alt) = 36
                    UNION ALL SELECT change->>'to'
                      FROM audit_log, jsonb_array_elements(changes) AS change
                     WHERE change->>'field' = 'title' AND change->>'to' IS NOT NULL) AS found(mark)
             GROUP BY mark) AS counted)sql";

} // namespace

bool BusyShop::open()
{
    if (!start())
        return false;
    m_token = logIn("/staff/login", u"manager@demo.paushtik.in"_s);
    m_otherToken = logIn("/staff/login", u"admin@demo.paushtik.in"_s);
    const QJsonObject products = ask("GET", "/admin/products?limit=6", m_token);
    for (const QJsonValue &product : products["items"_L1].toArray())
        m_products.append(product["id"_L1].toString());
    placeOrders(kOrders);
    return !m_token.isEmpty() && !m_otherToken.isEmpty() && m_products.size() == 6;
}

bool BusyShop::start()
{
    const QString url = u"--database-url="_s + QString::fromUtf8(m_database.url());
    m_daemon = std::make_unique<RunningDaemon>(
        m_folder.path(), QStringList{u"--demo"_s, url, u"--rate-limits=off"_s});
    return m_daemon->isReady();
}

QUrl BusyShop::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_daemon->port()));
}

QJsonObject BusyShop::ask(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                          const QJsonObject &body) const
{
    QByteArrayList headers{"Authorization: Bearer " + token};
    QByteArray text;
    if (!body.isEmpty()) {
        headers.append("Content-Type: application/json");
        text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    return http::ask(m_daemon->port(), http::request(method, "/api/v1" + path, headers, text))
        .json();
}

QByteArray BusyShop::logIn(const QByteArray &path, const QString &email) const
{
    return m_daemon->post(path, {{u"email"_s, email}, {u"password"_s, kPassword}})["token"_L1]
        .toString()
        .toLatin1();
}

void BusyShop::placeOrders(int count) const
{
    const QByteArray customer = logIn("/auth/login", u"asha@demo.paushtik.in"_s);
    const QJsonObject address{{u"name"_s, u"Asha Deshpande"_s}, {u"phone"_s, u"+919820012345"_s},
                              {u"line1"_s, u"4 MG Road"_s},     {u"city"_s, u"Pune"_s},
                              {u"state"_s, u"IN-MH"_s},         {u"pincode"_s, u"411001"_s}};
    for (int i = 0; i < count; ++i) {
        const QJsonObject line{{u"product_id"_s, m_products[i % m_products.size()]}, {u"qty"_s, 1}};
        ask("POST", "/orders", customer, {{u"address"_s, address}, {u"lines"_s, QJsonArray{line}}});
    }
}

void BusyShop::retitle(int which, const QString &title)
{
    ask("PATCH", "/admin/products/" + m_products[which % m_products.size()].toLatin1(),
        m_otherToken, {{u"set"_s, QJsonObject{{u"title"_s, title}}}});
}

bool BusyShop::killAndStartAgain()
{
    m_daemon->kill();
    return start();
}

QHash<QString, int> BusyShop::marks() const
{
    const QJsonObject counted = QJsonDocument::fromJson(m_database.execute(kMarks)).object();
    QHash<QString, int> marks;
    for (auto it = counted.begin(); it != counted.end(); ++it)
        marks.insert(it.key(), it.value().toInt());
    return marks;
}

QByteArray BusyShop::faults() const
{
    const QString url = u"--database-url="_s + QString::fromUtf8(m_database.url());
    const Ended ended = runToEnd({u"verify"_s, url}, environmentFor(m_folder.path()));
    return ended.status == 0 ? QByteArray() : ended.output + ended.errors;
}

} // namespace paushtik::e2e
