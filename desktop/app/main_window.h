// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/app/desk.h"
#include "desktop/shell/page.h"
#include "desktop/shell/palette_provider.h"

#include <QMainWindow>
#include <map>
#include <memory>
#include <vector>

class QActionGroup;
class QLabel;
class QMenu;
class QScrollArea;
class QStackedWidget;

namespace paushtik {

class LineStatus;
class NoticeBar;
class Sidebar;
class SignInPage;
struct PaletteEntry;

/// The window: signing in, or the pages beside their sidebar. When the server ends the session the
/// pages stay as they are behind the sign-in, so that nothing on them is lost. It knows no page but
/// by its face; desktop/app/pages.cpp lists them.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Desk &desk, QWidget *parent = nullptr);

    /// Takes the page over and gives it its place in the sidebar, a shortcut, a menu for its
    /// actions and a part of the palette. One page a place.
    void addPage(Page *page);
    /// What the palette finds besides, whatever page is shown.
    void addFinder(std::unique_ptr<PaletteProvider> finder);
    /// The page of this type; null where there is none.
    template <class T>
    T *page() const
    {
        return findChild<T *>();
    }
    bool isSignedIn() const;
    /// Tries the token kept from an earlier run; the sign-in page stays when there is none.
    void resume();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct Entry {
        Page *page;
        QScrollArea *frame;
        QAction *action;
    };
    QWidget *buildShell();
    void makeActions();
    void followUndo();
    void showUndo();
    void makeMenus();
    void wire();
    void retranslate();
    void enter();
    void leave(bool expired);
    void forget();
    void showForRole();
    void showPage(Place place);
    void showPageMenu();
    void goTo(Place place, const QString &document);
    Page *current() const;
    void refreshPage();
    void openPalette();
    QList<PaletteEntry> commands() const;
    void addCommands(QList<PaletteEntry> &all, const QList<QAction *> &actions, Place place) const;
    void restoreState();

    Desk &m_desk;
    QStackedWidget *m_root;
    SignInPage *m_signIn;
    QWidget *m_shell = nullptr;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_pages = nullptr;
    NoticeBar *m_notice = nullptr;
    LineStatus *m_line = nullptr;
    QLabel *m_who = nullptr;
    std::map<Place, Entry> m_entries;
    QActionGroup *m_pageActions;
    QAction *m_refresh = nullptr;
    QAction *m_palette = nullptr;
    QAction *m_undo = nullptr;
    QAction *m_redo = nullptr;
    QAction *m_signOut = nullptr;
    QAction *m_quit = nullptr;
    QMenu *m_fileMenu = nullptr;
    QMenu *m_editMenu = nullptr;
    QMenu *m_pageMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    std::vector<std::unique_ptr<PaletteProvider>> m_finders;
    QString m_lastKey;
};

} // namespace paushtik
