// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace paushtik {

/// Which products the sheet shows, as somebody types and chooses it.
class ProductFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit ProductFilterBar(QWidget *parent = nullptr);

    ProductsQuery query() const;
    void setText(const QString &text);
    /// Every product, archived ones too.
    void showAll();
    void setCategories(const QList<QJsonObject> &categories);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void fillCategories();
    void fillStates();
    void tell();

    QLineEdit *m_search;
    QComboBox *m_category;
    QComboBox *m_archived;
    QList<QJsonObject> m_categories;
    QTimer m_typing;
};

} // namespace paushtik
