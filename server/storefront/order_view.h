// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storefront/language.h"

#include <QJsonObject>

namespace paushtik::storefront {

/// A moment as people in India read it: "22 Nov 2026, 8:45 pm" of Asia/Kolkata.
QString shownMoment(const QString &rfc3339);
/// A customer's order document (api.md, GET /orders/{order}) in the texts of a language.
QJsonObject orderView(const QJsonObject &document, Language language);

} // namespace paushtik::storefront
