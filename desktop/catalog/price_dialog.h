// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/price_change.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace paushtik {

/// Asks by how many per cent prices shall change, and says in words what that does.
class PriceDialog : public QDialog {
    Q_OBJECT
public:
    explicit PriceDialog(QList<ProductDraft> products, QWidget *parent = nullptr);
    const PriceChange &change() const { return m_change; }

private:
    void preview();

    QList<ProductDraft> m_products;
    PriceChange m_change;
    QDoubleSpinBox *m_percent;
    QComboBox *m_rounding;
    QLabel *m_words;
    QDialogButtonBox *m_buttons;
    QPushButton *m_go;
};

} // namespace paushtik
