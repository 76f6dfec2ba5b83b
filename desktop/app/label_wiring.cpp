// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/label_wiring.h"

#include "desktop/app/desk.h"
#include "desktop/net/error_text.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/orders_page.h"

#include <QDir>
#include <QFileDialog>
#include <QPointer>
#include <QStandardPaths>

namespace paushtik {

using namespace Qt::StringLiterals;

LabelWiring::LabelWiring(OrdersPage &page, Desk &desk)
    : QObject(&page)
    , m_page(&page)
    , m_desk(desk)
{
    connect(page.detail(), &OrderDetailPane::labelPrintRequested, this, &LabelWiring::print);
    connect(page.detail(), &OrderDetailPane::labelSaveRequested, this,
            &LabelWiring::askWhereToSave);
    tellOutcomes(desk.shell);
}

void LabelWiring::print(ShipmentId shipment, const QString &orderNumber, const QString &awb)
{
    if (m_desk.printers.choice(PrinterRole::Label).way == PrinterChoice::Way::None)
        return m_desk.labels.print(shipment, orderNumber, m_page->window());
    QCoro::connect(spool(shipment, orderNumber, awb), this, [] {});
}

// A label of the day lies on the disk: a line that is down does not stop it.
Task<> LabelWiring::spool(ShipmentId shipment, QString orderNumber, QString awb)
{
    const QPointer self(this);
    const auto label = co_await m_desk.day.label(shipment);
    if (!self)
        co_return;
    if (!label)
        co_return tellNoLabel(orderNumber, label.error());
    const bool again = co_await m_desk.spool.wasPrinted(awb);
    if (!self)
        co_return;
    PrintRequest request{.title = orderNumber,
                         .awb = awb,
                         .pdfs = {*label},
                         .by = m_desk.session.staff() ? m_desk.session.staff()->name : QString(),
                         .reason = again ? tr("asked for again") : QString()};
    const auto kept = co_await m_desk.spool.add(std::move(request));
    if (!self)
        co_return;
    if (!kept)
        co_return tellNoLabel(orderNumber, kept.error());
    m_desk.shell.tell(Tone::Success, tr("The label of %1 goes to the printer.").arg(orderNumber));
}

void LabelWiring::tellNoLabel(const QString &number, const Error &error)
{
    m_desk.shell.tell(Tone::Danger,
                      tr("%1: no label.").arg(number) + u' ' + LabelDesk::sentence(error),
                      ErrorText::trace(error));
}

void LabelWiring::tellOutcomes(Shell &shell)
{
    connect(&m_desk.labels, &LabelDesk::printed, this, [&shell](const QString &number) {
        shell.tell(Tone::Success, tr("The label of %1 went to the printer.").arg(number));
    });
    connect(&m_desk.labels, &LabelDesk::saved, this,
            [&shell](const QString &number, const QString &file) {
                shell.tell(Tone::Success, tr("The label of %1 is saved.").arg(number),
                           QDir::toNativeSeparators(file));
            });
    connect(&m_desk.labels, &LabelDesk::failed, this, &LabelWiring::tellNoLabel);
}

void LabelWiring::askWhereToSave(ShipmentId shipment, const QString &orderNumber)
{
    const QString folder = m_desk.preferences.state(u"labels/folder"_s).toString();
    const QString fallback = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_page, tr("Save the label of %1").arg(orderNumber),
                                   folder.isEmpty() ? fallback : folder, tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(LabelDesk::fileName(orderNumber));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, shipment, orderNumber](const QString &file) {
                m_desk.preferences.setState(u"labels/folder"_s, QFileInfo(file).absolutePath());
                m_desk.labels.save(shipment, orderNumber, file);
            });
    dialog->open();
}

} // namespace paushtik
