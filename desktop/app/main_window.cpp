// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/main_window.h"

#include "desktop/account/sign_in_page.h"
#include "desktop/app/command_palette.h"
#include "desktop/app/line_status.h"
#include "desktop/app/pages.h"
#include "desktop/app/sidebar.h"
#include "desktop/net/error_text.h"
#include "desktop/shell/palette_provider.h"
#include "desktop/style/icons.h"
#include "desktop/style/notice_bar.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QMenuBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStatusBar>

namespace paushtik {

using namespace Qt::StringLiterals;

namespace {

// A screen at 200 % may be lower than a page asks for: then the page is scrolled, and no page makes
// the window larger than the screen.
QScrollArea *framed(Page *page)
{
    auto *frame = new QScrollArea;
    frame->setWidgetResizable(true);
    frame->setFocusPolicy(Qt::NoFocus);
    frame->setWidget(page);
    return frame;
}

} // namespace

MainWindow::MainWindow(Desk &desk, QWidget *parent)
    : QMainWindow(parent)
    , m_desk(desk)
    , m_root(new QStackedWidget(this))
    , m_signIn(new SignInPage(desk.session, desk.preferences, this))
    , m_pageActions(new QActionGroup(this))
{
    setWindowIcon(QIcon(u":/desktop/icons/paushtik.svg"_s));
    setMinimumSize(640, 400);
    m_shell = buildShell();
    m_root->addWidget(m_signIn);
    m_root->addWidget(m_shell);
    setCentralWidget(m_root);
    makeActions();
    makeMenus();
    m_line = new LineStatus(*desk.status, this);
    m_who = new QLabel(this);
    statusBar()->addWidget(m_line, 1);
    statusBar()->addPermanentWidget(m_who);
    statusBar()->setSizeGripEnabled(false);
    wire();
    addPages(*this, desk);
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
    return shell;
}

void MainWindow::addPage(Page *page)
{
    const PageFace &face = page->face();
    const Place place = face.place;
    QScrollArea *frame = framed(page);
    m_pages->addWidget(frame);
    auto *action = new QAction(lineIcon(face.icon), page->title(), this);
    action->setObjectName(u"page"_s + placeName(place));
    action->setCheckable(true);
    action->setShortcut(placeShortcut(place));
    m_pageActions->addAction(action);
    m_entries.insert_or_assign(place, Entry{page, frame, action});
    const auto above = std::distance(m_entries.begin(), m_entries.find(place));
    place == Place::Settings ? m_sidebar->addBottomPage(action)
                             : m_sidebar->insertPage(static_cast<int>(above), action);
    connect(action, &QAction::triggered, this, [this, place] { showPage(place); });
    connect(page, &Page::refreshed, this, [this, page] {
        if (page == current())
            m_line->setAsOf(page->asOf());
    });
    connect(page, &Page::attentionChanged, this,
            [this, action](int count) { m_sidebar->setAttention(action, count); });
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
    m_undo = make("undo", "actionUndo", {});
    m_redo = make("redo", "actionRedo", {});
    m_undo->setShortcuts(QKeySequence::Undo);
    m_redo->setShortcuts(QKeySequence::Redo);
    followUndo();
    m_signOut = make("signout", "actionSignOut", {});
    m_quit = make("close", "actionQuit", QKeySequence::Quit);
    connect(m_refresh, &QAction::triggered, this, &MainWindow::refreshPage);
    connect(m_palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(m_signOut, &QAction::triggered, this,
            [this] { QCoro::connect(m_desk.session.signOut(), this, [] {}); });
    connect(m_quit, &QAction::triggered, this, &QWidget::close);
}

// The stack's own actions speak the language of Qt's translations, which has no Hindi.
void MainWindow::followUndo()
{
    QUndoStack &stack = m_desk.shell.undoStack();
    connect(m_undo, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(m_redo, &QAction::triggered, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::indexChanged, this, &MainWindow::showUndo);
    connect(&stack, &QUndoStack::undoTextChanged, this, &MainWindow::showUndo);
    connect(&stack, &QUndoStack::redoTextChanged, this, &MainWindow::showUndo);
}

void MainWindow::showUndo()
{
    const QUndoStack &stack = m_desk.shell.undoStack();
    m_undo->setEnabled(stack.canUndo());
    m_redo->setEnabled(stack.canRedo());
    m_undo->setText(stack.canUndo() ? tr("Undo: %1").arg(stack.undoText()) : tr("Undo"));
    m_redo->setText(stack.canRedo() ? tr("Redo: %1").arg(stack.redoText()) : tr("Redo"));
}

void MainWindow::makeMenus()
{
    m_fileMenu = menuBar()->addMenu(QString());
    m_fileMenu->addActions({m_palette, m_signOut});
    m_fileMenu->addSeparator();
    m_fileMenu->addAction(m_quit);
    m_editMenu = menuBar()->addMenu(QString());
    m_editMenu->addActions({m_undo, m_redo});
    m_pageMenu = menuBar()->addMenu(QString());
    m_viewMenu = menuBar()->addMenu(QString());
}

void MainWindow::wire()
{
    Shell &shell = m_desk.shell;
    connect(&m_desk.session, &Session::signedIn, this, &MainWindow::enter);
    connect(&m_desk.session, &Session::signedOut, this, &MainWindow::leave);
    connect(&m_desk.session, &Session::tokenNotKept, this, [this] {
        m_desk.shell.tell(Tone::Info, tr("You will be asked for your password at the next start."),
                          tr("This machine has no keyring that is open to keep you signed in."));
    });
    connect(&shell, &Shell::told, m_notice, &NoticeBar::tell);
    connect(&shell, &Shell::openRequested, this, &MainWindow::goTo);
    connect(&shell, &Shell::openOnlyRequested, this, [this](Place place, const QUrlQuery &filter) {
        goTo(place, {});
        if (current() && current()->face().place == place)
            current()->showOnly(filter);
    });
    connect(m_sidebar, &Sidebar::searchRequested, m_palette, &QAction::trigger);
    connect(m_desk.status, &SyncStatus::changed, this, [this, wasOffline = false]() mutable {
        const bool offline = m_desk.status->state().offlineSince.has_value();
        // The line is back: what is on screen may be old.
        if (std::exchange(wasOffline, offline) && !offline && isSignedIn())
            refreshPage();
    });
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Paushtik"));
    m_fileMenu->setTitle(tr("&File"));
    m_editMenu->setTitle(tr("&Edit"));
    m_viewMenu->setTitle(tr("&View"));
    m_refresh->setText(tr("Refresh"));
    m_palette->setText(tr("Search or find a command…"));
    m_signOut->setText(tr("Sign out"));
    m_quit->setText(tr("Quit"));
    showUndo();
    m_sidebar->setSearchText(tr("Search"), m_palette->shortcut());
    for (const auto &[place, entry] : m_entries)
        entry.action->setText(entry.page->title());
    m_viewMenu->clear();
    for (const auto &[place, entry] : m_entries)
        m_viewMenu->addAction(entry.action);
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(m_refresh);
    showPageMenu();
}

void MainWindow::addFinder(std::unique_ptr<PaletteProvider> finder)
{
    m_finders.push_back(std::move(finder));
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
    for (const auto &[place, entry] : m_entries)
        entry.page->saveState();
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
    const StaffMember &staff = *m_desk.session.staff();
    m_desk.shell.setRole(parse<StaffRole>(staff.role).value_or(StaffRole::Warehouse));
    m_who->setText(u"%1 \u00b7 %2"_s.arg(staff.name, m_desk.session.profile()->server.authority()));
    menuBar()->show();
    statusBar()->show();
    for (QMenu *menu : {m_fileMenu, m_editMenu, m_pageMenu, m_viewMenu})
        menu->setEnabled(true);
    m_root->setCurrentWidget(m_shell);
    showForRole();
    refreshPage();
    current()->setFocus();
}

void MainWindow::leave(bool expired)
{
    m_notice->hide();
    if (!expired)
        forget();
    menuBar()->hide();
    statusBar()->hide();
    for (QMenu *menu : {m_fileMenu, m_editMenu, m_pageMenu, m_viewMenu})
        menu->setEnabled(false);
    m_signIn->prepare();
    m_signIn->explain(expired
                          ? tr("The server ended your session. Sign in to go on where you were.")
                          : QString());
    m_root->setCurrentWidget(m_signIn);
}

void MainWindow::forget()
{
    m_desk.shell.undoStack().clear();
    for (const auto &[place, entry] : m_entries)
        entry.page->clear();
}

// A role sees its pages alone; the one that was shown stays if it may.
void MainWindow::showForRole()
{
    for (const auto &[place, entry] : m_entries)
        entry.action->setVisible(m_desk.shell.allows(entry.page->face().least));
    const QAction *checked = m_pageActions->checkedAction();
    if (checked && checked->isVisible())
        return;
    const auto orders = m_entries.find(Place::Orders);
    const auto first = orders == m_entries.end() ? m_entries.begin() : orders;
    first->second.action->setChecked(true);
    m_pages->setCurrentWidget(first->second.frame);
    showPageMenu();
}

void MainWindow::showPage(Place place)
{
    const auto entry = m_entries.find(place);
    if (entry == m_entries.end() || current() == entry->second.page)
        return;
    m_pages->setCurrentWidget(entry->second.frame);
    showPageMenu();
    refreshPage();
    entry->second.page->setFocus();
}

// Only the page in sight has its actions in the menu bar: two pages may use the same keys.
void MainWindow::showPageMenu()
{
    m_pageMenu->clear();
    const QList<QAction *> actions = current() ? current()->pageActions() : QList<QAction *>();
    for (QAction *action : actions)
        m_pageMenu->addAction(action);
    m_pageMenu->menuAction()->setVisible(!actions.isEmpty());
    m_pageMenu->setTitle(current() ? current()->menuTitle() : QString());
}

void MainWindow::goTo(Place place, const QString &document)
{
    const auto entry = m_entries.find(place);
    if (entry == m_entries.end() || !entry->second.action->isVisible())
        return;
    entry->second.action->setChecked(true);
    showPage(place);
    if (!document.isEmpty())
        entry->second.page->openDocument(document);
}

Page *MainWindow::current() const
{
    const auto *frame = qobject_cast<QScrollArea *>(m_pages->currentWidget());
    return frame ? static_cast<Page *>(frame->widget()) : nullptr;
}

void MainWindow::refreshPage()
{
    if (!current())
        return;
    current()->refresh();
    m_line->setAsOf(current()->asOf());
}

void MainWindow::openPalette()
{
    QList<PaletteProvider *> providers;
    for (const auto &[place, entry] : m_entries)
        if (entry.action->isVisible())
            providers += entry.page->providers();
    for (const auto &finder : m_finders)
        providers += finder.get();
    auto *palette = new CommandPalette(commands(), providers, this);
    palette->show();
}

QList<PaletteEntry> MainWindow::commands() const
{
    QList<PaletteEntry> all;
    const Place here = current()->face().place;
    addCommands(all, current()->pageActions(), here);
    addCommands(all, m_pageActions->actions(), here);
    for (const auto &[place, entry] : m_entries)
        if (entry.page != current() && entry.action->isVisible())
            addCommands(all, entry.page->pageActions(), place);
    addCommands(all, {m_undo, m_redo, m_refresh, m_signOut, m_quit}, here);
    return all;
}

void MainWindow::addCommands(QList<PaletteEntry> &all, const QList<QAction *> &actions,
                             Place place) const
{
    for (QAction *action : actions) {
        if (!action->isEnabled() || !action->isVisible() || action->text().isEmpty())
            continue;
        const auto run = [this, place, chosen = QPointer(action)] {
            // What it acts on must be in sight.
            m_desk.shell.open(place);
            if (chosen)
                chosen->trigger();
        };
        all.append({action->icon(), QString(action->text()).remove(u'&'),
                    action->shortcut().toString(QKeySequence::NativeText), run});
    }
}

void MainWindow::restoreState()
{
    if (!restoreGeometry(m_desk.preferences.state(u"window/geometry"_s).toByteArray()))
        resize(1440, 900);
}

} // namespace paushtik
