// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace paushtik::simulators {

/// One page of 4 × 6 inches: the lines as text, and under them `code` as Code 128. ASCII only.
QByteArray simulatedPdf(const QByteArrayList &lines, const QByteArray &code);

} // namespace paushtik::simulators
