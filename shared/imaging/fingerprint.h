// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/imaging/variants.h"

#include <bit>

namespace paushtik {

/// What a picture looks like in 64 bits, so that other sizes, qualities and formats of the same
/// picture differ in few of them: whether each of 8 × 8 fields is clearly lighter than its
/// neighbour to the right (a difference hash).
quint64 fingerprintOf(const Pixels &pixels);

/// In how many bits they differ, 0 to 64.
constexpr int fingerprintDistance(quint64 a, quint64 b)
{
    return std::popcount(a ^ b);
}

/// At most this far apart, two pictures are taken for the same.
inline constexpr int kNearDuplicate = 4;

} // namespace paushtik
