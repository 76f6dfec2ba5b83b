// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/password_hasher.h"

#include <new>
#include <sodium.h>
#include <stdexcept>

namespace paushtik {
namespace {

constexpr int kAtOnce = 2;

QByteArray canonical(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

// libsodium's own text form. The salt and the digest are constants: what counts is that checking
// against it runs the whole function, and that the digest is nobody's.
QByteArray hashOfNobody(const PasswordHasher::Cost &cost)
{
    return "$argon2id$v=19$m=" + QByteArray::number(qulonglong(cost.memoryBytes / 1024)) +
           ",t=" + QByteArray::number(qulonglong(cost.operations)) + ",p=1$" +
           QByteArray(16, 'n').toBase64(QByteArray::OmitTrailingEquals) + '$' +
           QByteArray(32, 'o').toBase64(QByteArray::OmitTrailingEquals);
}

void startSodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start: no source of randomness");
}

} // namespace

PasswordHasher::PasswordHasher(Cost cost)
    : m_cost(cost)
    , m_nobody(hashOfNobody(cost))
    , m_pool(std::min(kAtOnce, QThread::idealThreadCount()))
{
    startSodium();
}

Task<Result<QString>> PasswordHasher::hash(QString password)
{
    std::function<QString()> work = [this, bytes = canonical(password)] { return hashNow(bytes); };
    co_return co_await m_pool.run(std::move(work));
}

Task<Result<PasswordHasher::Verdict>> PasswordHasher::verify(std::optional<QString> kept,
                                                             QString password)
{
    const QByteArray against = kept ? kept->toUtf8() : m_nobody;
    std::function<Verdict()> work = [this, against, bytes = canonical(password)] {
        return verifyNow(against, bytes);
    };
    auto verdict = co_await m_pool.run(std::move(work));
    if (verdict && !kept)
        *verdict = Verdict::Wrong;
    co_return verdict;
}

QString PasswordHasher::hashNow(const QByteArray &password)
{
    m_computed.fetch_add(1);
    char text[crypto_pwhash_STRBYTES];
    const int failed = crypto_pwhash_str_alg(
        text, password.constData(), static_cast<unsigned long long>(password.size()),
        m_cost.operations, m_cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13);
    if (failed)
        throw std::bad_alloc();
    return QString::fromLatin1(text);
}

PasswordHasher::Verdict PasswordHasher::verifyNow(const QByteArray &kept,
                                                  const QByteArray &password)
{
    m_computed.fetch_add(1);
    if (crypto_pwhash_str_verify(kept.constData(), password.constData(),
                                 static_cast<unsigned long long>(password.size())) != 0)
        return Verdict::Wrong;
    const bool weak = crypto_pwhash_str_needs_rehash(kept.constData(), m_cost.operations,
                                                     m_cost.memoryBytes) != 0;
    return weak ? Verdict::RightButWeak : Verdict::Right;
}

} // namespace paushtik
