// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/account/session.h"

#include "desktop/net/problem.h"
#include "shared/documents/json_reader.h"

#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

Result<StaffMember> staffOf(const QJsonObject &json)
{
    JsonReader in(json, u"staff"_s);
    StaffMember staff{in.text("id"_L1), in.text("email"_L1), in.text("name"_L1),
                      in.text("role"_L1)};
    if (!in.problem().isEmpty())
        return fail(Fault::Unsupported, kNotPaushtik, in.problem());
    return staff;
}

// A settings key has no slashes of its own.
QString knownName(const Profile &profile)
{
    return u"known/"_s + QString::fromLatin1(QUrl::toPercentEncoding(profile.key()));
}

bool isLoopback(const QString &host)
{
    return host == u"localhost" || host == u"::1" || host.startsWith(u"127.");
}

} // namespace

Session::Session(ApiClient &api, TokenStore &tokens, Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_tokens(tokens)
    , m_preferences(preferences)
{
    connect(&api, &ApiClient::tokenRefused, this, [this] {
        if (m_staff)
            end(true);
    });
}

Task<Result<StaffMember>> Session::signIn(Profile profile, QString password)
{
    const QPointer self(this);
    m_api.setServer(profile.server);
    m_api.setToken({});
    QJsonObject body{{u"email"_s, profile.email}, {u"password"_s, password}};
    auto answer = co_await m_api.post(u"/staff/login"_s, std::move(body));
    if (!self || !answer)
        co_return fail(answer ? Error{Fault::Unavailable, kUnreachable}
                              : std::move(answer.error()));
    const QByteArray token = answer->value("token"_L1).toString().toUtf8();
    auto staff = staffOf(answer->value("staff"_L1).toObject());
    if (!staff || token.isEmpty())
        co_return fail(Fault::Unsupported, kNotPaushtik);
    m_api.setToken(token);
    profile.email = staff->email; // however it was typed, one person has one account on this disk
    begin(profile, *staff);
    const bool isKept = co_await m_tokens.write(profile.key(), token);
    if (self && !isKept)
        Q_EMIT tokenNotKept();
    co_return staff;
}

Task<Result<StaffMember>> Session::resume(Profile profile)
{
    const QPointer self(this);
    const QByteArray token = co_await m_tokens.read(profile.key());
    if (!self || token.isEmpty())
        co_return fail(Fault::Unauthorized);
    m_api.setServer(profile.server);
    m_api.setToken(token);
    const auto known = lastKnown(profile);
    if (known)
        begin(profile, *known);
    auto answer = co_await m_api.get(u"/staff/me"_s);
    if (!self)
        co_return fail(Fault::Unavailable, kUnreachable);
    auto staff =
        answer
            ? staffOf(answer->contains("staff"_L1) ? answer->value("staff"_L1).toObject() : *answer)
            : Result<StaffMember>(fail(std::move(answer.error())));
    if (!staff && staff.error().fault == Fault::Unauthorized)
        co_await m_tokens.remove(profile.key());
    if (!self)
        co_return fail(Fault::Unavailable, kUnreachable);
    // Meanwhile they may have signed out, or in as somebody else.
    const bool isStillOurs = !known || (m_staff == known && m_profile == profile);
    if (staff && isStillOurs && m_staff != *staff)
        begin(profile, *staff);
    if (!staff && known && staff.error().fault == Fault::Unavailable)
        co_return StaffMember(*known);
    co_return staff;
}

Task<> Session::signOut()
{
    const QPointer self(this);
    if (!m_profile)
        co_return;
    const QString key = m_profile->key();
    // The call carries the token it started with, so the window need not wait for it.
    auto farewell = m_api.post(u"/staff/logout"_s, {});
    end(false);
    co_await farewell;
    if (self)
        co_await m_tokens.remove(key);
}

QUrl Session::serverFromText(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    QUrl url(text.contains(u"://") ? text : u"https://"_s + text);
    // The demo and a developer's daemon speak plain HTTP, and only to this very machine.
    if (!text.contains(u"://") && isLoopback(url.host()))
        url.setScheme(u"http"_s);
    const bool web = url.scheme() == u"http" || url.scheme() == u"https";
    if (!web || url.host().isEmpty() || !url.isValid())
        return {};
    url.setQuery(QString());
    url.setFragment({});
    if (url.path() == u"/")
        url.setPath({});
    if (url.port() == (url.scheme() == u"http" ? 80 : 443))
        url.setPort(-1);
    return url;
}

void Session::begin(const Profile &profile, const StaffMember &staff)
{
    m_profile = profile;
    m_staff = staff;
    m_preferences.rememberProfile(profile);
    m_preferences.setState(knownName(profile),
                           QStringList{staff.id, staff.email, staff.name, staff.role});
    Q_EMIT signedIn();
}

std::optional<StaffMember> Session::lastKnown(const Profile &profile) const
{
    const QStringList kept = m_preferences.state(knownName(profile)).toStringList();
    if (kept.size() != 4)
        return std::nullopt;
    return StaffMember{kept[0], kept[1], kept[2], kept[3]};
}

void Session::end(bool expired)
{
    m_staff.reset();
    m_api.setToken({});
    Q_EMIT signedOut(expired);
}

} // namespace paushtik
