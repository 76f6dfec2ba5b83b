// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/product_cells.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace paushtik {

/// One line above the editor: what of this product the server does not have, who else changed it,
/// and what a person can do about it. Hidden where all is well.
class ProductNotice : public QFrame {
    Q_OBJECT
public:
    explicit ProductNotice(QWidget *parent = nullptr);
    /// What somebody else changed meanwhile comes before what waits.
    void show(const ProductDraft &product, const std::optional<ProductMark> &mark);

Q_SIGNALS:
    void settleRequested();
    void takeUpRequested();
    /// Of the fields that somebody else changed too: mine, or theirs.
    void insistRequested();
    void giveWayRequested();

private:
    enum class Case { Nothing, Overtaken, Conflict, Refused, Waiting };
    QString sentence(Case about, const ProductDraft &product, const ProductMark &mark) const;
    void press(bool first);

    Case m_case = Case::Nothing;
    QLabel *m_text;
    QPushButton *m_first;
    QPushButton *m_second;
};

} // namespace paushtik
