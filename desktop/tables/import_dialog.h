// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tables/import_model.h"

#include <QDialog>
#include <QSortFilterProxyModel>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QTableView;

namespace paushtik {

class StateView;

/// A table is chosen or dropped, its columns are named, what would become of each row is seen, and
/// only then anything is written. Errors stand at their cells.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    ImportDialog(CatalogRepository &repository, Preferences &preferences,
                 QWidget *parent = nullptr);

    TableImport &import() { return m_import; }
    /// The first table among what is dragged; empty: none.
    static QString tableOf(const QMimeData *data);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildPreview();
    QWidget *buildFoot();
    void chooseFile();
    void showTable();
    void addColumn(int column);
    void showPhase();
    QString summary() const;
    void nextRefused();
    void showCell();

    TableImport m_import;
    ImportModel m_model;
    QSortFilterProxyModel m_refused;
    QLabel *m_file;
    QPushButton *m_choose;
    QScrollArea *m_columns;
    QTableView *m_table;
    QCheckBox *m_onlyRefused;
    QPushButton *m_next;
    QLabel *m_cell;
    QStackedWidget *m_stack;
    StateView *m_state;
    QProgressBar *m_progress;
    QLabel *m_summary;
    QPushButton *m_take;
    QPushButton *m_close;
};

} // namespace paushtik
