// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/account_pages.h"

#include "server/customers/customer_forms.h"
#include "server/http/problem.h"
#include "server/http/session_cookie.h"

#include <QUrl>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
using http::Request;
using http::Response;

namespace {

QString accountPath(const Request &request)
{
    return localPath(languageOf(request.path), u"/account"_s);
}

QJsonObject nextOf(const Request &request, const QString &wanted)
{
    const QString next = safeNext(wanted, accountPath(request));
    return {{u"next"_s, next},
            {u"next_encoded"_s, QString::fromLatin1(QUrl::toPercentEncoding(next))},
            {u"buying"_s, next.endsWith("/checkout"_L1)}};
}

QList<FieldError> taken()
{
    return {{u"email_taken"_s, {}}};
}

} // namespace

QJsonObject refusedForm(const Fields &fields, const QList<FieldError> &errors, const Words &words)
{
    QJsonObject values;
    for (auto field = fields.constBegin(); field != fields.constEnd(); ++field) {
        if (!field.key().contains("password"_L1) && field.key() != "current"_L1 &&
            field.key() != "new"_L1)
            values[field.key()] = field.value();
    }
    QJsonObject wrong;
    for (const FieldError &error : errors) {
        const QString key = u"wrong_"_s + error.field;
        wrong[error.field] =
            words.say(QLatin1StringView(words.knows(key) ? key.toLatin1() : "wrong_field"_ba));
    }
    return {{u"value"_s, values}, {u"wrong"_s, wrong}, {u"refused"_s, !errors.isEmpty()}};
}

QString normalPhone(QString typed)
{
    const QString as = typed;
    typed.removeIf([](QChar c) { return c.isSpace() || c == u'-' || c == u'(' || c == u')'; });
    if (typed.startsWith("+91"_L1))
        return typed;
    if (typed.startsWith(u'0'))
        typed.remove(0, 1);
    if (typed.size() == 12 && typed.startsWith("91"_L1))
        return u'+' + typed;
    return typed.size() == 10 ? u"+91"_s + typed : as;
}

Response logInFirst(const Request &request)
{
    const Language language = languageOf(request.path);
    const bool read = request.method == http::Method::Get || request.method == http::Method::Head;
    const QString next = read ? u"?next="_s + QString::fromLatin1(request.path) : QString();
    return seeOther(localPath(language, u"/login"_s) + next);
}

Response AccountPages::entrance(const Request &request, const QString &form, QJsonObject context,
                                int status) const
{
    const Words &words = Words::of(languageOf(request.path));
    const bool logIn = form == "login"_L1;
    Page page{u'/' + form, words.say(logIn ? "log_in"_L1 : "register"_L1), form};
    page.context = std::move(context);
    page.forEveryone = false;
    return m_maker->personal(request, page, status);
}

Task<Response> AccountPages::showLogIn(Request request)
{
    const QJsonObject next = nextOf(request, request.query.value("next"));
    if (request.caller.isCustomer())
        co_return seeOther(next["next"_L1].toString());
    co_return entrance(request, u"login"_s, next, 200);
}

/// The session begins, and what the guest had in the cart is the account's now.
Response AccountPages::welcome(const Request &request, const Fields &form,
                               const customers::SignedIn &signedIn) const
{
    Response response = seeOther(safeNext(form.value(u"next"_s), accountPath(request)));
    m_cookies.set(response, http::kSessionCookie, signedIn.session.token,
                  customers::kSessionSeconds);
    m_cookies.forget(response, kCartCookie);
    return response;
}

Task<Response> AccountPages::logIn(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    const customers::LogInAttempt attempt{
        .email = form->value(u"email"_s).left(300),
        .password = form->value(u"password"_s),
        .peer = request.peer,
        .cartToken = http::cookieValue(request.headers, kCartCookie).value_or(QByteArray())};
    if (const auto seconds = m_customers->lockedFor(attempt))
        co_return http::rateLimited(*seconds);
    const auto signedIn = co_await m_customers->logIn(attempt);
    if (signedIn)
        co_return welcome(request, *form, *signedIn);
    if (signedIn.error().fault == Fault::RateLimited)
        co_return http::rateLimited(m_customers->lockedFor(attempt).value_or(1));
    if (signedIn.error().fault != Fault::Unauthorized)
        co_return http::problem(signedIn.error());
    QJsonObject context = nextOf(request, form->value(u"next"_s));
    const QList<FieldError> wrong{{u"credentials"_s, {}}};
    const QJsonObject refused = refusedForm(*form, wrong, Words::of(languageOf(request.path)));
    for (auto part = refused.begin(); part != refused.end(); ++part)
        context.insert(part.key(), part.value());
    co_return entrance(request, u"login"_s, context, 422);
}

