// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace paushtik {

/// The SKU that a file is named after: "GHEE-COW-500_2 copy.JPG" is of GHEE-COW-500. Case and what
/// stands between letters and digits do not count; of several the longest; none when the name only
/// begins with the same letters ("GHEE-COW-5000").
std::optional<QString> skuOfFile(const QString &fileName, const QStringList &skus);

} // namespace paushtik
