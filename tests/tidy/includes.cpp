// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/rules.h"

#include <QRegularExpression>

namespace paushtik::tidy {

using namespace Qt::StringLiterals;

namespace {

/// Where a file stands: of "server/orders/orders_store.h", the area "server" and the folder
/// "orders".
struct Place {
    explicit Place(const QString &path)
        : area{path.section(u'/', 0, 0)}
        , folder{path.count(u'/') > 1 ? path.section(u'/', 1, 1) : QString{}}
    {
    }

    QString area;
    QString folder;
};

bool isProgram(const QString &area)
{
    return area == u"server" || area == u"desktop" || area == u"shared";
}

/// core, db and http know no capability, and each only those before it.
int layer(const QString &folder)
{
    static const QStringList kLayers{u"core"_s, u"db"_s, u"http"_s};
    const auto at = kLayers.indexOf(folder);
    return at < 0 ? int(kLayers.size()) : int(at);
}

QString crossedArea(const Place &from, const Place &to)
{
    if (!isProgram(to.area) || from.area == to.area)
        return {};
    if (from.area == u"shared" || to.area != u"shared")
        return u"%1 must not know %2"_s.arg(from.area, to.area);
    return {};
}

QString crossedFolder(const Place &from, const Place &to, const QString &header)
{
    if (from.area != u"server" || to.area != u"server" || from.folder == to.folder)
        return {};
    if (layer(to.folder) > layer(from.folder))
        return u"server/%1 must not know server/%2"_s.arg(from.folder, to.folder);
    if (from.folder == u"app") // it joins the capabilities, so it sees all of each
        return {};
    if (to.folder == u"app")
        return u"a capability must not know server/app"_s;
    static const QRegularExpression kInside{u"_(store|routes)\\.h$"_s};
    if (kInside.match(header).hasMatch())
        return u"another capability is reached through its service header only"_s;
    return {};
}

QString crossedLibrary(const Place &from, const QString &header)
{
    static const QRegularExpression kHttp{u"^(QtHttpServer\\b|QHttpServer|QAbstractHttpServer)"_s};
    static const QRegularExpression kLibpq{u"\\blibpq"_s};
    static const QRegularExpression kNotShared{
        u"^(Qt(Sql|Network|Widgets|WebSockets)\\b|QSql|QTcp|QUdp|QNetwork|QWebSocket|QWidget)"_s};
    if (kHttp.match(header).hasMatch() && !(from.area == u"server" && from.folder == u"http"))
        return u"only server/http includes QtHttpServer"_s;
    if (kLibpq.match(header).hasMatch() && !(from.area == u"server" && from.folder == u"db"))
        return u"only server/db includes libpq"_s;
    if (from.area == u"shared" && kNotShared.match(header).hasMatch())
        return u"shared has no sockets, no SQL and no widgets"_s;
    return {};
}

QString crossed(const Place &from, const QString &header)
{
    const Place to{header};
    const QStringList all{crossedArea(from, to), crossedFolder(from, to, header),
                          crossedLibrary(from, header)};
    for (const auto &one : all) {
        if (!one.isEmpty())
            return one;
    }
    return {};
}

} // namespace

QList<Finding> crossedArrows(const QString &path, const QString &text)
{
    const Place from{path};
    if (!isProgram(from.area))
        return {};
    static const QRegularExpression kInclude{u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s};
    QList<Finding> found;
    int line = 0;
    for (const auto &each : text.split(u'\n')) {
        ++line;
        const auto include = kInclude.match(each);
        if (!include.hasMatch())
            continue;
        const auto why = crossed(from, include.captured(1));
        if (!why.isEmpty())
            found.append({line, u"includes %1: %2"_s.arg(include.captured(1), why)});
    }
    return found;
}

} // namespace paushtik::tidy
