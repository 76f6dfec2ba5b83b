// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/printing/label_desk.h"

#include "desktop/net/error_text.h"
#include "desktop/printing/label_pdf.h"

#include <QFileInfo>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QSaveFile>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// Label printers have 203 or 300 dots an inch; more than this only makes the picture larger.
constexpr int kMostDotsPerInch = 600;

constexpr QLatin1StringView kNoAwb("no_awb");
constexpr QLatin1StringView kNotWritten("not_written");
constexpr QLatin1StringView kNotPrinted("not_printed");
constexpr QLatin1StringView kNoPrinter("no_printer");

} // namespace

LabelDesk::LabelDesk(ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

Task<Result<QByteArray>> LabelDesk::fetch(ShipmentId shipment)
{
    auto pdf = co_await m_api.download(u"/admin/shipments/%1/label.pdf"_s.arg(shipment.toString()));
    if (!pdf)
        co_return fail(std::move(pdf.error()));
    if (!pdf->startsWith("%PDF-"))
        co_return fail(Fault::Unsupported, kBadPdf);
    co_return pdf;
}

Task<Result<QByteArray>> LabelDesk::fetchOrMake(ShipmentId shipment)
{
    const QPointer self(this);
    auto label = co_await fetch(shipment);
    if (!self || label || label.error().fault != Fault::NotFound)
        co_return label;
    const auto made =
        co_await m_api.post(u"/admin/shipments/%1/label"_s.arg(shipment.toString()), {});
    if (!self || !made)
        co_return fail(made ? label.error() : made.error());
    co_return co_await fetch(shipment);
}

template <class Then>
void LabelDesk::withLabel(ShipmentId shipment, const QString &orderNumber, Then then)
{
    Q_EMIT busyChanged(true);
    QCoro::connect(fetchOrMake(shipment), this,
                   [this, orderNumber, then](const Result<QByteArray> &pdf) {
                       Q_EMIT busyChanged(false);
                       if (pdf)
                           then(*pdf);
                       else
                           Q_EMIT failed(orderNumber, pdf.error());
                   });
}

void LabelDesk::print(ShipmentId shipment, const QString &orderNumber, QWidget *window)
{
    const QPointer over(window);
    withLabel(shipment, orderNumber, [this, orderNumber, over](const QByteArray &pdf) {
        if (over)
            askForPrinter(pdf, orderNumber, over);
    });
}

void LabelDesk::save(ShipmentId shipment, const QString &orderNumber, const QString &file)
{
    withLabel(shipment, orderNumber, [this, orderNumber, file](const QByteArray &pdf) {
        const auto written = write(pdf, file);
        if (written)
            Q_EMIT saved(orderNumber, file);
        else
            Q_EMIT failed(orderNumber, written.error());
    });
}

void LabelDesk::printOn(std::shared_ptr<QPrinter> printer, const QByteArray &pdf,
                        const QString &orderNumber)
{
    printer->setResolution(std::min(printer->resolution(), kMostDotsPerInch));
    printer->setDocName(fileName(orderNumber));
    Q_EMIT busyChanged(true);
    QCoro::connect(renderLabel(pdf, printer->resolution()), this,
                   [this, printer, orderNumber](const Result<QList<LabelPage>> &pages) {
                       Q_EMIT busyChanged(false);
                       if (!pages)
                           Q_EMIT failed(orderNumber, pages.error());
                       else if (paintLabel(*printer, *pages))
                           Q_EMIT printed(orderNumber);
                       else
                           Q_EMIT failed(orderNumber, Error{Fault::Unavailable, kNotPrinted});
                   });
}

QString LabelDesk::fileName(const QString &orderNumber)
{
    return u"label-%1.pdf"_s.arg(orderNumber);
}

QString LabelDesk::sentence(const Error &error)
{
    if (error.code == kNoAwb)
        return tr("There is no label yet: the courier has not given the parcel a number.");
    if (error.fault == Fault::NotFound)
        return tr("There is no label yet: the courier has not made it.");
    if (error.code == kBadPdf)
        return tr("What the server sent is not a label that can be drawn.");
    if (error.code == kNotWritten)
        return tr("The file cannot be written: %1").arg(error.detail);
    if (error.code == kNotPrinted)
        return tr("The printer did not take it.");
    if (error.code == kNoPrinter)
        return tr("This computer has no printer. Save the label as a PDF instead.");
    return ErrorText::sentence(error);
}

Result<void> LabelDesk::write(const QByteArray &pdf, const QString &file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(pdf) != pdf.size() || !out.commit())
        return fail(Fault::Unavailable, kNotWritten, out.errorString());
    return {};
}

void LabelDesk::askForPrinter(const QByteArray &pdf, const QString &orderNumber, QWidget *window)
{
    const auto sizes = labelPageSizes(pdf);
    if (!sizes)
        return Q_EMIT failed(orderNumber, sizes.error());
    if (QPrinterInfo::availablePrinterNames().isEmpty())
        return Q_EMIT failed(orderNumber, Error{Fault::Unavailable, kNoPrinter});
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    fitPaper(*printer, sizes->first());
    auto *dialog = new QPrintDialog(printer.get(), window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print the label of %1").arg(orderNumber));
    connect(dialog, qOverload<>(&QDialog::accepted), this,
            [this, printer, pdf, orderNumber] { printOn(printer, pdf, orderNumber); });
    dialog->open();
}

} // namespace paushtik
