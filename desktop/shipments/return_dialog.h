// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shipments/shipments_repository.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace paushtik {

/// A parcel came back and somebody opened it: of each line, how many go back to stock. The rest is
/// written off. Money is no matter of this.
class ReturnDialog : public QDialog {
    Q_OBJECT
public:
    /// `order` is whole. It deletes itself when it closes.
    ReturnDialog(const QJsonObject &order, ShipmentsRepository &repository, QWidget *parent);

Q_SIGNALS:
    void settled(const QString &number);

private:
    struct Line {
        QString product;
        int sent;
        QSpinBox *good;
        QLabel *lost;
        QLabel *batches;
    };
    void build(const QJsonObject &order);
    QWidget *buildLine(const QJsonObject &line);
    void showBatches(const QJsonObject &picks);
    void look();
    void submit();

    ShipmentsRepository &m_repository;
    OrderId m_order;
    QString m_number;
    QList<Line> m_lines;
    QLineEdit *m_note;
    QLabel *m_problem;
    QPushButton *m_all;
    QPushButton *m_submit;
};

} // namespace paushtik
