// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paushtik::bench {

inline constexpr int kOrders = 1'000'000;

/// A replica like a shop's after some years, in a folder that a desk's replica looks into: names,
/// cities, states and amounts as uneven as they are. Kept from run to run, made anew when its
/// schema changed. False when the disk said no.
bool makeMillionOrders(const QString &folder, const QString &account);

} // namespace paushtik::bench
