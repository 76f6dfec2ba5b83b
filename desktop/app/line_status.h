// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/sync_status.h"

#include <QWidget>

class QLabel;

namespace paushtik {

/// The left end of the status bar: is the server there, since when not, what is under way, what
/// waits, and how old is what is on screen.
class LineStatus : public QWidget {
    Q_OBJECT
public:
    explicit LineStatus(SyncStatus &status, QWidget *parent = nullptr);

    /// When what is on screen was read.
    void setAsOf(std::optional<Timestamp> asOf);
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    QStringList words(const SyncState &state) const;

    SyncStatus &m_status;
    std::optional<Timestamp> m_asOf;
    QLabel *m_dot;
    QLabel *m_text;
};

} // namespace paushtik
