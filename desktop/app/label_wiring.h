// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/id.h"
#include "shared/domain/result.h"

#include <QObject>
#include <QWidget>

namespace paushtik {

class Desk;
class OrdersPage;
class Shell;

/// Joins the orders' page to the desk's labels: what is asked for there is saved, or printed
/// through the spool where a label printer is set up, else on one that is asked for; and what came
/// of it is said above the pages. It lives with the page.
class LabelWiring : public QObject {
    Q_OBJECT
public:
    LabelWiring(OrdersPage &page, Desk &desk);

private:
    void print(ShipmentId shipment, const QString &orderNumber, const QString &awb);
    Task<> spool(ShipmentId shipment, QString orderNumber, QString awb);
    void askWhereToSave(ShipmentId shipment, const QString &orderNumber);
    void tellOutcomes(Shell &shell);
    void tellNoLabel(const QString &number, const Error &error);

    QWidget *m_page;
    Desk &m_desk;
};

} // namespace paushtik
