// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/role.h"
#include "shared/domain/timestamp.h"

#include <QAction>
#include <QKeySequence>
#include <QUrlQuery>
#include <QWidget>
#include <optional>

namespace paushtik {

class PaletteProvider;

/// The places of the sidebar, in its order. One without a page is not shown.
enum class Place { Dashboard, Orders, Shipments, Catalog, Pictures, Stock, Sync, Settings };

/// "Dashboard", "Orders"…: the tail of object names, never for people.
QLatin1StringView placeName(Place place);
/// Ctrl+1 … Ctrl+7 from above to below; Ctrl+, for the settings. The same whatever is shown.
QKeySequence placeShortcut(Place place);

/// What is true of a page from the start to the end.
struct PageFace {
    Place place;
    QString icon;                           ///< of lineIcon()
    StaffRole least = StaffRole::Warehouse; ///< roles below do not see the page at all
};

/// One place of the program. The window shows it, names it in the sidebar, offers its actions in a
/// menu and in the palette, and tells it what happens around it.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(PageFace face, QWidget *parent = nullptr);
    const PageFace &face() const { return m_face; }

    /// In the language of the window, for the sidebar.
    virtual QString title() const = 0;
    /// Stand in the window's menu bar while the page is shown, with their shortcuts, and in the
    /// palette.
    virtual QList<QAction *> pageActions() const { return {}; }
    /// The head of that menu; the title unless the page says otherwise.
    virtual QString menuTitle() const { return title(); }
    /// What the palette also finds while somebody types. They live as long as the page.
    virtual QList<PaletteProvider *> providers() const { return {}; }

    /// The page comes into sight, somebody pressed F5, or the line came back. Never blocks.
    virtual void refresh() = 0;
    /// Somebody else signs in: nothing of before may stay in sight or in memory.
    virtual void clear() {}
    /// The window closes.
    virtual void saveState() {}
    /// Shows one document by id or by number; the page is in sight already.
    virtual void openDocument(const QString &idOrNumber);
    /// Shows the rows that fit, in the page's own words for a filter; the page is in sight already.
    virtual void showOnly(const QUrlQuery &filter);
    /// When what is on screen was true; none before the first answer and where it means nothing.
    virtual std::optional<Timestamp> asOf() const { return std::nullopt; }

Q_SIGNALS:
    /// asOf() moved.
    void refreshed();
    /// How many things here wait for a person; shown beside the name, 0 shows nothing.
    void attentionChanged(int count);

protected:
    /// Every word is said anew. Called when the language changes, never by the constructor.
    virtual void retranslate() = 0;
    void changeEvent(QEvent *event) override;

private:
    PageFace m_face;
};

} // namespace paushtik
