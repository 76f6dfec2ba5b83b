// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace paushtik {

/// Do the file's own boxes fill it exactly, with a `meta` box among them (ISO/IEC 14496-12 §4.2)?
/// Asked before libheif sees a file: 1.19 ends the process by an assertion where a box reaches
/// beyond the end of the file.
bool heifBoxesFit(QByteArrayView bytes);

} // namespace paushtik
