// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paushtik::tidy {

/// The same text, of the same length and lines, with comments and the insides of literals blanked,
/// so that a search finds code only.
QString codeOnly(const QString &text);

/// Where the bracket that opens at `open` closes; -1 when it never does. For text from codeOnly().
qsizetype closing(const QString &code, qsizetype open);

/// 1 for the first line.
int lineOf(const QString &text, qsizetype position);

} // namespace paushtik::tidy
