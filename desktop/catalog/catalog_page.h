// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/product_table_model.h"
#include "desktop/core/preferences.h"
#include "desktop/shell/line_gate.h"
#include "desktop/shell/shell.h"

class QSplitter;

namespace paushtik {

class ProductEditor;
class ProductNotice;
class ProductsPane;
class Thumbnails;

/// Products as a sheet, one of them in full beside it, and what was changed and is not saved yet.
class CatalogPage : public Page {
    Q_OBJECT
public:
    struct Parts {
        Shell &shell;
        CatalogRepository &products;
        Thumbnails &thumbs;
        SyncStatus &line;
        Preferences &preferences;
    };
    explicit CatalogPage(const Parts &parts, QWidget *parent = nullptr);

    ProductTableModel *model() const { return m_model; }
    ProductEditor *editor() const { return m_editor; }
    /// The chosen product; empty: none.
    QString currentId() const;
    QString currentTitle() const;

    /// Something that others do with the catalogue: stands in the page's menu too.
    void addTool(QAction *action) { m_tools.append(action); }

    QString title() const override;
    QString menuTitle() const override;
    QList<QAction *> pageActions() const override;
    void refresh() override;
    void clear() override;
    void saveState() override;
    void openDocument(const QString &idOrSku) override;
    void showOnly(const QUrlQuery &filter) override;
    std::optional<Timestamp> asOf() const override;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// currentId() may be another.
    void chosen();
    /// Somebody wants to settle the conflict of this product.
    void settleRequested(const QString &productId);

protected:
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    QAction *makeAction(const char *name, const QString &icon, void (CatalogPage::*act)());
    void makeActions();
    void offerActions();
    QWidget *buildSide();
    void wire();
    void wireEditor();
    void readCategories();
    void showActions();
    void showCurrent();
    void currentMoved();
    void save();
    bool mayCreate() const;
    void create();
    void created(const Result<QJsonObject> &made);
    void keepNew();
    void putNewAside();
    QJsonObject keptNew() const;
    void newProduct();
    void revert();
    void revertCurrent();
    void paste();
    void copy();
    void fillDown();
    void changePrices();
    void toggleArchived();
    void settle();
    void remove();
    void exportTable();
    void tellSaved(int products);
    void finish(const QString &what, const Result<QJsonObject> &done);
    /// False: stay. Asked when changes would be lost.
    bool mayLeave();
    void restoreState();

    Shell &m_shell;
    CatalogRepository &m_repository;
    Preferences &m_preferences;
    LineGate m_gate;
    ProductTableModel *m_model;
    std::optional<ProductDraft> m_new;    ///< being made; not on the server yet
    QHash<QString, QString> m_newRefused; ///< the server's words about it, by field
    bool m_isCreating = false;
    QString m_wanted; ///< id or SKU to show when it is read
    ProductsPane *m_pane;
    QSplitter *m_splitter;
    ProductNotice *m_notice;
    ProductEditor *m_editor;
    QWidget *m_side = nullptr;
    QAction *m_rule = nullptr;
    QAction *m_newAction = nullptr;
    QAction *m_saveAction = nullptr;
    QAction *m_revertAction = nullptr;
    QAction *m_copyAction = nullptr;
    QAction *m_pasteAction = nullptr;
    QAction *m_fillAction = nullptr;
    QAction *m_pricesAction = nullptr;
    QAction *m_archiveAction = nullptr;
    QAction *m_settleAction = nullptr;
    QAction *m_removeAction = nullptr;
    QAction *m_exportAction = nullptr;
    QList<QAction *> m_tools;
};

} // namespace paushtik
