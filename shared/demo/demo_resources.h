// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace paushtik::demo {

/// resources/demo/catalogue.json, read once.
const QJsonObject &catalogue();

/// What is inside the <svg> of resources/demo/art/`name`.svg, placeholders and all. Throws
/// std::runtime_error when there is none.
QString art(const QString &name);

} // namespace paushtik::demo
