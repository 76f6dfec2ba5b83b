// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue's page asks a person: to delete, to leave, where to save.
#include "desktop/catalog/catalog_page.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>

namespace paushtik {

using namespace Qt::StringLiterals;

void CatalogPage::remove()
{
    const QString id = currentId();
    const int row = m_model->indexOf(id);
    if (row < 0)
        return;
    const QString title = m_model->draft(row).value(u"title"_s).toString();
    auto *question =
        new QMessageBox(QMessageBox::Warning, tr("Delete for good"),
                        tr("Delete “%1” for good? A product that an order names cannot go: "
                           "archive it instead.")
                            .arg(title),
                        QMessageBox::Cancel, this);
    question->setObjectName(u"deleteQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"deleteYes"_s);
    connect(yes, &QPushButton::clicked, this, [this, id, title] {
        QCoro::connect(m_repository.remove(id), this, [this, title](const Result<void> &removed) {
            if (removed)
                m_model->reload();
            else
                m_shell.tellError(tr("“%1” was not deleted").arg(title), removed.error());
        });
    });
    question->open();
}

void CatalogPage::exportTable()
{
    auto *dialog =
        new QFileDialog(this, tr("Save the products as a table"), {}, tr("Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QCoro::connect(
            m_repository.exportTable(), this, [this, path](const Result<QByteArray> &table) {
                if (!table)
                    return m_shell.tellError(tr("The table was not saved"), table.error());
                QSaveFile file(path);
                const bool written = file.open(QIODevice::WriteOnly) &&
                                     file.write(*table) == table->size() && file.commit();
                if (written)
                    m_shell.tell(Tone::Success, tr("The table is saved."), path);
                else
                    m_shell.tell(Tone::Danger, tr("The table was not saved"), file.errorString());
            });
    });
    dialog->open();
}

bool CatalogPage::mayLeave()
{
    const int changed = m_model->changedProducts(); // a new product is kept
    if (changed == 0)
        return true;
    const auto answer = QMessageBox::question(
        window(), tr("Unsaved changes"),
        tr("%n product(s) are changed and not saved. Leave and lose the changes?", nullptr,
           changed),
        QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Cancel);
    return answer == QMessageBox::Discard;
}

bool CatalogPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && event->type() == QEvent::Close && !mayLeave()) {
        event->ignore();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void CatalogPage::showEvent(QShowEvent *event)
{
    window()->installEventFilter(this); // once, however often it is called
    Page::showEvent(event);
}

} // namespace paushtik
