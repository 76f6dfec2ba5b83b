// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>

namespace paushtik::demo {

/// Patterns that are repetition, as SVG elements without a colour of their own unless said.

/// Rings of petals of 560 units about `centre`.
QString rosette(QPointF centre);

/// Strings of marigolds from the top edge of a 1600-unit picture; needs the gradient "bloom".
QString garland();

/// A row of lotus buds along the curved foot of a tin, 600 wide; `sag` is how far its middle hangs.
QString lotusBorder(qreal sag);

/// Two sprigs of tulsi at the left and the right; need the gradients "leafA" and "leafB".
QString tulsiSprigs();

} // namespace paushtik::demo
