// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/outbox_sender.h"

#include "desktop/core/launch.h"
#include "desktop/net/problem.h"
#include "desktop/sync/multipart.h"

#include <QCoroFuture>
#include <QCoroTimer>
#include <QRandomGenerator>
#include <QtConcurrent>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr int kAtOnce = 4;
constexpr int kMostWaits = 150; // of the first wait: five minutes

} // namespace

Verdict verdictOn(const QByteArray &method, const Error &error)
{
    // The first try may have deleted it, and only its answer was lost.
    if (method == "DELETE" && error.fault == Fault::NotFound)
        return Verdict::Done;
    const int status = error.extra["status"_L1].toInt();
    const bool passing = status == 408 || status == 425 || error.code == "in_progress"_L1;
    switch (error.fault) {
    case Fault::Unavailable:
    case Fault::RateLimited:
    case Fault::Unauthorized: // whoever signs in again sends it then
        return Verdict::TryAgain;
    default:
        break;
    }
    return passing || error.code == kNotPaushtik ? Verdict::TryAgain : Verdict::Refused;
}

OutboxSender::OutboxSender(ApiClient &api, Replica &replica, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_replica(replica)
{
    m_alarm.setSingleShot(true);
    connect(&m_alarm, &QTimer::timeout, this, &OutboxSender::pump);
    connect(&replica, &Replica::workWaiting, this, &OutboxSender::pump);
    connect(&api, &ApiClient::reachabilityChanged, this, &OutboxSender::hurry);
}

void OutboxSender::start()
{
    m_isStarted = true;
    pump();
}

void OutboxSender::stop()
{
    m_isStarted = false;
    ++m_turn;
    m_inFlight = 0;
    m_alarm.stop();
}

void OutboxSender::hurry()
{
    if (!m_isStarted)
        return;
    auto woken = m_replica.write([](Sql &sql) {
        return sql.run(u"UPDATE outbox SET next_at = 0 WHERE state = 'waiting'"_s);
    });
    QCoro::connect(std::move(woken), this, [this] { pump(); });
}

void OutboxSender::pump()
{
    m_lookAgain = m_isLooking;
    if (!m_isStarted || m_isLooking || !m_replica.isOpen())
        return;
    // Whichever is answered first looks again.
    if (m_inFlight >= kAtOnce)
        return;
    // Without a line nothing is tried: the client probes, and tells when the server is back.
    if (m_api.offlineSince())
        return;
    launch(sendReady(m_turn), "sending edits");
}

Task<> OutboxSender::sendReady(int turn)
{
    const QPointer self(this);
    m_isLooking = true;
    const int room = kAtOnce - m_inFlight;
    auto ready = co_await m_replica.write(
        [room](Sql &sql) { return outbox::takeReady(sql, Timestamp::now(), room); });
    if (!self)
        co_return;
    m_isLooking = false;
    if (turn != m_turn)
        co_return;
    if (!ready) // a full disk, for instance: until it can be noted, nothing is sent
        co_return m_alarm.start(m_firstWait);
    for (OutboxRow &row : *ready)
        launch(sendOne(std::move(row), turn), "sending an edit");
    if (!ready->isEmpty())
        m_replica.tellOutboxChanged();
    if (std::exchange(m_lookAgain, false) || (!ready->isEmpty() && m_inFlight < kAtOnce))
        pump();
    else
        co_await sleepUntilDue(turn);
}

Task<> OutboxSender::sendOne(OutboxRow row, int turn)
{
    const QPointer self(this);
    ++m_inFlight;
    Q_EMIT moved();
    auto answer = co_await request(row, turn);
    if (!self || turn != m_turn)
        co_return;
    co_await settleAnswer(std::move(row), std::move(answer), turn);
    if (!self || turn != m_turn)
        co_return;
    --m_inFlight;
    m_replica.tellOutboxChanged();
    Q_EMIT moved();
    pump();
}

Task<Result<QJsonObject>> OutboxSender::request(OutboxRow row, int turn)
{
    const QPointer self(this);
    if (!row.edit.files.isEmpty()) {
        auto baseKey = co_await upload(row, turn);
        if (!baseKey)
            co_return fail(std::move(baseKey.error()));
        if (!self || turn != m_turn)
            co_return fail(Fault::Unavailable);
        row.edit.body[u"base_key"_s] = *baseKey;
    }
    const QString path = row.edit.path;
    if (row.edit.method == "PUT")
        co_return co_await m_api.put(path, row.edit.body);
    if (row.edit.method == "DELETE")
        co_return co_await m_api.remove(path);
    if (row.edit.method == "PATCH")
        co_return co_await m_api.patch(path, row.edit.body, row.idempotencyKey);
    co_return co_await m_api.post(path, row.edit.body, row.idempotencyKey);
}

// Somebody else may sign in meanwhile: nothing goes out in their name, nothing into their file.
Task<Result<QString>> OutboxSender::upload(OutboxRow row, int turn)
{
    const QPointer self(this);
    // The same bytes each time, or the key would no longer stand for them.
    const QByteArray key = row.idempotencyKey + "-media";
    auto making = QtConcurrent::run(multipartOf, row.edit.files, key);
    auto made = co_await making;
    if (!made)
        co_return fail(std::move(made.error()));
    if (!self || turn != m_turn)
        co_return fail(Fault::Unavailable);
    auto answer =
        co_await m_api.upload(u"/admin/media"_s, made->contentType, std::move(made->body), key);
    if (!answer)
        co_return fail(std::move(answer.error()));
    if (!self || turn != m_turn)
        co_return fail(Fault::Unavailable);
    const QString baseKey = answer->value("base_key"_L1).toString();
    const qint64 seq = row.seq;
    auto noted = co_await m_replica.write([seq, baseKey](Sql &sql) {
        outbox::uploaded(sql, seq, baseKey);
        return true;
    });
    if (!noted)
        co_return fail(std::move(noted.error()));
    co_return baseKey;
}

Task<> OutboxSender::settleAnswer(OutboxRow row, Result<QJsonObject> answer, int turn)
{
    const QPointer self(this);
    const Verdict verdict = answer ? Verdict::Done : verdictOn(row.edit.method, answer.error());
    const qint64 seq = row.seq;
    const Timestamp now = Timestamp::now();
    const Error error = answer ? Error{Fault::Unavailable} : answer.error();
    const QJsonObject body = answer ? *answer : QJsonObject();
    const auto wait = waitAfter(error, row.tries);
    const Timestamp until(now.microseconds() + std::chrono::microseconds(wait).count());
    const auto note = [=](Sql &sql) {
        if (verdict == Verdict::Done)
            outbox::answered(sql, seq, body, now);
        else if (verdict == Verdict::Refused)
            outbox::refused(sql, seq, error);
        else
            outbox::postponed(sql, seq, error, until);
        return true;
    };
    auto written = co_await m_replica.write(note);
    // An answer that cannot be written down, on a full disk, is kept until it can.
    while (self && turn == m_turn && !written) {
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(m_firstWait);
        co_await pause;
        if (self && turn == m_turn)
            written = co_await m_replica.write(note);
    }
    if (!self || turn != m_turn)
        co_return;
    if (verdict == Verdict::Refused)
        m_replica.tellChanged(row.edit.type, {row.edit.id});
    if (verdict == Verdict::Done)
        Q_EMIT delivered();
}

Task<> OutboxSender::sleepUntilDue(int turn)
{
    const QPointer self(this);
    auto due = co_await m_replica.read([](Sql &sql) { return outbox::nextDue(sql); });
    if (!self || turn != m_turn || !due || !*due)
        co_return;
    const qint64 wait = ((*due)->microseconds() - Timestamp::now().microseconds()) / 1000;
    m_alarm.start(std::chrono::milliseconds(std::max<qint64>(wait, 0) + 1));
}

std::chrono::milliseconds OutboxSender::waitAfter(const Error &error, int tries) const
{
    if (const int asked = error.extra["retry_after"_L1].toInt(); asked > 0)
        return std::chrono::seconds(std::min(asked, 600));
    if (error.code == "in_progress"_L1)
        return m_firstWait;
    const int doubled = 1 << std::clamp(tries - 1, 0, 10);
    const auto wait = m_firstWait * std::min(doubled, kMostWaits);
    // Half of it by chance, so that a hundred desks do not come back in the same moment.
    return wait / 2 + std::chrono::milliseconds(
                          QRandomGenerator::global()->bounded(int(wait.count() / 2) + 1));
}

} // namespace paushtik
