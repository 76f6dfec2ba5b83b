// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/assets.h"

#include "server/storefront/resources.h"

#include <QCryptographicHash>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;

namespace {

QByteArray typeOf(const QString &name)
{
    static const QHash<QString, QByteArray> kTypes{
        {u"css"_s, "text/css; charset=utf-8"_ba},
        {u"js"_s, "text/javascript; charset=utf-8"_ba},
        {u"svg"_s, "image/svg+xml"_ba},
        {u"png"_s, "image/png"_ba},
        {u"ico"_s, "image/x-icon"_ba},
        {u"woff2"_s, "font/woff2"_ba},
    };
    return kTypes.value(name.section(u'.', -1), "application/octet-stream"_ba);
}

QString digestOfAll()
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &name : resourcesIn(u"assets"_s)) {
        hash.addData(name.toUtf8());
        hash.addData(resource(u"assets/"_s + name));
    }
    return QString::fromLatin1(hash.result().toHex().first(16));
}

} // namespace

const QString &Assets::root()
{
    static const QString kRoot = u"/assets/"_s + digestOfAll() + u'/';
    return kRoot;
}

Assets::Assets()
{
    for (const QString &name : resourcesIn(u"assets"_s))
        m_files.insert(name, KeptBody(typeOf(name), resource(u"assets/"_s + name), Effort::Once));
}

http::Response Assets::answer(const http::Request &request) const
{
    const auto file = m_files.constFind(request.param("file"));
    if (file == m_files.constEnd() || !request.path.startsWith(root().toLatin1()))
        return http::problem(Error{Fault::NotFound});
    return file->answer(request, "public, max-age=31536000, immutable"_ba);
}

http::Response Assets::answerFile(const http::Request &request, const QString &name) const
{
    return m_files.constFind(name)->answer(request, "public, max-age=86400"_ba);
}

} // namespace paushtik::storefront
