// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/account/session.h"
#include "desktop/shell/shell.h"
#include "desktop/shell/sync_status.h"
#include "desktop/shipments/day_cache.h"
#include "desktop/shipments/scanner_filter.h"
#include "desktop/shipments/sounds.h"

#include <QSet>
#include <QTimer>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace paushtik {

class ManifestsView;
class PackingBench;
class Thumbnails;
class PrintingView;
class PrintSpool;
class QueuesView;

/// Everything between paid and gone: queues, the packing bench, manifests, printing.
class ShipmentsPage : public Page {
    Q_OBJECT
public:
    enum class Tab { Queues, Bench, Manifests, Printing };

    /// All of it outlives the page.
    struct Parts {
        Shell &shell;
        Session &session;
        Preferences &preferences;
        ShipmentsRepository &parcels;
        DayCache &day;
        Thumbnails &pictures;
        PrintSpool &spool;
        SyncStatus &line;
    };
    explicit ShipmentsPage(const Parts &parts, QWidget *parent = nullptr);

    QString title() const override;
    QList<QAction *> pageActions() const override;
    void refresh() override;
    void clear() override;
    void openDocument(const QString &idOrNumber) override;
    /// `queue`: its word.
    void showOnly(const QUrlQuery &filter) override;
    std::optional<Timestamp> asOf() const override;
    void showTab(Tab tab);
    QueuesView *queues() const { return m_queues; }
    PackingBench *bench() const { return m_bench; }
    ManifestsView *manifests() const { return m_manifests; }
    PrintingView *printing() const { return m_printing; }
    /// A scanner read this, wherever somebody was in the program.
    void scanned(const QString &code);

protected:
    void retranslate() override;

private:
    void wire();
    void showAttention();

    Shell &m_shell;
    Session &m_session;
    ShipmentsRepository &m_parcels;
    DayCache &m_cache;
    Thumbnails &m_pictures;
    Sounds m_sounds;
    ScannerFilter m_scanner;
    QLabel *m_title;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QueuesView *m_queues;
    PackingBench *m_bench;
    ManifestsView *m_manifests;
    PrintingView *m_printing;
    QTimer m_ahead;
    QSet<QString> m_wanted; ///< products whose pictures were asked for
    QList<QAction *> m_tabActions;
    int m_atQueues = 0;
    int m_unsure = 0;
};

} // namespace paushtik
