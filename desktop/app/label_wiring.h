// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/printing/label_desk.h"
#include "desktop/shell/shell.h"

namespace paushtik {

class OrdersPage;

/// Joins the orders' page to the desk's labels: what is asked for there is printed or saved here,
/// and what came of it is said above the pages. It lives with the page.
class LabelWiring : public QObject {
    Q_OBJECT
public:
    LabelWiring(OrdersPage &page, LabelDesk &labels, Shell &shell, Preferences &preferences);

private:
    void askWhereToSave(ShipmentId shipment, const QString &orderNumber);
    void tellOutcomes(Shell &shell);

    QWidget *m_page;
    LabelDesk &m_labels;
    Preferences &m_preferences;
};

} // namespace paushtik
