// SPDX-License-Identifier: GPL-3.0-or-later
// Two daemons on one database, one of them killed in the middle of everything: a replica that goes
// on at the other loses nothing.
#include "shared/documents/canonical_json.h"
#include "shared/documents/document_digest.h"
#include "tests/e2e/daemon_process.h"
#include "tests/server/http/raw_client.h"
#include "tests/support/patience.h"
#include "tests/support/test_database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::tests;

namespace {

/// What a desk does with the feed, over HTTP.
struct Desk {
    QMap<QString, QJsonObject> documents; ///< by "type id"
    QString cursor;

    void apply(const QJsonObject &page)
    {
        for (const QJsonValue &item : page["items"_L1].toArray()) {
            const QString key = item["type"_L1].toString() + u' ' + item["id"_L1].toString();
            if (item["deleted"_L1].toBool())
                documents.remove(key);
            else
                documents[key] = item["doc"_L1].toObject();
        }
        cursor = page["cursor"_L1].toString();
    }
    QString checksum(const QString &type) const
    {
        DigestSum sum;
        for (auto each = documents.begin(); each != documents.end(); ++each) {
            if (each.key().section(u' ', 0, 0) == type)
                sum.add(
                    documentHash(type, each.key().section(u' ', 1), canonicalJson(each.value())));
        }
        return QString::fromLatin1(sum.hex());
    }
};

} // namespace

class TestSync : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aKilledDaemonCostsAReplicaNothing();

private:
    QByteArray ask(int daemon, const QByteArray &method, const QByteArray &path,
                   const QJsonObject &body = {});
    QJsonObject get(int daemon, const QByteArray &path)
    {
        return QJsonDocument::fromJson(ask(daemon, "GET", path)).object();
    }
    void write(int daemon, int n);
    bool pull(int daemon, Desk &desk, int limit);
    bool follows(Desk &desk);

    TestDatabase m_database{TestDatabase::Empty};
    e2e::DataFolder m_folders[2];
    std::unique_ptr<e2e::RunningDaemon> m_daemons[2];
    QByteArray m_token;
    QString m_product;
};

void TestSync::initTestCase()
{
    const QString url = u"--database-url="_s + QString::fromUtf8(m_database.url());
    for (int i = 0; i < 2; ++i) {
        m_daemons[i] = std::make_unique<e2e::RunningDaemon>(
            m_folders[i].path(), QStringList{u"--demo"_s, url, u"--rate-limits=off"_s});
        QVERIFY2(m_daemons[i]->isReady(), m_daemons[i]->errors().constData());
    }
    m_token = m_daemons[0]
                  ->post("/staff/login", {{u"email"_s, u"admin@demo.paushtik.in"_s},
                                          {u"password"_s, u"demo-ghee-2026"_s}})["token"_L1]
                  .toString()
                  .toLatin1();
    m_product = get(0, "/admin/products?limit=1")["items"_L1][0]["id"_L1].toString();
    QVERIFY(!m_token.isEmpty() && !m_product.isEmpty());
}

QByteArray TestSync::ask(int daemon, const QByteArray &method, const QByteArray &path,
                         const QJsonObject &body)
{
    QByteArrayList headers{"Authorization: Bearer " + m_token, "Connection: close"};
    QByteArray text;
    if (!body.isEmpty()) {
        headers.append("Content-Type: application/json");
        text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    return http::ask(m_daemons[daemon]->port(),
                     http::request(method, "/api/v1" + path, headers, text))
        .body;
}

void TestSync::write(int daemon, int n)
{
    const QByteArray product = "/admin/products/" + m_product.toLatin1();
    ask(daemon, "PATCH", product, {{u"set"_s, QJsonObject{{u"subtitle"_s, u"edit %1"_s.arg(n)}}}});
    ask(daemon, "POST", product + "/stock-adjustments",
        {{u"delta"_s, 1 + n % 5}, {u"reason"_s, u"found"_s}});
    ask(daemon, "POST", "/admin/categories",
        {{u"slug"_s, u"shelf-%1"_s.arg(n)}, {u"title"_s, u"Shelf %1"_s.arg(n)}});
}

bool TestSync::pull(int daemon, Desk &desk, int limit)
{
    const QByteArray from = desk.cursor.isEmpty() ? ""_ba : "&cursor=" + desk.cursor.toLatin1();
    const auto page = get(daemon, "/sync/changes?limit=" + QByteArray::number(limit) + from);
    if (page.isEmpty())
        return true; // no answer came: asked again
    desk.apply(page);
    return page["more"_L1].toBool();
}

/// Reads to the end; true when it can prove that it has everything.
bool TestSync::follows(Desk &desk)
{
    while (pull(0, desk, 50)) {
    }
    const QJsonObject digest = get(0, "/sync/digest");
    const QJsonObject types = digest["types"_L1].toObject();
    bool same = types.size() == 5 && desk.cursor == digest["head"_L1].toString();
    for (auto type = types.begin(); type != types.end(); ++type)
        same = same && desk.checksum(type.key()) == type.value()["checksum"_L1].toString();
    return same;
}

void TestSync::aKilledDaemonCostsAReplicaNothing()
{
    Desk desk;
    for (int n = 0; n < 40; ++n) {
        const int serving = n < 20 ? n % 2 : 0; // the second is gone after the twentieth round
        write(serving, n);
        if (n == 20) {
            // With a request of each kind on its way.
            http::RawClient reader(m_daemons[1]->port());
            reader.send(http::request("GET", "/api/v1/sync/changes?limit=500",
                                      {"Authorization: Bearer " + m_token}));
            http::RawClient judge(m_daemons[1]->port());
            judge.send(
                http::request("GET", "/api/v1/sync/digest", {"Authorization: Bearer " + m_token}));
            m_daemons[1]->kill();
        }
        pull(serving, desk, 1 + n % 4);
    }
    Desk fresh;
    // The demo goes on by itself for a while: until both have all of it.
    QTRY_VERIFY(follows(desk) && follows(fresh) && desk.cursor == fresh.cursor);
    QCOMPARE(desk.documents, fresh.documents);
    QVERIFY(desk.documents.size() > 40);
}

QTEST_GUILESS_MAIN(TestSync)

#include "sync_test.moc"
