// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/app/desk.h"

#include <QMainWindow>

class QActionGroup;
class QLabel;
class QMenu;
class QStackedWidget;

namespace paushtik {

class DashboardPage;
class LineStatus;
class NoticeBar;
class OrdersPage;
class SettingsPage;
class Sidebar;
class SignInPage;

/// The window: signing in, or the pages beside their sidebar. When the server ends the session the
/// pages stay as they are behind the sign-in, so that nothing on them is lost.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Desk &desk, QWidget *parent = nullptr);

    OrdersPage *ordersPage() const { return m_orders; }
    bool isSignedIn() const;
    /// Tries the token kept from an earlier run; the sign-in page stays when there is none.
    void resume();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QWidget *buildShell();
    QAction *addPage(QWidget *page, const QString &icon, const QString &name);
    void makeActions();
    void makeMenus();
    void wire();
    void wireLabels();
    void retranslate();
    void enter();
    void leave(bool expired);
    void forget();
    void showPage(QWidget *page);
    void refreshPage();
    void askWhereToSave(ShipmentId shipment, const QString &orderNumber);
    void openPalette();
    void showAsOf();
    void restoreState();

    Desk &m_desk;
    QStackedWidget *m_root;
    SignInPage *m_signIn;
    QWidget *m_shell = nullptr;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_pages = nullptr;
    NoticeBar *m_notice = nullptr;
    DashboardPage *m_dashboard = nullptr;
    OrdersPage *m_orders = nullptr;
    SettingsPage *m_settings = nullptr;
    LineStatus *m_line = nullptr;
    QLabel *m_who = nullptr;
    QActionGroup *m_pageActions;
    QAction *m_dashboardAction = nullptr;
    QAction *m_ordersAction = nullptr;
    QAction *m_settingsAction = nullptr;
    QAction *m_refresh = nullptr;
    QAction *m_palette = nullptr;
    QAction *m_signOut = nullptr;
    QAction *m_quit = nullptr;
    QMenu *m_fileMenu = nullptr;
    QMenu *m_orderMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QString m_lastKey;
};

} // namespace paushtik
