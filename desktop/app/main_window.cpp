// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/main_window.h"

#include "desktop/account/sign_in_page.h"
#include "desktop/app/command_palette.h"
#include "desktop/app/line_status.h"
#include "desktop/app/sidebar.h"
#include "desktop/dashboard/dashboard_page.h"
#include "desktop/net/error_text.h"
#include "desktop/orders/order_detail_pane.h"
#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "desktop/settings/settings_page.h"
#include "desktop/style/icons.h"
#include "desktop/style/notice_bar.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>

namespace paushtik {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Desk &desk, QWidget *parent)
    : QMainWindow(parent)
    , m_desk(desk)
    , m_root(new QStackedWidget(this))
    , m_signIn(new SignInPage(desk.session, desk.preferences, this))
    , m_pageActions(new QActionGroup(this))
{
    setWindowIcon(QIcon(u":/desktop/icons/paushtik.svg"_s));
    m_shell = buildShell();
    m_root->addWidget(m_signIn);
    m_root->addWidget(m_shell);
    setCentralWidget(m_root);
    makeActions();
    makeMenus();
    m_line = new LineStatus(desk.api, this);
    m_who = new QLabel(this);
    statusBar()->addWidget(m_line);
    statusBar()->addPermanentWidget(m_who);
    statusBar()->setSizeGripEnabled(false);
    wire();
    wireLabels();
    retranslate();
    restoreState();
    leave(false);
}

QWidget *MainWindow::buildShell()
{
    auto *shell = new QWidget(this);
    m_sidebar = new Sidebar(shell);
    auto *area = new QWidget(shell);
    area->setObjectName(u"pageArea"_s);
    area->setAttribute(Qt::WA_StyledBackground);
    m_notice = new NoticeBar(area);
    m_pages = new QStackedWidget(area);
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *notices = new QVBoxLayout;
    notices->setContentsMargins(20, 10, 20, 0);
    notices->addWidget(m_notice);
    column->addLayout(notices);
    column->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout(shell);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(area, 1);

    m_dashboard = new DashboardPage(m_desk.api, m_pages);
    m_orders = new OrdersPage(m_desk.orders, m_desk.preferences, m_pages);
    m_settings = new SettingsPage(m_desk.session, m_desk.preferences, m_pages);
    m_dashboardAction = addPage(m_dashboard, u"dashboard"_s, u"pageDashboard"_s);
    m_ordersAction = addPage(m_orders, u"orders"_s, u"pageOrders"_s);
    m_settingsAction = addPage(m_settings, u"settings"_s, u"pageSettings"_s);
    m_pages->setCurrentWidget(m_orders);
    m_sidebar->addPage(m_dashboardAction);
    m_sidebar->addPage(m_ordersAction);
    m_sidebar->addBottomPage(m_settingsAction);
    return shell;
}

QAction *MainWindow::addPage(QWidget *page, const QString &icon, const QString &name)
{
    m_pages->addWidget(page);
    auto *action = new QAction(lineIcon(icon), {}, this);
    action->setObjectName(name);
    action->setCheckable(true);
    m_pageActions->addAction(action);
    connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    return action;
}

