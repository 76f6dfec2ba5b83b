// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit adds is seen once, in whatever order the server carries it out, the feed brings the
// document, the answer comes or gets lost, and somebody else changes the same: every order of these
// is gone through.
#include "desktop/replica/outbox.h"
#include "desktop/replica/schema.h"
#include "tests/desktop/replica_documents.h"

#include <QTemporaryDir>
#include <QTest>

using namespace paushtik;
using namespace paushtik::test;
using namespace Qt::StringLiterals;

namespace {

const DocRef kStock{DocType::Stock, productId(1)};
const DocRef kOrder{DocType::Order, u"01935009-0000-7000-8000-000000000001"_s};

enum class Event { Send, CarryOut, Answer, Refuse, Crash, Other, Ask, Page, Hold, LetGo };
using Events = QList<Event>;

/// The server: what it has now, and what its feed may tell while an older transaction is open.
struct Shop {
    qint64 stock = 10;
    QStringList notes;
};

constexpr int kDeltas[] = {5, -2};
constexpr int kTheirs = 100;

/// A desk and a shop that go through events one by one.
class Story {
public:
    explicit Story(Sql &sql)
        : m_sql(sql)
    {
        bring(m_shop);
        for (const int delta : kDeltas) {
            outbox::add(sql, edits::adjustStock(kStock.id, u"Ghee"_s, delta, StockReason::Found),
                        now());
            outbox::add(sql, edits::addNote(kOrder.id, u"PF-1"_s, note(delta), u"me"_s), now());
        }
    }

    void happen(Event event)
    {
        switch (event) {
        case Event::Send:
            m_sent = outbox::takeReady(m_sql, now(), 4);
            break;
        case Event::CarryOut:
            for (const OutboxRow &row : std::as_const(m_sent))
                carryOut(row);
            break;
        case Event::Answer:
            for (const OutboxRow &row : std::as_const(m_sent))
                outbox::answered(m_sql, row.seq, m_answers[row.idempotencyKey], now());
            break;
        case Event::Refuse:
            for (const OutboxRow &row : std::as_const(m_sent))
                outbox::refused(m_sql, row.seq, {Fault::Conflict, u"out_of_stock"_s});
            m_refused = true;
            break;
        case Event::Crash:
            outbox::wake(m_sql);
            break;
        case Event::Other:
            m_shop.stock += kTheirs;
            m_shop.notes.append(u"theirs"_s);
            break;
        case Event::Hold:
            m_held = m_shop;
            break;
        case Event::LetGo:
            m_held.reset();
            break;
        case Event::Ask:
            m_began = now();
            m_page = m_held.value_or(m_shop);
            break;
        case Event::Page:
            bring(m_page);
            outbox::confirm(m_sql, m_began);
            break;
        }
    }
    void letTimePass() { m_clock += 3'000'000; }
    /// Empty when what is shown is right.
    QString wrong()
    {
        const qint64 stock = (*documents::shown(m_sql, kStock))["stock"_L1].toInteger();
        const QJsonArray notes = (*documents::shown(m_sql, kOrder))["notes"_L1].toArray();
        QStringList texts;
        for (const QJsonValue &one : notes)
            texts.append(one["text"_L1].toString());
        qint64 ours = 10;
        for (int i = 0; i < (m_refused ? 1 : 2); ++i) {
            ours += kDeltas[i];
            if (texts.count(note(kDeltas[i])) != 1)
                return u"the notes are "_s + texts.join(u", "_s);
        }
        const bool theirs = stock == ours + kTheirs;
        if (stock != ours && !theirs)
            return u"the stock is %1"_s.arg(stock);
        if (m_sawTheirs && !theirs)
            return u"what somebody else did is gone again"_s;
        m_sawTheirs = theirs;
        if (m_sql.one(u"SELECT shown FROM stock"_s).toLongLong() != stock)
            return u"the table shows another stock"_s;
        return {};
    }
    /// All that was answered has left the line, and the rest comes on top of what the server has.
    bool isEqual()
    {
        qint64 stock = m_shop.stock;
        for (const OutboxRow &row : outbox::rows(m_sql)) {
            if (row.state == EditState::Waiting && row.tries == 0)
                stock += row.edit.body["delta"_L1].toInt();
            else if (row.state != EditState::Refused)
                return false;
        }
        return (*documents::shown(m_sql, kStock))["stock"_L1].toInteger() == stock;
    }

private:
    static QString note(int delta) { return u"note %1"_s.arg(delta); }
    Timestamp now() { return Timestamp(++m_clock); }
    void carryOut(const OutboxRow &row)
    {
        if (m_answers.contains(row.idempotencyKey))
            return;
        if (row.edit.kind == u"stock") {
            m_shop.stock += row.edit.body["delta"_L1].toInt();
            m_answers[row.idempotencyKey] = {{u"stock"_s, m_shop.stock}};
        } else {
            m_shop.notes.append(row.edit.body["text"_L1].toString());
            m_answers[row.idempotencyKey] = {};
        }
    }
    void bring(const Shop &shop)
    {
        QJsonArray notes;
        for (const QString &text : shop.notes)
            notes.append(QJsonObject{{u"text"_s, text}});
        QJsonObject order = FakeShop::makeOrder(1);
        order[u"notes"_s] = notes;
        documents::store(m_sql, {kOrder, order}, 1);
        documents::store(
            m_sql, {kStock, QJsonObject{{u"product_id"_s, kStock.id}, {u"stock"_s, shop.stock}}},
            1);
    }

