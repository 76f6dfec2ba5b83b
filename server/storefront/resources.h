// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace paushtik::storefront {

/// A file of resources/storefront by its path there. One that is missing is a fault of the build:
/// better no start than an empty page.
QByteArray resource(const QString &path);
/// The files below a folder of resources/storefront, by their paths inside that folder.
QStringList resourcesIn(const QString &folder);

} // namespace paushtik::storefront
