// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace paushtik {

/// Every action of the window by name: type a few letters of its words, press Enter.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    /// Offers those of `actions` that can be done now. It deletes itself when it closes.
    CommandPalette(const QList<QAction *> &actions, QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QList<QAction *> &actions);
    void narrow(const QString &typed);
    void run();

    QLineEdit *m_search;
    QListView *m_list;
    QStandardItemModel *m_items;
    QSortFilterProxyModel *m_found;
};

} // namespace paushtik
