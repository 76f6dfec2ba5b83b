// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/demo/demo_catalogue.h"

#include <QByteArray>

namespace paushtik {

/// The width and height of a demo picture, in pixels.
inline constexpr int kDemoPictureSide = 1600;

/// The product as a square picture drawn from resources/demo/art: a PNG for makeVariants(). A few
/// tenths of a second. Needs a QGuiApplication with fonts, as labels do; any thread.
QByteArray renderDemoPicture(const DemoProduct &product);

} // namespace paushtik
