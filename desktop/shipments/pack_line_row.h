// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shipments/packing_session.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace paushtik {

/// One line of the order on the bench: picture, what it is, which batch, how many are in. Pressing
/// it takes one by hand, for what has lost its code.
class PackLineRow : public QFrame {
    Q_OBJECT
public:
    PackLineRow(int line, QWidget *parent = nullptr);
    int line() const { return m_line; }
    void tell(const PackLine &line, bool last, bool closed);
    /// A null one changes nothing.
    void setPicture(const QPixmap &picture);

Q_SIGNALS:
    void taken(int line);

private:
    int m_line;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_detail;
    QLabel *m_batch;
    QLabel *m_count;
    QPushButton *m_take;
};

} // namespace paushtik
