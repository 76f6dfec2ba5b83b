// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/resources.h"

#include <QDirIterator>
#include <QFile>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;

namespace {

const QString kRoot = u":/storefront/"_s;

} // namespace

QByteArray resource(const QString &path)
{
    QFile file(kRoot + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the resource %s is missing", qPrintable(file.fileName()));
    return file.readAll();
}

QStringList resourcesIn(const QString &folder)
{
    QStringList paths;
    const QString root = kRoot + folder;
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next().sliced(root.size() + 1));
    paths.sort();
    return paths;
}

} // namespace paushtik::storefront
