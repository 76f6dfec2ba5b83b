// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/printing/print_spool.h"

#include <QCoroFuture>
#include <QPointer>
#include <QtConcurrentRun>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr qint64 kSecondsKept = 30 * 24 * 3600;

} // namespace

template <class Work>
auto PrintSpool::onDisk(Work work)
{
    return QtConcurrent::run(&m_disk, std::move(work));
}

PrintSpool::PrintSpool(const QString &file, PrinterSetup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
    , m_store(std::make_shared<SpoolStore>(file))
{
    // One thread that never ends: an SQLite connection belongs to the thread that opened it.
    m_disk.setMaxThreadCount(1);
    m_disk.setExpiryTimeout(-1);
    onDisk([store = m_store] {
        if (const auto opened = store->open(); !opened)
            qWarning("the print spool cannot be opened: %ls",
                     qUtf16Printable(opened.error().detail));
        store->prune(Timestamp::now().plusSeconds(-kSecondsKept));
    });
    connect(&setup, &PrinterSetup::changed, this, &PrintSpool::wake);
    for (const PrinterRole role : kPrinterRoles)
        QTimer::singleShot(0, this, [this, role] { wake(role); });
}

PrintSpool::~PrintSpool()
{
    onDisk([store = std::move(m_store)]() mutable { store.reset(); });
    m_disk.waitForDone();
}

void PrintSpool::setPatience(SendPatience patience, std::chrono::milliseconds again)
{
    m_patience = patience;
    m_again = again;
}

Task<Result<qint64>> PrintSpool::add(PrintRequest request)
{
    const QPointer self(this);
    const PrinterRole role = request.role;
    auto adding = onDisk([store = m_store, request] { return store->add(request); });
    auto id = co_await adding;
    if (!self || !id)
        co_return id;
    auto finding = onDisk([store = m_store, number = *id] { return store->find(number); });
    const auto found = co_await finding;
    if (!self)
        co_return id;
    if (found)
        Q_EMIT jobChanged(*found);
    wake(role);
    co_return id;
}

Task<Result<qint64>> PrintSpool::again(qint64 id, QString reason, QString who)
{
    const QPointer self(this);
    auto finding = onDisk([store = m_store, id] { return store->find(id); });
    const auto job = co_await finding;
    if (!self || !job)
        co_return fail(Fault::NotFound);
    auto reading = onDisk([store = m_store, id] { return store->contentOf(id); });
    PrintContent content = co_await reading;
    if (!self)
        co_return fail(Fault::Unavailable);
    // Ready ZPL has no mark on it, so a reprint is made from the document.
    PrintRequest request{.role = job->role,
                         .title = job->title,
                         .awb = job->awb,
                         .pdfs = std::move(content.pdfs),
                         .zpl = {},
                         .by = std::move(who),
                         .reason = std::move(reason)};
    if (request.pdfs.isEmpty())
        request.zpl = std::move(content.zpl);
    co_return co_await add(std::move(request));
}

Task<Result<void>> PrintSpool::settle(qint64 id, bool cameOut, QString who)
{
    const PrintState to = cameOut ? PrintState::Printed : PrintState::Waiting;
    return move(id, to, std::move(who), {});
}

Task<Result<void>> PrintSpool::giveUp(qint64 id, QString who)
{
    return move(id, PrintState::Failed, std::move(who), u"given_up"_s);
}

Task<Result<void>> PrintSpool::retry(qint64 id, QString who)
{
    return move(id, PrintState::Waiting, std::move(who), {});
}

Task<Result<void>> PrintSpool::move(qint64 id, PrintState to, QString who, QString error)
{
    const QPointer self(this);
    auto moving =
        onDisk([store = m_store, id, to, who, error] { return store->move(id, to, who, error); });
    auto moved = co_await moving;
    if (!self || !moved)
        co_return moved;
    auto finding = onDisk([store = m_store, id] { return store->find(id); });
    const auto job = co_await finding;
    if (!self || !job)
        co_return moved;
    Q_EMIT jobChanged(*job);
    if (to == PrintState::Waiting && m_pumping.isEmpty())
        wake(job->role);
    co_return moved;
}

Task<QList<PrintJob>> PrintSpool::jobs(int limit)
{
    auto reading = onDisk([store = m_store, limit] { return store->jobs(limit); });
    co_return co_await reading;
}

Task<QList<PrintLogLine>> PrintSpool::log(int limit)
{
    auto reading = onDisk([store = m_store, limit] { return store->log(limit); });
    co_return co_await reading;
}

Task<bool> PrintSpool::wasPrinted(QString awb)
{
    auto reading = onDisk([store = m_store, awb] { return store->wasPrinted(awb); });
    co_return co_await reading;
}

void PrintSpool::wake(PrinterRole role)
{
    if (m_pumping.contains(role) || m_setup.choice(role).way == PrinterChoice::Way::None)
        return;
    m_pumping.insert(role);
    QCoro::connect(pump(role), this, [this, role] { m_pumping.remove(role); });
}

void PrintSpool::wakeLater(PrinterRole role)
{
    QTimer::singleShot(m_again, this, [this, role] { wake(role); });
}

Task<> PrintSpool::pump(PrinterRole role)
{
    const QPointer self(this);
    while (self) {
        const PrinterChoice choice = m_setup.choice(role);
        if (choice.way == PrinterChoice::Way::None)
            co_return;
        auto taking = onDisk([store = m_store, role] { return store->takeNext(role); });
        const auto job = co_await taking;
        if (!self || !job)
            co_return;
        Q_EMIT jobChanged(*job);
        const SendOutcome outcome = co_await send(*job, choice);
        if (!self)
            co_return;
        static constexpr PrintState kAfter[] = {PrintState::Printed, PrintState::Waiting,
                                                PrintState::Failed, PrintState::Unsure};
        const PrintState to = kAfter[static_cast<int>(outcome.sent)];
        const auto moved = co_await move(job->id, to, {}, outcome.detail);
        if (!self)
            co_return;
        if (!moved || to == PrintState::Waiting) {
            wakeLater(role);
            co_return;
        }
    }
}

Task<SendOutcome> PrintSpool::send(PrintJob job, PrinterChoice choice)
{
    const QPointer self(this);
    auto reading = onDisk([store = m_store, id = job.id] { return store->contentOf(id); });
    PrintContent content = co_await reading;
    if (!self)
        co_return SendOutcome{};
    Paperwork work{.title = job.title,
                   .pdfs = std::move(content.pdfs),
                   .zpl = std::move(content.zpl),
                   .mark = PrintWords::mark(job)};
    const SendPatience patience = m_patience;
    if (choice.way == PrinterChoice::Way::Queue)
        co_return co_await sendToQueue(choice, std::move(work));
    auto bytes = co_await zplFor(choice.dpi, std::move(work));
    if (!bytes)
        co_return SendOutcome{Sent::Refused, bytes.error().code};
    co_return co_await sendRaw(choice.host, choice.port, std::move(*bytes), patience);
}

} // namespace paushtik
