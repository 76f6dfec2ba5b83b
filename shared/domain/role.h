// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/words.h"

namespace paushtik {

/// Roles of staff, each holding what the one before it may: admin ⊃ manager ⊃ warehouse.
enum class StaffRole { Warehouse, Manager, Admin };

constexpr bool atLeast(StaffRole role, StaffRole least)
{
    return role >= least;
}

template <>
inline constexpr std::array kWords<StaffRole>{
    Word{StaffRole::Warehouse, QLatin1StringView("warehouse")},
    Word{StaffRole::Manager, QLatin1StringView("manager")},
    Word{StaffRole::Admin, QLatin1StringView("admin")},
};
static_assert(wordsAreSound<StaffRole>());

} // namespace paushtik
