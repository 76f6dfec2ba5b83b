// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/connection.h"

#include "server/db/sql_state.h"

#include <QLoggingCategory>
#include <QThreadPool>

namespace paushtik::db {
namespace {

Q_LOGGING_CATEGORY(lcDb, "paushtik.db")

constexpr int kConnectTimeoutMs = 5000;

bool succeeded(const PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY:
        return true;
    default:
        return false;
    }
}

// The server no longer has the statement we prepared, or may not run it since the schema changed.
// Neither was run.
bool needsNewPlan(const PGresult *result)
{
    const QByteArrayView state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (state == sqlstate::kNoSuchStatement)
        return true;
    const QByteArrayView function = PQresultErrorField(result, PG_DIAG_SOURCE_FUNCTION);
    return state == sqlstate::kFeatureNotSupported && function == "RevalidateCachedQuery";
}

} // namespace

std::shared_ptr<Connection> Connection::open(const ConnectionSettings &settings, Sync sync,
                                             Listener listener)
{
    auto connection = std::make_shared<Connection>(settings, sync, std::move(listener));
    connection->start();
    return connection;
}

Connection::Connection(const ConnectionSettings &settings, Sync sync, Listener listener)
    : m_settings(settings)
    , m_sync(sync)
    , m_listener(std::move(listener))
{
    m_deadline.setSingleShot(true);
    QObject::connect(&m_deadline, &QTimer::timeout, &m_context, [this] { onDeadline(); });
}

Connection::~Connection() = default;

void Connection::start()
{
    const PqKeywords keywords(m_settings);
    m_conn.reset(PQconnectStartParams(keywords.names(), keywords.values(), 0));
    if (m_settings.fault() || !m_conn || PQstatus(m_conn.get()) == CONNECTION_BAD) {
        loseLater(m_settings.fault().value_or(
            oneLine(m_conn ? PQerrorMessage(m_conn.get()) : "out of memory")));
        return;
    }
    PQsetNoticeReceiver(m_conn.get(), logNotice, nullptr);
    watch(false, true);
    m_deadline.start(kConnectTimeoutMs);
}

void Connection::pollConnect()
{
    switch (PQconnectPoll(m_conn.get())) {
    case PGRES_POLLING_READING:
        return watch(true, false);
    case PGRES_POLLING_OK:
        return established();
    case PGRES_POLLING_FAILED:
        return lose(oneLine(PQerrorMessage(m_conn.get())), {});
    default:
        return watch(false, true);
    }
}

void Connection::established()
{
    m_deadline.stop();
    if (PQsetnonblocking(m_conn.get(), 1) != 0 || PQenterPipelineMode(m_conn.get()) != 1)
        return lose(oneLine(PQerrorMessage(m_conn.get())), {});
    m_state = State::Ready;
    m_wasReady = true;
    watch(true, false);
    if (m_listener.ready)
        m_listener.ready();
}

void Connection::watch(bool read, bool write)
{
    const int descriptor = PQsocket(m_conn.get());
    if (descriptor != m_watched || !m_readable) {
        m_watched = descriptor;
        m_readable = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
        m_writable = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write);
        QObject::connect(m_readable.get(), &QSocketNotifier::activated, &m_context,
                         [this] { onSocket(); });
        QObject::connect(m_writable.get(), &QSocketNotifier::activated, &m_context,
                         [this] { onSocket(); });
    }
    m_readable->setEnabled(read);
    m_writable->setEnabled(write);
}

void Connection::stopWatching()
{
    if (m_readable)
        m_readable->setEnabled(false);
    if (m_writable)
        m_writable->setEnabled(false);
}

void Connection::onSocket()
{
    const auto self = shared_from_this(); // what runs below may drop the last other reference
    if (m_state == State::Connecting)
        return pollConnect();
    if (m_state == State::Lost)
        return;
    const bool readable = PQconsumeInput(m_conn.get()) == 1;
    Statements ended;
    const Notes notes = readNotifications();
    readResults(ended);
    if (!readable || PQstatus(m_conn.get()) == CONNECTION_BAD)
        return lose(oneLine(PQerrorMessage(m_conn.get())), std::move(ended));
    for (const StatementPtr &statement : std::exchange(m_again, {}))
        send(statement);
    if (m_writable->isEnabled())
        flush();
    for (const StatementPtr &statement : ended)
        statement->finish();
    for (const auto &[channel, payload] : notes) {
        if (m_listener.notified)
            m_listener.notified(channel, payload);
    }
}

