// SPDX-License-Identifier: GPL-3.0-or-later
// A desk without a window that edits at random until it is killed: crash_desk ROOT SERVER TOKEN
// SEED. What the screen would show as saved stands in ROOT/journal, a line each, when it is saved.
// With "prepare" for SEED it only makes the picture that it adds again and again.
// With "drain" for SEED it edits nothing, waits until everything that can be sent is, compares
// itself with the server and prints what is left.
#include "desktop/core/launch.h"
#include "desktop/replica/outbox_rows.h"
#include "desktop/sync/outbox_picture_sink.h"
#include "desktop/sync/sync_engine.h"
#include "shared/imaging/variants.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCoroTimer>
#include <QFile>
#include <QImage>
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
        api.setPatience(1min, 20ms);
        engine.live().setPatience(20ms, 50ms);
        engine.sender().setPatience(10ms);
        engine.start(u"crash"_s);
    }

    QString root;
    ApiClient api;
    Replica replica;
    SyncEngine engine;
    OutboxPictureSink pictures{replica};
};

void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

/// What a person was told of an edit, by the edit's mark.
void keep(const QString &root, const QString &what, const QString &mark)
{
    QFile journal(root + u"/journal"_s);
    if (!journal.open(QIODevice::Append))
        qFatal("no journal");
    journal.write('\n' + QJsonDocument(QJsonObject{{what, mark}}).toJson(QJsonDocument::Compact) +
                  '\n');
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
QString newMark()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString markOf(const QJsonObject &body)
{
    for (const QJsonValue &value : {body["note"_L1], body["text"_L1], body["alt"_L1],
                                    body["set"_L1]["title"_L1], body["title"_L1]})
        if (value.isString())
            return value.toString();
    return {};
}

struct Things {
    QStringList products;
    QStringList orders;
    QString category;
    QStringList made = {}; ///< products of this life, which perhaps nobody else knows yet
};

/// What there is to edit. A replica that is at the head may have none of it yet: the feed ends
/// before the oldest transaction that is open anywhere in the cluster, another test's databases
/// included.
Task<Things> lookAround(Desk *desk)
{
    Things things;
    while (things.products.isEmpty() || things.orders.isEmpty()) {
        co_await rest(5);
        things = {};
        auto categories = co_await desk->replica.all(DocType::Category);
        auto products = co_await desk->replica.all(DocType::Product);
        auto orders = co_await desk->replica.all(DocType::Order);
        for (const QJsonObject &product : *products)
            things.products.append(product["id"_L1].toString());
        for (const QJsonObject &order : *orders)
            things.orders.append(order["id"_L1].toString());
        if (!categories->isEmpty())
            things.category = categories->first()["id"_L1].toString();
    }
    things.products.resize(std::min<qsizetype>(things.products.size(), 6));
    co_return things;
}

Edit aProduct(const QString &category, const QString &mark)
{
    return edits::createProduct({{u"sku"_s, mark},
                                 {u"title"_s, mark},
                                 {u"price_paise"_s, 50'000},
                                 {u"mrp_paise"_s, 60'000},
                                 {u"category_id"_s, category},
                                 {u"weight_grams"_s, 500},
                                 {u"hsn_code"_s, u"04059020"_s},
                                 {u"gst_rate_bp"_s, 500}});
}

Task<Edit> anEdit(Desk *desk, QRandomGenerator *random, Things things, QString mark)
{
    const QString id = things.products[random->bounded(things.products.size())];
    const QString order = things.orders[random->bounded(things.orders.size())];
    const quint32 kind = random->bounded(11u);
    if (kind < 3) {
        const int delta = 1 + static_cast<int>(random->bounded(3));
        const bool isOfNew = kind == 0 && !things.made.isEmpty();
        const QString whose = isOfNew ? things.made.last() : id;
        co_return edits::adjustStock(whose, whose, delta, StockReason::Found, mark);
    }
    if (kind == 10)
        co_return aProduct(things.category, mark);
    if (kind == 3) // more than there is: refused
        co_return edits::adjustStock(id, id, -90'000, StockReason::Lost, mark);
    if (kind < 7)
        co_return edits::addNote(order, u"order"_s, mark, u"me"_s);
    auto shown = co_await desk->replica.document(DocType::Product, id);
    const QJsonObject base{{u"title"_s, shown->value("title"_L1)}};
    co_return edits::patchProduct(id, id, {{u"title"_s, mark}}, base);
}

/// As a person does who looks at the Sync page: nothing stands in the way for ever.
Task<> settleSome(Desk *desk, QRandomGenerator *random)
{
    auto rows = co_await desk->replica.outbox();
    for (const OutboxRow &row : *rows) {
        const quint32 drawn = random->bounded(4u);
        if (row.state == EditState::Conflict && drawn < 2) {
            if (drawn == 1) // said before it is done: a kill in between leaves it in conflict
                keep(desk->root, u"given_up"_s, markOf(row.edit.body));
            const auto take = drawn == 1 ? FieldChoice::Take::Theirs : FieldChoice::Take::Mine;
            QList<FieldChoice> choices{{u"title"_s, take, {}}};
            co_await desk->replica.settle(row.seq, std::move(choices));
        }
        if (row.state == EditState::Refused && drawn == 2)
            co_await desk->replica.retry(row.seq);
        if (row.state == EditState::Refused && drawn == 3) {
            keep(desk->root, u"given_up"_s, markOf(row.edit.body));
            co_await desk->replica.discard(row.seq);
        }
    }
}

QStringList variantsIn(const QString &root)
{
    QStringList files;
    for (int i = 0; i < kVariants; ++i)
        files.append(u"%1/picture-%2.webp"_s.arg(root).arg(i));
    return files;
}

/// The four files of a picture, as the desk makes them. No life is long enough to make them in.
int prepare(const QString &root)
{
    QImage image(700, 500, QImage::Format_RGB32);
    image.fill(Qt::darkYellow);
    QByteArray png;
    QBuffer buffer(&png);
    image.save(&buffer, "PNG");
    const auto made = makeVariants(png);
    if (!made)
        return 1;
    const QStringList files = variantsIn(root);
    const Variant *all[] = {&made->full, &made->medium, &made->thumb, &made->blur};
    for (int i = 0; i < kVariants; ++i) {
        QFile file(files[i]);
        if (!file.open(QIODevice::WriteOnly) || file.write(all[i]->webp) < 0)
            return 1;
    }
    return 0;
}

Task<bool> addPicture(Desk *desk, QString product, QString mark, QStringList files)
{
    PictureUpload upload{product, product, mark, mark, files};
    const auto taken = co_await desk->pictures.take(std::move(upload));
    co_return taken.has_value();
}

Task<bool> addEdit(Desk *desk, Edit edit)
{
    const auto saved = co_await desk->replica.submit(std::move(edit));
    co_return saved.has_value();
}

Task<> work(Desk *desk, quint32 seed)
{
    QRandomGenerator random(seed);
    while (!desk->replica.isOpen() || !desk->engine.feed().equalAt)
        co_await rest(2);
    say("open");
    Things things = co_await lookAround(desk);
    const QStringList picture = variantsIn(desk->root);
    while (true) {
        const QString mark = newMark();
        bool isSaved = false;
        if (random.bounded(8) == 0) {
            const QString product = things.products[random.bounded(things.products.size())];
            isSaved = co_await addPicture(desk, product, mark, picture);
        } else {
            Edit edit = co_await anEdit(desk, &random, things, mark);
            if (edit.kind == u"create")
                things.made.append(edit.id);
            isSaved = co_await addEdit(desk, std::move(edit));
        }
        if (isSaved) {
            keep(desk->root, u"saved"_s, mark);
            say("saved");
        }
        if (random.bounded(12) == 0)
            co_await settleSome(desk, &random);
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
    Result<bool> equal = false;
    for (int tried = 0; tried < 20; ++tried) { // the shop's own jobs may be at work
        equal = co_await desk->engine.verify();
        if (equal)
            break;
        co_await rest(200);
    }
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
    if (arguments[4] == u"prepare"_s)
        return prepare(arguments[1]);
    Desk desk(arguments);
    if (arguments[4] == u"drain"_s)
        launch(drain(&desk), "draining");
    else
        launch(work(&desk, arguments[4].toUInt()), "working");
    return QCoreApplication::exec();
}
