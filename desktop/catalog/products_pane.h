// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/product_filter_bar.h"
#include "desktop/catalog/product_table_model.h"
#include "desktop/core/preferences.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace paushtik {

class ProductSheetView;
class StateView;
class Thumbnails;

/// The left half of the catalogue: the sheet with its filters, what there is to say where it is
/// empty or old, and below it what is changed and not saved.
class ProductsPane : public QWidget {
    Q_OBJECT
public:
    ProductsPane(ProductTableModel &model, Thumbnails &thumbs, QWidget *parent = nullptr);

    ProductSheetView *table() const { return m_table; }
    ProductFilterBar *filters() const { return m_filters; }
    QString currentId() const;
    /// Makes the row with this id or SKU the current one, the first one where none is; whether it
    /// was there.
    bool select(const QString &idOrSku);
    QList<ProductDraft> chosen() const;
    void setMayEdit(bool may);
    void saveState(Preferences &preferences) const;
    void restoreState(const Preferences &preferences);
    void retranslate();

Q_SIGNALS:
    void retryRequested();
    void saveRequested();
    void revertRequested();

private:
    QWidget *buildBar();
    void showPhase();
    void showChanges();

    ProductTableModel &m_model;
    QLabel *m_title;
    QLabel *m_count;
    ProductFilterBar *m_filters;
    QLabel *m_stale;
    QProgressBar *m_progress;
    QStackedWidget *m_stack;
    ProductSheetView *m_table;
    StateView *m_state;
    QWidget *m_bar;
    QLabel *m_changes;
    QPushButton *m_save;
    QPushButton *m_revert;
};

} // namespace paushtik
