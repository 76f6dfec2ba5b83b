// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/sync_status.h"

namespace paushtik::test {

/// A line that is there or not, as a test says.
class FakeLine final : public SyncStatus {
public:
    SyncState state() const override { return m_state; }
    void goAway() { set({.offlineSince = Timestamp(1'800'000'000'000'000)}); }
    void come() { set({}); }

private:
    void set(const SyncState &state)
    {
        m_state = state;
        Q_EMIT changed();
    }
    SyncState m_state;
};

} // namespace paushtik::test
