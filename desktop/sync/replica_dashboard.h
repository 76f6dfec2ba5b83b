// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/dashboard/dashboard_copy.h"
#include "desktop/replica/replica.h"

#include <functional>

namespace paushtik {

/// The dashboard from the replica, edits of this desk included.
class ReplicaDashboard final : public DashboardCopy {
public:
    /// `isWhole` says whether the copy has been equal to the server once.
    ReplicaDashboard(Replica &replica, std::function<bool()> isWhole);

    bool isThere() const override { return m_replica.isOpen() && m_isWhole(); }
    Task<Result<Dashboard>> read() override;

private:
    Replica &m_replica;
    std::function<bool()> m_isWhole;
};

} // namespace paushtik
