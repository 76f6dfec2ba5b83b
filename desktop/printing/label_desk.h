// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "shared/domain/id.h"

#include <QObject>
#include <memory>

class QPrinter;
class QWidget;

namespace paushtik {

/// Gets labels and puts them where somebody wants them. Everything it has to say comes as a signal,
/// so that whoever started it need not wait.
class LabelDesk : public QObject {
    Q_OBJECT
public:
    explicit LabelDesk(ApiClient &api, QObject *parent = nullptr);

    /// The courier's PDF as it is. Errors: Fault::NotFound while there is none, kBadPdf, and the
    /// client's own.
    Task<Result<QByteArray>> fetch(ShipmentId shipment);
    /// The same, and where there is none the courier is asked for it first.
    Task<Result<QByteArray>> fetchOrMake(ShipmentId shipment);
    /// Fetches, then asks for the printer over `window`, then prints at true size.
    void print(ShipmentId shipment, const QString &orderNumber, QWidget *window);
    /// Fetches and writes the PDF, untouched, to `file`; an existing file is replaced whole or not
    /// at all.
    void save(ShipmentId shipment, const QString &orderNumber, const QString &file);
    /// Prints a label that was fetched, without asking.
    void printOn(std::shared_ptr<QPrinter> printer, const QByteArray &pdf,
                 const QString &orderNumber);

    /// "label-PF-2026-000123.pdf".
    static QString fileName(const QString &orderNumber);
    /// What went wrong with a label, for staff.
    static QString sentence(const Error &error);
    /// Writes a file whole; the error names the reason.
    static Result<void> write(const QByteArray &pdf, const QString &file);

Q_SIGNALS:
    void busyChanged(bool busy);
    void printed(const QString &orderNumber);
    void saved(const QString &orderNumber, const QString &file);
    void failed(const QString &orderNumber, const paushtik::Error &error);

private:
    void askForPrinter(const QByteArray &pdf, const QString &orderNumber, QWidget *window);
    template <class Then>
    void withLabel(ShipmentId shipment, const QString &orderNumber, Then then);

    ApiClient &m_api;
};

} // namespace paushtik
