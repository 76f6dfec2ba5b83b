// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/customer_service.h"

#include "server/core/email.h"
#include "server/http/rate_limits.h"

using namespace Qt::StringLiterals;

namespace paushtik::customers {
namespace {

auto badCredentials(Fault fault)
{
    return fail(fault, u"bad_credentials"_s, u"The e-mail or the password is wrong."_s);
}

/// What the lock knows an account by: its letter case must not open it again.
QString accountKey(const QString &email)
{
    return canonicalEmail(email).value_or(email);
}

} // namespace

Task<Result<SignedIn>> CustomerService::registerAccount(Registration wanted, QByteArray cartToken)
{
    const auto hash = co_await m_hasher->hash(wanted.password);
    if (!hash)
        co_return fail(hash.error());
    Account account{{CustomerId::make(), wanted.email, wanted.name, wanted.phone}, *hash};
    if (!co_await insertAccount(*m_database, account))
        co_return fail(Fault::Conflict, u"email_taken"_s,
                       u"There is an account with this e-mail already."_s);
    co_return co_await signIn(std::move(account), std::move(cartToken));
}

std::optional<int> CustomerService::lockedFor(const LogInAttempt &attempt) const
{
    return m_lock->lockedFor(accountKey(attempt.email), attempt.peer, http::monotonicMs());
}

Task<Result<SignedIn>> CustomerService::logIn(LogInAttempt attempt)
{
    auto account = co_await checkCredentials(attempt.email, attempt.password);
    // Looked at again: guesses that were sent together must not all be answered.
    if (lockedFor(attempt))
        co_return fail(Fault::RateLimited);
    if (!account) {
        if (account.error().fault == Fault::Unauthorized)
            m_lock->failed(accountKey(attempt.email), attempt.peer, http::monotonicMs());
        co_return fail(account.error());
    }
    m_lock->succeeded(accountKey(attempt.email), attempt.peer);
    co_return co_await signIn(std::move(*account), attempt.cartToken);
}

Task<Result<Account>> CustomerService::checkCredentials(QString email, QString password)
{
    std::optional<Account> account;
    if (const auto canonical = canonicalEmail(email))
        account = co_await findAccountByEmail(*m_database, *canonical);
    const auto kept = account ? std::optional(account->passwordHash) : std::nullopt;
    const auto verdict = co_await m_hasher->verify(kept, password);
    if (!verdict)
        co_return fail(verdict.error());
    if (*verdict == PasswordHasher::Verdict::Wrong)
        co_return badCredentials(Fault::Unauthorized);
    if (*verdict == PasswordHasher::Verdict::RightButWeak)
        co_return co_await strengthen(std::move(*account), std::move(password));
    co_return Result<Account>(*account);
}

Task<Result<Account>> CustomerService::strengthen(Account account, QString password)
{
    const auto stronger = co_await m_hasher->hash(std::move(password));
    if (!stronger)
        co_return fail(stronger.error());
    const bool changed = co_await changePasswordHash(*m_database, account.customer.id,
                                                     account.passwordHash, *stronger);
    if (changed)
        account.passwordHash = *stronger;
    co_return Result<Account>(std::move(account));
}

Task<Result<SignedIn>> CustomerService::signIn(Account account, QByteArray cartToken)
{
    const auto session =
        co_await openSession(*m_database, account.customer.id, account.passwordHash);
    if (!session)
        co_return badCredentials(Fault::Unauthorized);
    SignedIn signedIn{account.customer, *session, {}};
    if (!cartToken.isEmpty())
        signedIn.carts = co_await m_carts->mergeGuest(account.customer.id, std::move(cartToken));
    co_return Result<SignedIn>(std::move(signedIn));
}

Task<> CustomerService::logOut(QUuid session)
{
    co_await endSession(*m_database, session);
}

Task<Result<Customer>> CustomerService::profile(CustomerId id)
{
    const auto account = co_await findAccount(*m_database, id);
    if (!account)
        co_return fail(Fault::Unauthorized);
    co_return Result<Customer>(account->customer);
}

Task<Result<Customer>> CustomerService::changeProfile(CustomerId id, ProfileChange change)
{
    const auto customer = co_await updateProfile(*m_database, id, std::move(change));
    if (!customer)
        co_return fail(Fault::Unauthorized);
    co_return Result<Customer>(*customer);
}

Task<Result<void>> CustomerService::changePassword(CustomerId id, QUuid kept, QString current,
                                                   QString wanted)
{
    const auto account = co_await findAccount(*m_database, id);
    if (!account)
        co_return fail(Fault::Unauthorized);
    const auto verdict = co_await m_hasher->verify(account->passwordHash, std::move(current));
    if (!verdict)
        co_return fail(verdict.error());
    if (*verdict == PasswordHasher::Verdict::Wrong)
        co_return badCredentials(Fault::Forbidden);
    const auto hash = co_await m_hasher->hash(std::move(wanted));
    if (!hash)
        co_return fail(hash.error());
    db::Transaction transaction = co_await m_database->begin();
    if (!co_await changePasswordHash(transaction, id, account->passwordHash, *hash))
        co_return badCredentials(Fault::Forbidden);
    co_await endOtherSessions(transaction, id, kept);
    co_await transaction.commit();
    co_return Result<void>();
}

Task<> addDemoCustomer(CustomerService *service)
{
    const Registration asha{.email = u"asha@demo.paushtik.in"_s,
                            .name = u"Asha Rao"_s,
                            .password = u"demo-ghee-2026"_s,
                            .phone = u"+919876543210"_s};
    const auto made = co_await service->registerAccount(asha, {});
    if (!made && made.error().code != "email_taken"_L1)
        throw std::runtime_error("the demo customer could not be made");
}

} // namespace paushtik::customers
