// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/notifications.h"

#include "server/db/backoff.h"
#include "server/db/connection.h"

#include <QLoggingCategory>

namespace paushtik::db {
namespace {

Q_LOGGING_CATEGORY(lcNotify, "paushtik.db.notify")

const Query kListen{"db.listen", "LISTEN paushtik"};

// LISTEN takes no parameters.
QByteArray listenTo(QByteArray channel)
{
    return "LISTEN \"" + channel.replace('"', "\"\"") + '"';
}

} // namespace

class Notifications::Private {
public:
    Private(Notifications *owner, const DatabaseConfig &config, QList<QByteArray> names)
        : q(owner)
        , settings(config)
        , channels(std::move(names))
    {
        retry.setSingleShot(true);
        QObject::connect(&retry, &QTimer::timeout, q, [this] { connect(); });
    }

    void connect();
    void listen();
    void disconnect();

    Notifications *q;
    const ConnectionSettings settings;
    const QList<QByteArray> channels;
    std::shared_ptr<Connection> connection;
    Backoff backoff;
    QTimer retry;
};

void Notifications::Private::connect()
{
    Connection::Listener listener;
    listener.ready = [this] { listen(); };
    listener.lost = [this](const QByteArray &reason) {
        const int delay = backoff.nextDelay();
        qCWarning(lcNotify, "no notifications: %s; again in %d ms", reason.constData(), delay);
        retry.start(delay);
    };
    listener.notified = [this](const QByteArray &channel, const QByteArray &payload) {
        Q_EMIT q->notified(channel, payload);
    };
    connection = Connection::open(settings, Connection::Sync::EachStatement, std::move(listener));
}

// reconnected() only when all channels are heard: what is sent after it cannot be missed.
void Notifications::Private::listen()
{
    StatementPtr last;
    for (const QByteArray &channel : channels) {
        last = std::make_shared<Statement>(kListen, Params(),
                                           steadyMs() + settings.statementTimeoutMs());
        last->text = listenTo(channel);
        connection->send(last);
    }
    if (last)
        last->whenFinished = [this, statement = last.get()] {
            if (statement->error)
                return;
            backoff.succeeded();
            Q_EMIT q->reconnected();
        };
}

void Notifications::Private::disconnect()
{
    retry.stop();
    if (const auto open = std::exchange(connection, {}))
        open->shutdown("closed by us");
}

Notifications::Notifications(DatabaseConfig config, QList<QByteArray> channels, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, config, std::move(channels)))
{
}

Notifications::~Notifications()
{
    stop();
}

void Notifications::start()
{
    if (!d->connection && !d->retry.isActive())
        d->connect();
}

void Notifications::stop()
{
    d->disconnect();
}

} // namespace paushtik::db
