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
auto PrintSpool::onDisk(Store store, Work work)
{
    return QtConcurrent::run(
        m_disk.get(), [store = std::move(store), work = std::move(work)] { return work(*store); });
}

PrintSpool::PrintSpool(PrinterSetup &setup, QObject *parent)
    : QObject(parent)
    , m_setup(setup)
    , m_disk(std::make_shared<QThreadPool>())
{
    m_disk->setMaxThreadCount(1);
    m_disk->setExpiryTimeout(-1);
    connect(&setup, &PrinterSetup::changed, this, &PrintSpool::wake);
}

PrintSpool::~PrintSpool()
{
    close();
    m_disk->waitForDone();
}

void PrintSpool::open(const QString &file)
{
    close();
    // Closed where it was opened, whoever lets go of it last.
    m_store = Store(new SpoolStore(file),
                    [disk = m_disk](SpoolStore *store) { disk->start([store] { delete store; }); });
    onDisk(m_store, [](SpoolStore &store) {
        if (const auto opened = store.open(); !opened)
            qWarning("the print spool cannot be opened: %ls",
                     qUtf16Printable(opened.error().detail));
        store.prune(Timestamp::now().plusSeconds(-kSecondsKept));
    });
    for (const PrinterRole role : kPrinterRoles)
        QTimer::singleShot(0, this, [this, role] { wake(role); });
}

void PrintSpool::close()
{
    m_store.reset();
}

void PrintSpool::setPatience(SendPatience patience, std::chrono::milliseconds again)
{
    m_patience = patience;
    m_again = again;
}

Task<Result<qint64>> PrintSpool::add(PrintRequest request)
{
    const QPointer self(this);
    const Store store = m_store;
    if (!store)
        co_return fail(Fault::Unavailable, u"spool_closed"_s);
    const PrinterRole role = request.role;
    auto adding = onDisk(store, [request](SpoolStore &disk) { return disk.add(request); });
    auto id = co_await adding;
    if (!self || !id)
        co_return id;
    auto finding = onDisk(store, [number = *id](SpoolStore &disk) { return disk.find(number); });
    const auto found = co_await finding;
    if (!self || store != m_store)
        co_return id;
    if (found)
        Q_EMIT jobChanged(*found);
    wake(role);
    co_return id;
}

Task<Result<qint64>> PrintSpool::again(qint64 id, QString reason, QString who)
{
    const QPointer self(this);
    const Store store = m_store;
    if (!store)
        co_return fail(Fault::Unavailable, u"spool_closed"_s);
    auto finding = onDisk(store, [id](SpoolStore &disk) { return disk.find(id); });
    const auto job = co_await finding;
    if (!self || !job)
        co_return fail(Fault::NotFound);
    auto reading = onDisk(store, [id](SpoolStore &disk) { return disk.contentOf(id); });
    PrintContent content = co_await reading;
    if (!self || store != m_store)
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
    return moveHere(id, to, std::move(who), {});
}

Task<Result<void>> PrintSpool::giveUp(qint64 id, QString who)
{
    return moveHere(id, PrintState::Failed, std::move(who), u"given_up"_s);
}

Task<Result<void>> PrintSpool::retry(qint64 id, QString who)
{
    return moveHere(id, PrintState::Waiting, std::move(who), {});
}

Task<Result<void>> PrintSpool::moveHere(qint64 id, PrintState to, QString who, QString error)
{
    if (!m_store)
        co_return fail(Fault::Unavailable, u"spool_closed"_s);
    Store store = m_store;
    co_return co_await move(std::move(store), id, to, std::move(who), std::move(error));
}

Task<Result<void>> PrintSpool::move(Store store, qint64 id, PrintState to, QString who,
                                    QString error)
{
    const QPointer self(this);
    auto moving = onDisk(
        store, [id, to, who, error](SpoolStore &disk) { return disk.move(id, to, who, error); });
    auto moved = co_await moving;
    if (!self || !moved)
        co_return moved;
    auto finding = onDisk(store, [id](SpoolStore &disk) { return disk.find(id); });
    const auto job = co_await finding;
    if (!self || !job || store != m_store)
        co_return moved;
    Q_EMIT jobChanged(*job);
    if (to == PrintState::Waiting && m_pumping.isEmpty())
        wake(job->role);
    co_return moved;
}

Task<QList<PrintJob>> PrintSpool::jobs(int limit)
{
    if (!m_store)
        co_return {};
    auto reading = onDisk(m_store, [limit](SpoolStore &disk) { return disk.jobs(limit); });
    co_return co_await reading;
}

Task<QList<PrintLogLine>> PrintSpool::log(int limit)
{
    if (!m_store)
        co_return {};
    auto reading = onDisk(m_store, [limit](SpoolStore &disk) { return disk.log(limit); });
    co_return co_await reading;
}

Task<bool> PrintSpool::wasPrinted(QString awb)
{
    if (!m_store)
        co_return false;
    auto reading = onDisk(m_store, [awb](SpoolStore &disk) { return disk.wasPrinted(awb); });
    co_return co_await reading;
}

void PrintSpool::wake(PrinterRole role)
{
    if (!m_store || m_pumping.contains(role) ||
        m_setup.choice(role).way == PrinterChoice::Way::None)
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
    // Somebody else may sign in while paper comes out; how that ended is still noted where it
    // began.
    while (self && m_store) {
        const Store store = m_store;
        const PrinterChoice choice = m_setup.choice(role);
        if (choice.way == PrinterChoice::Way::None)
            co_return;
        auto taking = onDisk(store, [role](SpoolStore &disk) { return disk.takeNext(role); });
        const auto job = co_await taking;
        if (!self)
            co_return;
        if (!job && store == m_store)
            co_return;
        if (!job)
            continue;
        if (store == m_store)
            Q_EMIT jobChanged(*job);
        const SendOutcome outcome = co_await send(store, *job, choice);
        if (!self)
            co_return;
        static constexpr PrintState kAfter[] = {PrintState::Printed, PrintState::Waiting,
                                                PrintState::Failed, PrintState::Unsure};
        const PrintState to = kAfter[static_cast<int>(outcome.sent)];
        const auto moved = co_await move(store, job->id, to, {}, outcome.detail);
        if (!self)
            co_return;
        if (!moved || to == PrintState::Waiting) {
            wakeLater(role);
            co_return;
        }
    }
}

Task<SendOutcome> PrintSpool::send(Store store, PrintJob job, PrinterChoice choice)
{
    const QPointer self(this);
    auto reading = onDisk(store, [id = job.id](SpoolStore &disk) { return disk.contentOf(id); });
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
