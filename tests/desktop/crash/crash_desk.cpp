// SPDX-License-Identifier: GPL-3.0-or-later
// A desk without a window that edits at random until it is killed: crash_desk ROOT SERVER TOKEN
// SEED. What the screen would show as saved stands in ROOT/journal, a line each, when it is saved.
// With "drain" for SEED it edits nothing, waits until everything that can be sent is, compares
// itself with the server and prints what is left.
#include "desktop/core/launch.h"
#include "desktop/replica/outbox_rows.h"
#include "desktop/sync/sync_engine.h"

#include <QCoreApplication>
#include <QCoroTimer>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUuid>
#include <cstdio>
#include <unistd.h>

using namespace paushtik;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Desk {
    explicit Desk(const QStringList &arguments)
        : root(arguments[1])
        , replica(root)
        , engine(api, replica)
    {
        api.setServer(QUrl(arguments[2]));
        api.setToken(arguments[3].toLatin1());
        api.setPatience(2s, 20ms);
        engine.live().setPatience(20ms, 50ms);
        engine.sender().setPatience(10ms);
        engine.start(u"crash"_s);
    }

    QString root;
    ApiClient api;
    Replica replica;
    SyncEngine engine;
};

void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void keep(const QString &root, const QJsonObject &saved)
{
    QFile journal(root + u"/journal"_s);
    if (!journal.open(QIODevice::Append))
        qFatal("no journal");
    journal.write(QJsonDocument(saved).toJson(QJsonDocument::Compact) + '\n');
    journal.flush();
    fsync(journal.handle());
}

Task<> rest(int milliseconds)
{
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(milliseconds);
    co_await timer;
}

/// A mark that no other edit has, so that the server's side can count it.
QString mark()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Task<> work(Desk *desk, quint32 seed)
{
    QRandomGenerator random(seed);
    while (!desk->replica.isOpen() || !desk->engine.feed().equalAt)
        co_await rest(2);
    say("open");
    auto products = co_await desk->replica.all(DocType::Product);
    auto orders = co_await desk->replica.all(DocType::Order);
    while (true) {
        const QString id = products->at(random.bounded(products->size()))["id"_L1].toString();
        const QJsonObject order = orders->at(random.bounded(orders->size()));
        const QString name = mark();
        Edit edit = edits::adjustStock(id, id, 1 + static_cast<int>(random.bounded(3)),
                                       StockReason::Found, name);
        const quint32 kind = random.bounded(3u);
        if (kind == 1)
            edit = edits::addNote(order["id"_L1].toString(), u"order"_s, name, u"me"_s);
        if (kind == 2) {
            auto shown = co_await desk->replica.document(DocType::Product, id);
            const QJsonObject base{{u"title"_s, shown->value("title"_L1)}};
            edit = edits::patchProduct(id, id, {{u"title"_s, name}}, base);
        }
        auto saved = co_await desk->replica.submit(std::move(edit));
        if (saved)
            keep(desk->root, {{u"mark"_s, name}, {u"kind"_s, int(kind)}});
        co_await rest(static_cast<int>(random.bounded(12)));
    }
}

Task<> drain(Desk *desk)
{
    while (!desk->replica.isOpen() || !desk->engine.feed().equalAt)
        co_await rest(5);
    const auto isLeft = [](const OutboxRow &row) {
        return row.state == EditState::Waiting
                   ? row.waitsBehind == 0
                   : row.state == EditState::Sending || row.state == EditState::Sent;
    };
    QList<OutboxRow> rows;
    do {
        co_await rest(20);
        auto read = co_await desk->replica.outbox();
        rows = *read;
    } while (std::any_of(rows.begin(), rows.end(), isLeft));
    auto equal = co_await desk->engine.verify();
    QJsonArray left;
    for (const OutboxRow &row : rows)
        left.append(
            QJsonObject{{u"body"_s, row.edit.body}, {u"state"_s, QString(toString(row.state))}});
    const QJsonObject result{{u"left"_s, left}, {u"equal"_s, equal.has_value() && *equal}};
    say(QJsonDocument(result).toJson(QJsonDocument::Compact));
    QCoreApplication::exit(0);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    Desk desk(arguments);
    if (arguments[4] == u"drain"_s)
        launch(drain(&desk), "draining");
    else
        launch(work(&desk, arguments[4].toUInt()), "working");
    return QCoreApplication::exec();
}
