// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/categories/categories_port.h"
#include "desktop/core/preferences.h"
#include "desktop/pictures/shown_pictures_port.h"
#include "desktop/shell/line_gate.h"
#include "desktop/shell/shell.h"

class QAction;

namespace paushtik {

class CatalogPage;
class Thumbnails;

/// What stands beside the catalogue's page: a table is imported (chosen, or dropped on the page),
/// categories are put in order, and so are the pictures of a product. It lives with the page.
class CatalogTools : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Shell &shell;
        CatalogRepository &catalog;
        CategoriesPort &categories;
        ShownPicturesPort &pictures;
        Thumbnails &thumbs;
        SyncStatus &line;
        Preferences &preferences;
    };
    CatalogTools(CatalogPage &page, const Parts &parts);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void importTable(const QString &path = {});
    void showCategories();
    void showPictures();
    void offer();
    void retranslate();

    CatalogPage &m_page;
    Shell &m_shell;
    CatalogRepository &m_catalog;
    CategoriesPort &m_categories;
    ShownPicturesPort &m_shownPictures;
    Thumbnails &m_thumbs;
    Preferences &m_preferences;
    LineGate m_gate;
    QAction *m_import;
    QAction *m_order;
    QAction *m_pictures;
};

} // namespace paushtik
