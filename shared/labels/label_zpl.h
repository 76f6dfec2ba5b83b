// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/labels/label.h"

#include <QByteArray>

namespace paushtik {

/// Our own label as ZPL, 4×6 in at `dpi` (203 or 300): bars and Latin words are the printer's own,
/// everything else, Devanagari above all, is drawn here and sent as graphics. What renderLabelPdf()
/// says of fonts and threads holds here too.
QByteArray renderLabelZpl(const LabelData &label, int dpi);

} // namespace paushtik
