// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <optional>

namespace paushtik {

/// The kinds of picture we take from strangers.
enum class ImageKind { Jpeg, Png, WebP, Heif };

/// What the first bytes say; none for everything else, SVG and PDF among it.
std::optional<ImageKind> imageKindOf(QByteArrayView bytes);

} // namespace paushtik
