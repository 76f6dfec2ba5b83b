// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/paper_wiring.h"

#include "desktop/app/desk.h"
#include "desktop/orders/order_papers.h"
#include "desktop/orders/orders_page.h"

#include <QDir>
#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>
#include <QStandardPaths>

namespace paushtik {

using namespace Qt::StringLiterals;

PaperWiring::PaperWiring(OrdersPage &page, Desk &desk)
    : QObject(&page)
    , m_page(&page)
    , m_desk(desk)
{
    connect(page.papers(), &OrderPapers::ready, this,
            [this](const QByteArray &pdf, const QString &name, bool toPrinter) {
                toPrinter ? print(pdf, name) : save(pdf, name);
            });
}

void PaperWiring::save(const QByteArray &pdf, const QString &name)
{
    const QString kept = m_desk.preferences.state(u"papers/folder"_s).toString();
    const QString fallback = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(m_page, tr("Save %1").arg(name),
                                   kept.isEmpty() ? fallback : kept, tr("PDF (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, pdf, name](const QString &file) {
        m_desk.preferences.setState(u"papers/folder"_s, QFileInfo(file).absolutePath());
        const auto written = LabelDesk::write(pdf, file);
        if (!written)
            return m_desk.shell.tellError(tr("%1 was not saved.").arg(name), written.error());
        m_desk.shell.tell(Tone::Success, tr("%1 is saved.").arg(name),
                          QDir::toNativeSeparators(file));
    });
    dialog->open();
}

void PaperWiring::print(const QByteArray &pdf, const QString &name)
{
    if (m_desk.printers.choice(PrinterRole::A4).way == PrinterChoice::Way::None)
        return askForPrinter(pdf, name);
    PrintRequest request{.role = PrinterRole::A4,
                         .title = name.chopped(4), // of ".pdf"
                         .pdfs = {pdf},
                         .by = m_desk.session.staff() ? m_desk.session.staff()->name : QString()};
    QCoro::connect(
        m_desk.spool.add(std::move(request)), this, [this, name](const Result<qint64> &kept) {
            if (!kept)
                return m_desk.shell.tellError(tr("%1 was not printed.").arg(name), kept.error());
            m_desk.shell.tell(Tone::Success, tr("%1 goes to the printer.").arg(name));
        });
}

void PaperWiring::askForPrinter(const QByteArray &pdf, const QString &name)
{
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setDocName(name);
    auto *dialog = new QPrintDialog(printer.get(), m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this,
            [this, printer, pdf, name] { m_desk.labels.printOn(printer, pdf, name); });
    dialog->open();
}

} // namespace paushtik