Connection::Notes Connection::readNotifications()
{
    Notes notes;
    while (PGnotify *const notify = PQnotifies(m_conn.get())) {
        notes.emplace_back(notify->relname, notify->extra);
        PQfreemem(notify);
    }
    return notes;
}

void Connection::readResults(Statements &ended)
{
    // Each command ends with a null, a sync does not. Two nulls in a row: libpq waits for us, not
    // for the server.
    bool ends = false;
    while (!m_inFlight.empty() && PQstatus(m_conn.get()) == CONNECTION_OK &&
           !PQisBusy(m_conn.get())) {
        ResultPtr result(PQgetResult(m_conn.get()));
        if (!result) {
            if (std::exchange(ends, true))
                return;
            endOfCommand(ended);
            continue;
        }
        ends = false;
        m_progress = steadyMs();
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC)
            m_inFlight.pop_front();
        else if (!m_inFlight.front().result)
            m_inFlight.front().result = std::move(result);
    }
}

void Connection::endOfCommand(Statements &ended)
{
    if (!m_inFlight.front().result)
        return;
    Entry entry = std::move(m_inFlight.front());
    m_inFlight.pop_front();
    if (entry.kind == Kind::Prepare)
        endOfPrepare(std::move(entry));
    else
        endOfExecute(std::move(entry), ended);
}

void Connection::endOfPrepare(Entry entry)
{
    const Query &query = *entry.statement->query;
    Prepared &state = prepared(query);
    if (succeeded(entry.result.get())) {
        state.made(entry.generation);
        return;
    }
    const Error why = failure(entry.result.get(), query);
    state.failedGeneration = entry.generation;
    state.failure = why;
    if (state.generation == entry.generation)
        state.renew();
    // The statement itself is skipped by the server; its own end follows and finds this reason in
    // place.
    entry.statement->fail(why);
}

void Connection::endOfExecute(Entry entry, Statements &ended)
{
    const StatementPtr &statement = entry.statement;
    if (!statement || statement->finished)
        return;
    if (retry(entry))
        return;
    if (statement->error || !succeeded(entry.result.get()))
        statement->fail(failure(entry.result.get(), *statement->query));
    else
        statement->result = std::make_shared<const ResultData>(std::move(entry.result));
    ended.push_back(statement);
}

bool Connection::wasSkipped(const Entry &entry) const
{
    return PQresultStatus(entry.result.get()) == PGRES_PIPELINE_ABORTED &&
           m_sync == Sync::EachStatement && !entry.statement->error && !m_serverEnds;
}

bool Connection::retry(const Entry &entry)
{
    if (wasSkipped(entry)) {
        entry.statement->alone = true;
        m_again.push_back(entry.statement);
        return true;
    }
    if (!needsNewPlan(entry.result.get()))
        return false;
    Prepared &state = prepared(*entry.statement->query);
    if (state.generation == entry.generation)
        state.renew();
    // It relied on a neighbour's Prepare: what was wrong with that one is wrong with it.
    if (state.failedGeneration == entry.generation &&
        state.failure->sqlState() != sqlstate::kCancelled)
        entry.statement->fail(*state.failure);
    // Inside a transaction the failure has already ended it.
    if (m_sync == Sync::EachTurn || entry.statement->error ||
        std::exchange(entry.statement->retried, true))
        return false;
    m_again.push_back(entry.statement);
    return true;
}

// What failed before a Prepare that is in flight makes the server skip it: who comes next, behind
// another sync, must not rely on it.
void Connection::renewUnconfirmed()
{
    for (Prepared &state : m_prepared) {
        if (state.sent && !state.confirmed)
            state.renew();
    }
}

// A server that ends the connection says so to one statement; those behind it are not run either.
Error Connection::failure(const PGresult *result, const Query &query)
{
    if (PQresultStatus(result) != PGRES_PIPELINE_ABORTED) {
        Error error = errorOf(result, query.name());
        m_serverEnds |= error.sqlState().startsWith(sqlstate::kServerEnds);
        return error;
    }
    if (m_serverEnds)
        return lostConnection("ended by the server");
    return Error(QByteArray(query.name()) + ": not run, an earlier statement failed",
                 sqlstate::kTransactionFailed, {});
}

