// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/imaging/image_kind.h"

#include <vips/vips8>

namespace paushtik {

/// Starts libvips once for the process: no operation cache, one thread a pipeline, untrusted
/// loaders blocked, its warnings about broken files silent. Called by everything here.
void ensureVips();

/// Can this build of libvips read the kind at all? HEIF depends on the distribution.
bool canLoad(ImageKind kind);

/// The picture, read lazily from top to bottom; only the header is looked at here. `bytes` must
/// outlive it. `shrink` (JPEG only) lets the decoder give it 1, 2, 4 or 8 times smaller. Throws
/// vips::VError.
vips::VImage loadLazily(QByteArrayView bytes, ImageKind kind, int shrink = 1);

} // namespace paushtik
