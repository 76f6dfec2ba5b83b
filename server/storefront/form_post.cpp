// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/form_post.h"

#include "server/http/percent.h"
#include "server/http/session_cookie.h"

namespace paushtik::storefront {

using namespace Qt::StringLiterals;

Result<QMap<QString, QString>> readForm(const http::Request &request)
{
    if (!http::isSameOrigin(request.headers))
        return fail(Fault::Forbidden);
    const QByteArray type = request.headers.value("Content-Type");
    const auto pairs = http::parseQuery(request.body);
    const bool isForm =
        request.body.isEmpty() || type.startsWith("application/x-www-form-urlencoded");
    if (!isForm || !pairs)
        return fail(Fault::BadRequest);
    QMap<QString, QString> fields;
    for (const auto &[name, value] : *pairs) {
        if (value.contains(QChar(u'\0')))
            return fail(Fault::BadRequest);
        fields.insert(QString::fromUtf8(name), value);
    }
    return fields;
}

QString safeNext(const QString &wanted, const QString &otherwise)
{
    const bool ours = wanted.startsWith(u'/') && !wanted.startsWith("//"_L1) &&
                      !wanted.contains(u'\\') && wanted.size() < 500;
    return ours ? wanted : otherwise;
}

void Cookies::set(http::Response &response, const QByteArray &name, const QByteArray &value,
                  qint64 seconds) const
{
    response.with("Set-Cookie"_ba, name + '=' + value +
                                       "; Path=/; Max-Age=" + QByteArray::number(seconds) +
                                       "; HttpOnly; SameSite=Lax" + (m_secure ? "; Secure" : ""));
}

void Cookies::forget(http::Response &response, const QByteArray &name) const
{
    set(response, name, {}, 0);
}

} // namespace paushtik::storefront
