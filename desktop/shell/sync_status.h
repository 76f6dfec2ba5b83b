// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/timestamp.h"

#include <QObject>
#include <QString>
#include <optional>

namespace paushtik {

/// How this desk stands to its server, for one line at the foot of the window.
struct SyncState {
    std::optional<Timestamp> offlineSince = {}; ///< none while the server answers
    bool connecting = false;                    ///< nothing is known of the server yet
    int syncing = 0;                            ///< changes under way in either direction
    int waiting = 0;                            ///< edits of this desk that the server has not seen
    int conflicts = 0;                          ///< edits that a person has to settle
    std::optional<Timestamp> asOf = {};         ///< the copy on this machine equals the server of
                                                ///< then; none: there is no copy
    QString trouble = {};                       ///< one sentence for people; empty: all is well
    friend bool operator==(const SyncState &, const SyncState &) = default;
};

/// Who knows it. UI thread.
class SyncStatus : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual SyncState state() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace paushtik