void MainWindow::makeActions()
{
    const auto make = [this](const char *icon, const char *name, const QKeySequence &keys) {
        auto *action = new QAction(lineIcon(QLatin1StringView(icon)), {}, this);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        return action;
    };
    m_refresh = make("refresh", "actionRefresh", QKeySequence(Qt::Key_F5));
    m_palette = make("command", "actionPalette", QKeySequence(Qt::CTRL | Qt::Key_K));
    m_signOut = make("signout", "actionSignOut", {});
    m_quit = make("close", "actionQuit", QKeySequence::Quit);
    m_settingsAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    connect(m_refresh, &QAction::triggered, this, &MainWindow::refreshPage);
    connect(m_palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(m_signOut, &QAction::triggered, this,
            [this] { QCoro::connect(m_desk.session.signOut(), this, [] {}); });
    connect(m_quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::makeMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_fileMenu->addActions({m_palette, m_settingsAction, m_signOut});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    m_orderMenu = menuBar()->addMenu(QString());
    m_orderMenu->addActions(m_orders->pageActions());
    m_viewMenu = menuBar()->addMenu(QString());
    m_viewMenu->addActions({m_dashboardAction, m_ordersAction, m_refresh});
    int number = 1;
    for (QAction *page : m_pageActions->actions())
        if (page != m_settingsAction)
            page->setShortcut(QKeySequence(u"Ctrl+%1"_s.arg(number++)));
}

void MainWindow::wire()
{
    connect(&m_desk.session, &Session::signedIn, this, &MainWindow::enter);
    connect(&m_desk.session, &Session::signedOut, this, &MainWindow::leave);
    connect(m_settings, &SettingsPage::signOutRequested, m_signOut, &QAction::trigger);
    connect(m_orders, &OrdersPage::refreshed, this, &MainWindow::showAsOf);
    connect(m_dashboard, &DashboardPage::refreshed, this, &MainWindow::showAsOf);
    connect(m_dashboard, &DashboardPage::ordersRequested, this, [this](const OrdersQuery &query) {
        m_ordersAction->trigger();
        m_orders->showOnly(query);
    });
    connect(m_orders, &OrdersPage::searchRequested, m_ordersAction, &QAction::trigger);
    connect(m_orders, &OrdersPage::refreshRequested, m_refresh, &QAction::trigger);
    connect(&m_desk.api, &ApiClient::reachabilityChanged, this, [this] {
        // The line is back: what is on screen may be old.
        if (!m_desk.api.offlineSince() && isSignedIn())
            refreshPage();
    });
}

void MainWindow::wireLabels()
{
    LabelDesk &labels = m_desk.labels;
    connect(m_orders->detail(), &OrderDetailPane::labelPrintRequested, this,
            [this](ShipmentId shipment, const QString &number) {
                m_desk.labels.print(shipment, number, this);
            });
    connect(m_orders->detail(), &OrderDetailPane::labelSaveRequested, this,
            &MainWindow::askWhereToSave);
    connect(&labels, &LabelDesk::printed, this, [this](const QString &number) {
        m_notice->tell(Tone::Success, tr("The label of %1 went to the printer.").arg(number));
    });
    connect(&labels, &LabelDesk::saved, this, [this](const QString &number, const QString &file) {
        m_notice->tell(Tone::Success, tr("The label of %1 is saved.").arg(number),
                       QDir::toNativeSeparators(file));
    });
    connect(&labels, &LabelDesk::failed, this, [this](const QString &number, const Error &error) {
        m_notice->tell(Tone::Danger,
                       tr("%1: no label.").arg(number) + u' ' + LabelDesk::sentence(error),
                       ErrorText::trace(error));
    });
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Paushtik"));
    m_fileMenu->setTitle(tr("&File"));
    m_orderMenu->setTitle(tr("&Order"));
    m_viewMenu->setTitle(tr("&View"));
    m_dashboardAction->setText(tr("Dashboard"));
    m_ordersAction->setText(tr("Orders"));
    m_settingsAction->setText(tr("Settings"));
    m_refresh->setText(tr("Refresh"));
    m_palette->setText(tr("Find a command…"));
    m_signOut->setText(tr("Sign out"));
    m_quit->setText(tr("Quit"));
}

bool MainWindow::isSignedIn() const
{
    return m_desk.session.staff().has_value();
}

void MainWindow::resume()
{
    const auto profiles = m_desk.preferences.profiles();
    if (profiles.isEmpty())
        return;
    QCoro::connect(m_desk.session.resume(profiles.first()), this,
                   [this](const Result<StaffMember> &staff) {
                       if (!staff && staff.error().fault != Fault::Unauthorized)
                           m_signIn->explain(ErrorText::sentence(staff.error()));
                   });
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_orders->saveState();
    m_desk.preferences.setState(u"window/geometry"_s, saveGeometry());
    event->accept();
}

void MainWindow::enter()
{
    const QString key = m_desk.session.profile()->key();
    // Nobody sees what was open under another name or at another server.
    if (!m_lastKey.isEmpty() && key != m_lastKey)
        forget();
    m_lastKey = key;
    m_who->setText(u"%1 \u00b7 %2"_s.arg(m_desk.session.staff()->name,
                                         m_desk.session.profile()->server.authority()));
    menuBar()->show();
    statusBar()->show();
    for (QMenu *menu : {m_fileMenu, m_orderMenu, m_viewMenu})
        menu->setEnabled(true);
    m_root->setCurrentWidget(m_shell);
    if (!m_pageActions->checkedAction())
        m_ordersAction->setChecked(true);
    refreshPage();
    m_pages->currentWidget()->setFocus();
}

void MainWindow::leave(bool expired)
{
    m_notice->hide();
    if (!expired)
        forget();
    menuBar()->hide();
    statusBar()->hide();
    for (QMenu *menu : {m_fileMenu, m_orderMenu, m_viewMenu})
        menu->setEnabled(false);
    m_signIn->prepare();
    m_signIn->explain(expired
                          ? tr("The server ended your session. Sign in to go on where you were.")
                          : QString());
    m_root->setCurrentWidget(m_signIn);
}

void MainWindow::forget()
{
    m_dashboard->clear();
    m_orders->clear();
}

void MainWindow::showPage(QWidget *page)
{
    if (m_pages->currentWidget() == page)
        return;
    m_pages->setCurrentWidget(page);
    refreshPage();
}

void MainWindow::refreshPage()
{
    if (m_pages->currentWidget() == m_orders)
        m_orders->refresh();
    else if (m_pages->currentWidget() == m_dashboard)
        m_dashboard->refresh();
    showAsOf();
}

void MainWindow::askWhereToSave(ShipmentId shipment, const QString &orderNumber)
{
    const QString folder = m_desk.preferences.state(u"labels/folder"_s).toString();
    const QString fallback = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Save the label of %1").arg(orderNumber),
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

void MainWindow::openPalette()
{
    QList<QAction *> offered = m_pageActions->actions() + m_orders->pageActions();
    offered << m_refresh << m_signOut << m_quit;
    auto *palette = new CommandPalette(offered, this);
    palette->show();
}

void MainWindow::showAsOf()
{
    const bool dashboard = m_pages->currentWidget() == m_dashboard;
    m_line->setAsOf(dashboard ? m_dashboard->asOf() : m_orders->model()->asOf());
}

void MainWindow::restoreState()
{
    if (!restoreGeometry(m_desk.preferences.state(u"window/geometry"_s).toByteArray()))
        resize(1440, 900);
}

} // namespace paushtik