    Sql &m_sql;
    Shop m_shop;
    Shop m_page;
    std::optional<Shop> m_held;
    QList<OutboxRow> m_sent;
    QHash<QByteArray, QJsonObject> m_answers;
    Timestamp m_began{0};
    qint64 m_clock = 1'000'000'000;
    bool m_refused = false;
    bool m_sawTheirs = false;
};

/// Every order in which some lines of events may come to pass, each line in its own order.
void forEachOrder(const QList<Events> &lines, Events &soFar,
                  const std::function<void(const Events &)> &tell)
{
    bool atEnd = true;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].isEmpty())
            continue;
        atEnd = false;
        QList<Events> rest = lines;
        soFar.append(rest[i].takeFirst());
        forEachOrder(rest, soFar, tell);
        soFar.removeLast();
    }
    if (atEnd)
        tell(soFar);
}

const Events kTwoPulls{Event::Ask, Event::Page, Event::Ask, Event::Page};
const Events kTwice{Event::Send, Event::CarryOut, Event::Answer,
                    Event::Send, Event::CarryOut, Event::Answer};

} // namespace

class ArrivalsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAnEditAddsIsSeenOnceInEveryOrderOfArrival_data()
    {
        QTest::addColumn<QList<Events>>("lines");
        const Events other{Event::Other};
        QTest::newRow("answered") << QList<Events>{kTwice, other, kTwoPulls};
        const Events lost{Event::Send, Event::CarryOut, Event::Crash,
                          Event::Send, Event::CarryOut, Event::Answer};
        QTest::newRow("an answer gets lost") << QList<Events>{lost, other, kTwoPulls};
        const Events refused{Event::Send, Event::CarryOut, Event::Answer, Event::Send,
                             Event::Refuse};
        QTest::newRow("the second is refused") << QList<Events>{refused, other, kTwoPulls};
        QTest::newRow("the feed is held back")
            << QList<Events>{kTwice, {Event::Hold, Event::LetGo}, {Event::Ask, Event::Page}};
    }
    void whatAnEditAddsIsSeenOnceInEveryOrderOfArrival()
    {
        QFETCH(QList<Events>, lines);
        QTemporaryDir folder;
        Sql sql(folder.filePath(u"replica.db"_s), Sql::Access::ReadWrite);
        schema::migrate(sql);
        int orders = 0;
        Events soFar;
        forEachOrder(lines, soFar, [&](const Events &events) {
            ++orders;
            if (QTest::currentTestFailed())
                return;
            const Transaction scratch(sql);
            Story story(sql);
            QString told;
            const auto go = [&](Event event) {
                story.happen(event);
                told += u" %1"_s.arg(static_cast<int>(event));
                const QString wrong = story.wrong();
                QVERIFY2(wrong.isEmpty(), qUtf8Printable(wrong + u" after"_s + told));
            };
            for (const Event event : events)
                go(event);
            story.letTimePass();
            go(Event::Ask);
            go(Event::Page);
            QVERIFY2(story.isEqual(), qUtf8Printable(u"not equal after"_s + told));
        });
        qInfo("%d orders", orders);
    }
};

QTEST_GUILESS_MAIN(ArrivalsTest)
#include "arrivals_test.moc"