qint64 Connection::busyMs() const
{
    return m_inFlight.empty() ? 0 : steadyMs() - m_progress;
}

Connection::Prepared &Connection::prepared(const Query &query)
{
    const auto index = static_cast<size_t>(query.index());
    if (index >= m_prepared.size())
        m_prepared.resize(Query::all().size());
    return m_prepared[index];
}

void Connection::armDeadline()
{
    if (m_deadline.isActive())
        return;
    for (const Entry &entry : m_inFlight) {
        if (entry.kind == Kind::Execute && entry.statement && !entry.statement->finished)
            return m_deadline.start(
                static_cast<int>(std::max<qint64>(1, entry.statement->deadline - steadyMs())));
    }
}

void Connection::onDeadline()
{
    const auto self = shared_from_this();
    if (m_state == State::Connecting) {
        m_settings.passOver(PQhost(m_conn.get()), PQport(m_conn.get()));
        return lose("no answer within " + QByteArray::number(kConnectTimeoutMs) + " ms", {});
    }
    failOverdue(steadyMs());
    if (m_state == State::Ready)
        armDeadline();
}

// The server ends a slow statement itself (statement_timeout). One that is overdue here either
// waits behind slow neighbours, and then only its caller is answered, or the server is silent, and
// then the connection is given up.
void Connection::failOverdue(qint64 now)
{
    Statements overdue;
    for (const Entry &entry : m_inFlight) {
        if (entry.kind == Kind::Execute && entry.statement && !entry.statement->finished &&
            entry.statement->deadline <= now)
            overdue.push_back(entry.statement);
    }
    if (overdue.empty())
        return;
    for (const StatementPtr &statement : overdue)
        statement->fail(
            Error(QByteArray(statement->query->name()) + ": no answer before its deadline",
                  sqlstate::kCancelled, {}));
    if (m_sync == Sync::EachTurn || now - m_progress >= m_settings.statementTimeoutMs()) {
        cancelOnServer();
        return lose("the server is silent", {});
    }
    for (const StatementPtr &statement : overdue)
        statement->finish();
}

void Connection::cancelOnServer() const
{
    // PQcancel connects anew and blocks, which over a dead line takes long: not on this thread.
    PGcancel *const cancel = PQgetCancel(m_conn.get());
    QThreadPool::globalInstance()->start([cancel] {
        char message[256];
        if (PQcancel(cancel, message, sizeof message) != 1)
            qCInfo(lcDb, "cancel request failed: %s", oneLine(message).constData());
        PQfreeCancel(cancel);
    });
}

void Connection::loseLater(QByteArray reason)
{
    stopWatching(); // libpq may have closed the socket
    QMetaObject::invokeMethod(
        &m_context,
        [this, reason = std::move(reason)] {
            const auto self = shared_from_this();
            lose(reason, {});
        },
        Qt::QueuedConnection);
}

void Connection::lose(const QByteArray &reason, Statements ended)
{
    if (m_state == State::Lost)
        return;
    const Statements failed = close(reason);
    ended.insert(ended.end(), failed.begin(), failed.end());
    const Listener listener = std::exchange(m_listener, {});
    if (listener.lost)
        listener.lost(reason);
    for (const StatementPtr &statement : ended)
        statement->finish();
}

void Connection::shutdown(const QByteArray &reason)
{
    if (m_state == State::Lost)
        return;
    const auto self = shared_from_this();
    m_listener = {};
    for (const StatementPtr &statement : close(reason))
        statement->finish();
}

// Answers the statements that have to fail; running them is the caller's last step.
Connection::Statements Connection::close(const QByteArray &reason)
{
    m_state = State::Lost;
    m_deadline.stop();
    stopWatching();
    Statements failed = std::exchange(m_again, {});
    for (Entry &entry : std::exchange(m_inFlight, {})) {
        // A statement's Prepare and Execute are neighbours; the second may be missing when the
        // first could not be sent.
        const bool known = !failed.empty() && failed.back() == entry.statement;
        if (entry.statement && !entry.statement->finished && !known)
            failed.push_back(std::move(entry.statement));
    }
    for (const StatementPtr &statement : failed)
        statement->fail(lostConnection(reason));
    m_conn.reset();
    return failed;
}

} // namespace paushtik::db
