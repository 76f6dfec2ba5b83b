// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/labels/label.h"

#include <QByteArray>
#include <optional>

namespace paushtik {

/// What a label says, as an XMP packet: renderLabelPdf() puts it into its PDF, so that whoever
/// holds the file can draw the same label anew for a printer that speaks another language.
QByteArray labelXmp(const LabelData &label);

/// What a PDF of renderLabelPdf() says; none for a label that somebody else drew.
std::optional<LabelData> labelDataOf(const QByteArray &pdf);

} // namespace paushtik
