// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace paushtik {

/// One line of RFC 4180, with its line end. A cell that a spreadsheet would run as a formula is
/// made text by a leading apostrophe.
QByteArray csvLine(const QStringList &cells);
/// The text of a cell that csvLine() wrote: without the apostrophe that it may have put in front.
QString csvUnguarded(const QString &cell);

} // namespace paushtik
