// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/categories/category_tree_model.h"
#include "desktop/shell/line_gate.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace paushtik {

class NoticeBar;
class StateView;

/// The categories and their products as a tree, by mouse and by keyboard: F2 renames, Alt+arrows
/// move, Del deletes a category and archives a product, Insert begins a new category.
class CategoriesDialog : public QDialog {
    Q_OBJECT
public:
    /// `gate` outlives it: only the server changes categories, products move without it too.
    CategoriesDialog(CategoriesPort &port, CatalogRepository &catalog, const LineGate &gate,
                     QWidget *parent = nullptr);

    CategoryTreeModel &model() { return m_model; }

private:
    QWidget *buildTools();
    QWidget *buildNew();
    void wire();
    QPushButton *makeTool(const char *name, const QString &text, const QKeySequence &keys,
                          void (CategoriesDialog::*act)());
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void move(int by);
    void rename();
    void remove();
    void addNew();
    void tellRefused(const QString &what, const Error &error);
    void showTree();
    void showChosen();
    void showGate();
    void offer(QPushButton *button, bool makesSense, bool needsLine);
    QModelIndex chosen() const;

    CategoryTreeModel m_model;
    const LineGate &m_gate;
    NoticeBar *m_notice;
    QStackedWidget *m_stack;
    StateView *m_state;
    QTreeView *m_tree;
    QPushButton *m_rename;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    QLineEdit *m_title;
    QLineEdit *m_hindi;
    QLineEdit *m_slug;
    QPushButton *m_add;
    QString m_chosenId;
    bool m_wasRead = false;
};

} // namespace paushtik
