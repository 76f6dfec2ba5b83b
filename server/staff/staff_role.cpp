// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/staff/staff_role.h"

#include "shared/domain/role.h"

namespace paushtik::staff {
namespace {

// The same three in two layers: http knows what may call a route, shared what both programs say.
constexpr std::array kPairs{
    std::pair{http::Role::Warehouse, StaffRole::Warehouse},
    std::pair{http::Role::Manager, StaffRole::Manager},
    std::pair{http::Role::Admin, StaffRole::Admin},
};
static_assert(kPairs.size() == kWords<StaffRole>.size());

} // namespace

QString roleWord(http::Role role)
{
    for (const auto &[ours, shared] : kPairs) {
        if (ours == role)
            return toString(shared);
    }
    Q_UNREACHABLE();
}

std::optional<http::Role> parseRole(const QString &word)
{
    const auto parsed = parse<StaffRole>(word);
    for (const auto &[ours, shared] : kPairs) {
        if (parsed == shared)
            return ours;
    }
    return std::nullopt;
}

QStringList roleWords()
{
    QStringList words;
    for (const auto &[ours, shared] : kPairs)
        words.append(toString(shared));
    return words;
}

} // namespace paushtik::staff