Task<Response> AccountPages::showRegister(Request request)
{
    const QJsonObject next = nextOf(request, request.query.value("next"));
    if (request.caller.isCustomer())
        co_return seeOther(next["next"_L1].toString());
    co_return entrance(request, u"register"_s, next, 200);
}

Task<Response> AccountPages::registerAccount(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    QJsonObject object{{u"email"_s, form->value(u"email"_s)},
                       {u"name"_s, form->value(u"name"_s)},
                       {u"password"_s, form->value(u"password"_s)}};
    if (const QString phone = form->value(u"phone"_s).trimmed(); !phone.isEmpty())
        object[u"phone"_s] = normalPhone(phone);
    const auto wanted = customers::readRegistration(object);
    QList<FieldError> errors = wanted ? QList<FieldError>() : wanted.error().fields;
    if (wanted) {
        const QByteArray token =
            http::cookieValue(request.headers, kCartCookie).value_or(QByteArray());
        const auto made = co_await m_customers->registerAccount(*wanted, token);
        if (made)
            co_return welcome(request, *form, *made);
        if (made.error().code != "email_taken"_L1)
            co_return http::problem(made.error());
        errors = taken();
    }
    QJsonObject context = nextOf(request, form->value(u"next"_s));
    const QJsonObject refused = refusedForm(*form, errors, Words::of(languageOf(request.path)));
    for (auto part = refused.begin(); part != refused.end(); ++part)
        context.insert(part.key(), part.value());
    co_return entrance(request, u"register"_s, context, 422);
}

Task<Response> AccountPages::logOut(Request request)
{
    if (const auto form = readForm(request); !form)
        co_return http::problem(form.error());
    if (request.caller.isCustomer())
        co_await m_customers->logOut(request.caller.session);
    Response response = seeOther(localPath(languageOf(request.path), u"/"_s));
    m_cookies.forget(response, http::kSessionCookie);
    m_cookies.forget(response, kCartCookie);
    co_return response;
}

Task<Response> AccountPages::account(Request request, QJsonObject context, int status)
{
    const auto customer = co_await m_customers->profile(request.caller.customer());
    if (!customer)
        co_return http::problem(customer.error());
    context[u"customer"_s] = QJsonObject{{u"name"_s, customer->name},
                                         {u"email"_s, customer->email},
                                         {u"phone"_s, customer->phone.value_or(QString())}};
    context[u"at_account"_s] = true;
    context[u"saved"_s] = request.query.contains("saved");
    Page page{u"/account"_s, Words::of(languageOf(request.path)).say("account"_L1), u"account"_s};
    page.context = std::move(context);
    page.forEveryone = false;
    co_return m_maker->personal(request, page, status);
}

Task<Response> AccountPages::show(Request request)
{
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    co_return co_await account(std::move(request), QJsonObject(), 200);
}

Task<Response> AccountPages::changeProfile(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const QString phone = form->value(u"phone"_s).trimmed();
    const QJsonObject object{
        {u"name"_s, form->value(u"name"_s)},
        {u"phone"_s, phone.isEmpty() ? QJsonValue() : QJsonValue(normalPhone(phone))}};
    const auto change = customers::readProfileChange(object);
    if (!change) {
        QJsonObject refused =
            refusedForm(*form, change.error().fields, Words::of(languageOf(request.path)));
        co_return co_await account(std::move(request), std::move(refused), 422);
    }
    const auto changed = co_await m_customers->changeProfile(request.caller.customer(), *change);
    co_return changed ? seeOther(accountPath(request) + u"?saved=1"_s)
                      : http::problem(changed.error());
}

Task<Response> AccountPages::changePassword(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const QJsonObject object{{u"current"_s, form->value(u"current"_s)},
                             {u"new"_s, form->value(u"new"_s)}};
    const auto change = customers::readPasswordChange(object);
    QList<FieldError> errors = change ? QList<FieldError>() : change.error().fields;
    if (change) {
        const auto changed = co_await m_customers->changePassword(
            request.caller.customer(), request.caller.session, change->current, change->wanted);
        if (changed)
            co_return seeOther(accountPath(request) + u"?saved=1"_s);
        if (changed.error().code != "bad_credentials"_L1)
            co_return http::problem(changed.error());
        errors.append({u"current"_s, {}});
    }
    QJsonObject refused = refusedForm({}, errors, Words::of(languageOf(request.path)));
    co_return co_await account(std::move(request), std::move(refused), 422);
}

} // namespace paushtik::storefront
