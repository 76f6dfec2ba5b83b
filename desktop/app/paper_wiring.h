// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QWidget>

namespace paushtik {

class Desk;
class OrdersPage;

/// Saves and prints the papers that the orders' page makes: through the spool where a printer for
/// A4 is set up, else on a printer that is asked for. It lives with the page.
class PaperWiring : public QObject {
    Q_OBJECT
public:
    PaperWiring(OrdersPage &page, Desk &desk);

private:
    void save(const QByteArray &pdf, const QString &name);
    void print(const QByteArray &pdf, const QString &name);
    void askForPrinter(const QByteArray &pdf, const QString &name);

    QWidget *m_page;
    Desk &m_desk;
};

} // namespace paushtik
