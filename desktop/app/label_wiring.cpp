// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/label_wiring.h"

#include "desktop/net/error_text.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/orders_page.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace paushtik {

using namespace Qt::StringLiterals;

LabelWiring::LabelWiring(OrdersPage &page, LabelDesk &labels, Shell &shell,
                         Preferences &preferences)
    : QObject(&page)
    , m_page(&page)
    , m_labels(labels)
    , m_preferences(preferences)
{
    connect(page.detail(), &OrderDetailPane::labelPrintRequested, this,
            [this](ShipmentId shipment, const QString &number) {
                m_labels.print(shipment, number, m_page->window());
            });
    connect(page.detail(), &OrderDetailPane::labelSaveRequested, this,
            &LabelWiring::askWhereToSave);
    tellOutcomes(shell);
}

void LabelWiring::tellOutcomes(Shell &shell)
{
    connect(&m_labels, &LabelDesk::printed, this, [&shell](const QString &number) {
        shell.tell(Tone::Success, tr("The label of %1 went to the printer.").arg(number));
    });
    connect(&m_labels, &LabelDesk::saved, this,
            [&shell](const QString &number, const QString &file) {
                shell.tell(Tone::Success, tr("The label of %1 is saved.").arg(number),
                           QDir::toNativeSeparators(file));
            });
    connect(&m_labels, &LabelDesk::failed, this,
            [&shell](const QString &number, const Error &error) {
                shell.tell(Tone::Danger,
                           tr("%1: no label.").arg(number) + u' ' + LabelDesk::sentence(error),
                           ErrorText::trace(error));
            });
}

void LabelWiring::askWhereToSave(ShipmentId shipment, const QString &orderNumber)
{
    const QString folder = m_preferences.state(u"labels/folder"_s).toString();
    const QString fallback = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_page, tr("Save the label of %1").arg(orderNumber),
                                   folder.isEmpty() ? fallback : folder, tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(LabelDesk::fileName(orderNumber));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, shipment, orderNumber](const QString &file) {
                m_preferences.setState(u"labels/folder"_s, QFileInfo(file).absolutePath());
                m_labels.save(shipment, orderNumber, file);
            });
    dialog->open();
}

} // namespace paushtik
