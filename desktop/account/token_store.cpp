// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/account/token_store.h"

#include <QCoroSignal>
#include <QLoggingCategory>
#include <QPointer>
#include <qt6keychain/keychain.h>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcToken, "paushtik.desk.token")

const QString kService = u"paushtik-desk"_s;

/// True when the keychain did it. The job belongs to nobody: a keychain may ask its owner for
/// longer than we wait, and the job then deletes itself when it is done.
Task<bool> finished(QPointer<QKeychain::Job> job)
{
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    job->start();
    const auto done = co_await qCoro(job.data(), &QKeychain::Job::finished, 4s);
    const bool good = done && job && job->error() == QKeychain::NoError;
    if (job && job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
        qCInfo(lcToken, "no keychain: %s", qUtf8Printable(job->errorString()));
    co_return good;
}

} // namespace

TokenStore::TokenStore(Keychain keychain)
    : m_keychain(keychain)
{
}

Task<QByteArray> TokenStore::read(QString profile)
{
    if (m_memory.contains(profile) || m_keychain == Keychain::Avoid)
        co_return m_memory.value(profile);
    auto *job = new QKeychain::ReadPasswordJob(kService);
    job->setKey(profile);
    // Read in a slot: the job deletes itself after `finished`, before this coroutine may go on.
    auto token = std::make_shared<QByteArray>();
    QObject::connect(job, &QKeychain::Job::finished, job, [job, token] {
        if (job->error() == QKeychain::NoError)
            *token = job->binaryData();
    });
    co_await finished(job);
    co_return QByteArray(*token);
}

Task<bool> TokenStore::write(QString profile, QByteArray token)
{
    m_memory.insert(profile, token);
    if (m_keychain == Keychain::Avoid)
        co_return true;
    auto *job = new QKeychain::WritePasswordJob(kService);
    job->setKey(profile);
    job->setBinaryData(token);
    co_return co_await finished(job);
}

Task<> TokenStore::remove(QString profile)
{
    m_memory.remove(profile);
    if (m_keychain == Keychain::Avoid)
        co_return;
    auto *job = new QKeychain::DeletePasswordJob(kService);
    job->setKey(profile);
    co_await finished(job);
}

} // namespace paushtik
