// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/printing/label_desk.h"
#include "desktop/shell/shell.h"

namespace paushtik {

class OrdersPage;

/// Saves and prints the papers that the orders' page makes. It lives with the page.
class PaperWiring : public QObject {
    Q_OBJECT
public:
    PaperWiring(OrdersPage &page, LabelDesk &printing, Shell &shell, Preferences &preferences);

private:
    void save(const QByteArray &pdf, const QString &name);
    void print(const QByteArray &pdf, const QString &name);

    QWidget *m_page;
    LabelDesk &m_printing;
    Shell &m_shell;
    Preferences &m_preferences;
};

} // namespace paushtik
