// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/sync_status.h"

class QAction;

namespace paushtik {

/// What only the server can do: greyed while it is away, with the reason in the tool tip and in the
/// status bar. UI thread.
class LineGate : public QObject {
    Q_OBJECT
public:
    LineGate(SyncStatus &line, QObject *parent);

    bool isOpen() const { return m_isOpen; }
    /// Why not; empty while the server answers.
    QString why() const;
    enum class Needs { Line, Nothing };
    /// Enabled where it makes sense and the server answers, or need not. Wants to be said again
    /// when changed() tells, and when the action gets another text.
    void offer(QAction *action, bool makesSense = true, Needs needs = Needs::Line) const;

Q_SIGNALS:
    /// isOpen() is another.
    void changed();

private:
    SyncStatus &m_line;
    bool m_isOpen;
};

} // namespace paushtik
