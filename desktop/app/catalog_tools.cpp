// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/catalog_tools.h"

#include "desktop/catalog/catalog_page.h"
#include "desktop/categories/categories_dialog.h"
#include "desktop/pictures/shown_pictures_dialog.h"
#include "desktop/style/icons.h"
#include "desktop/tables/import_dialog.h"

#include <QAction>
#include <QDropEvent>

namespace paushtik {

using namespace Qt::StringLiterals;

CatalogTools::CatalogTools(CatalogPage &page, const Parts &parts)
    : QObject(&page)
    , m_page(page)
    , m_shell(parts.shell)
    , m_catalog(parts.catalog)
    , m_categories(parts.categories)
    , m_shownPictures(parts.pictures)
    , m_thumbs(parts.thumbs)
    , m_preferences(parts.preferences)
    , m_gate(parts.line, this)
    , m_import(new QAction(lineIcon(u"columns"_s), {}, this))
    , m_order(new QAction(lineIcon(u"filter"_s), {}, this))
    , m_pictures(new QAction(lineIcon(u"pictures"_s), {}, this))
{
    m_import->setObjectName(u"actionImportProducts"_s);
    m_import->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_I);
    m_order->setObjectName(u"actionCategories"_s);
    m_order->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    m_pictures->setObjectName(u"actionProductPictures"_s);
    m_pictures->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    connect(m_pictures, &QAction::triggered, this, &CatalogTools::showPictures);
    connect(m_import, &QAction::triggered, this, [this] { importTable(); });
    connect(m_order, &QAction::triggered, this, &CatalogTools::showCategories);
    for (QAction *action : {m_pictures, m_import, m_order}) {
        m_shell.offer(action, StaffRole::Manager);
        page.addTool(action);
    }
    connect(&m_gate, &LineGate::changed, this, &CatalogTools::offer);
    connect(&page, &CatalogPage::chosen, this, &CatalogTools::offer);
    page.setAcceptDrops(true);
    page.installEventFilter(this);
    retranslate();
}

void CatalogTools::importTable(const QString &path)
{
    if (!m_gate.isOpen())
        return m_shell.tell(Tone::Warning, m_gate.why());
    auto *dialog = new ImportDialog(m_catalog, m_preferences, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_gate, &LineGate::changed, dialog, [this, dialog] {
        if (m_gate.isOpen())
            dialog->import().tryAgain();
    });
    connect(&dialog->import(), &TableImport::imported, &m_page, [this](int created, int changed) {
        m_shell.tell(Tone::Success,
                     tr("%1 product(s) are new, %2 changed.").arg(created).arg(changed));
        m_page.refresh();
    });
    dialog->open();
    if (!path.isEmpty())
        dialog->import().open(path);
}

void CatalogTools::showCategories()
{
    auto *dialog = new CategoriesDialog(m_categories, m_catalog, m_gate, &m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&dialog->model(), &CategoryTreeModel::changed, &m_page, &Page::refresh);
    dialog->open();
}

void CatalogTools::showPictures()
{
    auto *dialog = new ShownPicturesDialog({m_shownPictures, m_thumbs, m_gate}, m_page.currentId(),
                                           m_page.currentTitle(), &m_page);
    connect(dialog, &ShownPicturesDialog::changed, &m_page, &Page::refresh);
    dialog->open();
}

bool CatalogTools::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::Drop;
    if (!isDrag || !m_shell.allows(StaffRole::Manager))
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event); // a drag that enters is one too
    const QString path = ImportDialog::tableOf(drop->mimeData());
    if (path.isEmpty())
        return QObject::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        importTable(path);
    return true;
}

void CatalogTools::retranslate()
{
    m_import->setText(tr("Import a table…"));
    m_order->setText(tr("Categories…"));
    m_pictures->setText(tr("Pictures of the product…"));
    offer();
}

void CatalogTools::offer()
{
    m_gate.offer(m_import);
    m_gate.offer(m_pictures, !m_page.currentId().isEmpty());
}

} // namespace paushtik
