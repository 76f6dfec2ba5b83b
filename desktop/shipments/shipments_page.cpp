// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/shipments_page.h"

#include "desktop/shipments/manifests_view.h"
#include "desktop/shipments/packing_bench.h"
#include "desktop/shipments/printing_view.h"
#include "desktop/shipments/queues_view.h"
#include "desktop/style/icons.h"
#include "desktop/style/widgets.h"

#include <QApplication>
#include <QStackedWidget>
#include <QTabBar>

namespace paushtik {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ShipmentsPage::ShipmentsPage(const Parts &parts, QWidget *parent)
    : Page({Place::Shipments, u"shipments"_s}, parent)
    , m_shell(parts.shell)
    , m_session(parts.session)
    , m_parcels(parts.parcels)
    , m_cache(parts.day)
    , m_pictures(parts.pictures)
    , m_sounds(parts.preferences, this)
    , m_scanner(this)
    , m_title(makeLabel({}, "title", this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_queues(new QueuesView(parts.shell, parts.parcels, parts.day, parts.spool, parts.line, this))
    , m_bench(new PackingBench(parts.shell, parts.day, parts.pictures, parts.spool, m_sounds, this))
    , m_manifests(new ManifestsView(parts.shell, parts.parcels, parts.spool, m_sounds, parts.line,
                                    parts.preferences, this))
    , m_printing(new PrintingView(parts.shell, parts.spool, this))
{
    m_tabs->setObjectName(u"shipmentTabs"_s);
    m_tabs->setProperty("main", true);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setDrawBase(false);
    const char *const icons[] = {"shipments", "box", "invoice", "print"};
    QWidget *const views[] = {m_queues, m_bench, m_manifests, m_printing};
    for (int i = 0; i < int(std::size(views)); ++i) {
        m_stack->addWidget(views[i]);
        m_tabs->addTab(lineIcon(QLatin1StringView(icons[i])), {});
        auto *action = new QAction(lineIcon(QLatin1StringView(icons[i])), {}, this);
        action->setObjectName(u"actionShipmentTab%1"_s.arg(i));
        action->setShortcut(QKeySequence(u"Ctrl+Alt+%1"_s.arg(i + 1)));
        connect(action, &QAction::triggered, this, [this, i] { showTab(static_cast<Tab>(i)); });
        m_tabActions.append(action);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addSpacing(24);
    head->addWidget(m_tabs);
    head->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    wire();
    retranslate();
}

void ShipmentsPage::wire()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        refresh();
    });
    connect(&m_scanner, &ScannerFilter::scanned, this, &ShipmentsPage::scanned);
    connect(m_queues, &QueuesView::packRequested, this, [this](const QString &number) {
        showTab(Tab::Bench);
        m_bench->scan(number);
    });
    connect(m_queues, &QueuesView::findRequested, this, [this] { showTab(Tab::Queues); });
    connect(m_queues, &QueuesView::refreshed, this, [this] {
        m_manifests->setParcels(m_queues->model()->all());
        Q_EMIT refreshed();
    });
    connect(m_queues, &QueuesView::attentionChanged, this, [this](int count) {
        m_atQueues = count;
        showAttention();
    });
    connect(m_printing, &PrintingView::attentionChanged, this, [this](int count) {
        m_unsure = count;
        showAttention();
    });
    connect(&m_session, &Session::signedIn, this, [this] {
        const QString name = m_session.staff() ? m_session.staff()->name : QString();
        m_queues->setStaffName(name);
        m_bench->setStaffName(name);
        m_manifests->setStaffName(name);
        m_printing->setStaffName(name);
        // Whoever signs in looks at something first; the work of the day can wait a moment.
        m_ahead.start();
        m_printing->refresh();
    });
    // New work is fetched ahead too, a stream of it now and then.
    connect(&m_parcels, &ShipmentsRepository::changed, this, [this] {
        if (m_manifests->isVisible())
            m_manifests->refresh();
        if (m_session.staff() && !m_ahead.isActive())
            m_ahead.start();
    });
    m_ahead.setSingleShot(true);
    m_ahead.setInterval(3s);
    connect(&m_ahead, &QTimer::timeout, &m_cache, &DayCache::fetchAhead);
    // Pictures too are there before the line is cut. Not before somebody could say what the orders
    // are: the copy may still be opening, and then nobody could say what the products look like.
    connect(&m_cache, &DayCache::ordersFetched, this, [this] {
        for (const QString &product : m_cache.products() - m_wanted)
            m_pictures.pictureOf(product);
        m_wanted += m_cache.products();
    });
}

void ShipmentsPage::showAttention()
{
    Q_EMIT attentionChanged(m_atQueues + m_unsure);
}

QString ShipmentsPage::title() const
{
    return tr("Shipments");
}

QList<QAction *> ShipmentsPage::pageActions() const
{
    QList<QAction *> actions = m_tabActions;
    for (const auto &more : {m_queues->actions(), m_bench->actions()})
        actions += more;
    return actions;
}

void ShipmentsPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void ShipmentsPage::refresh()
{
    m_queues->refresh();
    m_cache.fetchAhead();
    if (m_stack->currentWidget() == m_manifests)
        m_manifests->refresh();
    m_printing->refresh();
}

void ShipmentsPage::clear()
{
    m_queues->clear();
    m_bench->clear();
    m_manifests->clear();
    m_wanted.clear();
}

void ShipmentsPage::openDocument(const QString &idOrNumber)
{
    showTab(Tab::Queues);
    m_queues->showOrder(idOrNumber);
}

void ShipmentsPage::showOnly(const QUrlQuery &filter)
{
    showTab(Tab::Queues);
    if (filter.queryItemValue(u"queue"_s) == u"recovery")
        m_queues->showQueue(ShipmentQueue::Recovery);
}

std::optional<Timestamp> ShipmentsPage::asOf() const
{
    return m_queues->asOf();
}

void ShipmentsPage::scanned(const QString &code)
{
    if (!m_session.staff() || QApplication::activeModalWidget())
        return;
    if (m_manifests->isHandingOver() && m_manifests->isVisible())
        return m_manifests->scan(code);
    if (m_queues->isVisible() && m_queues->isFinding())
        return m_queues->find(code);
    m_shell.open(Place::Shipments);
    showTab(Tab::Bench);
    m_bench->scan(code);
}

void ShipmentsPage::retranslate()
{
    m_title->setText(title());
    m_tabs->setAccessibleName(tr("Parts of the shipments"));
    const QString names[] = {tr("Queues"), tr("Packing"), tr("Manifests"), tr("Printing")};
    const QString commands[] = {tr("Show the queues"), tr("Go to the packing bench"),
                                tr("Show the manifests"), tr("Show printers and print jobs")};
    for (int i = 0; i < m_tabs->count(); ++i) {
        m_tabs->setTabText(i, names[i]);
        m_tabActions[i]->setText(commands[i]);
    }
}

} // namespace paushtik
