// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_views.h"

#include "desktop/core/formats.h"

#include <QContextMenuEvent>
#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QStyle>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const QString kKept = u"orders/views"_s;

bool sameRows(const OrdersQuery &a, const OrdersQuery &b)
{
    OrdersQuery sorted = a;
    sorted.sort = b.sort;
    return sorted == b;
}

} // namespace

OrderViews::OrderViews(OrdersRepository &repository, Preferences &preferences, QWidget *parent)
    : QTabBar(parent)
    , m_repository(repository)
    , m_preferences(preferences)
{
    setObjectName(u"orderViews"_s);
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    // Replicas tell of changes in bursts; counting once a while is enough for a number in a tab.
    m_counting.setSingleShot(true);
    m_counting.setInterval(400ms);
    connect(&m_counting, &QTimer::timeout, this, &OrderViews::countAgain);
    connect(&repository, &OrdersRepository::listsChanged, this, [this] {
        if (!m_counting.isActive())
            m_counting.start();
    });
    connect(this, &QTabBar::tabBarClicked, this, [this](int index) {
        if (index >= 0)
            Q_EMIT chosen(m_views[index]);
    });
    rebuild();
}

QList<OrderView> OrderViews::ours() const
{
    const QList<OrderView> all{
        {tr("All orders"), {}},
        {tr("To pack"), {.status = u"paid"_s, .packed = false}},
        {tr("Awaiting payment"), {.status = u"pending_payment"_s}},
        {tr("Needs attention"), {.flag = u"any"_s}},
    };
    QList<OrderView> offered;
    for (const OrderView &view : all)
        if (m_repository.canFilterBy(view.query))
            offered.append(view);
    return offered;
}

QList<OrderView> OrderViews::kept() const
{
    QList<OrderView> all;
    const QByteArray stored = m_preferences.state(kKept).toByteArray();
    const QJsonArray array = QJsonDocument::fromJson(stored).array();
    for (const QJsonValue &value : array) {
        const QJsonObject one = value.toObject();
        all.append({one["name"_L1].toString(),
                    OrdersQuery::fromUrlQuery(QUrlQuery(one["filter"_L1].toString())),
                    QByteArray::fromBase64(one["columns"_L1].toString().toLatin1()), false});
    }
    return all;
}

void OrderViews::keep()
{
    QJsonArray array;
    for (const OrderView &view : std::as_const(m_views))
        if (!view.ours)
            array.append(
                QJsonObject{{u"name"_s, view.name},
                            {u"filter"_s, view.query.toUrlQuery().toString(QUrl::FullyEncoded)},
                            {u"columns"_s, QString::fromLatin1(view.columns.toBase64())}});
    m_preferences.setState(kKept, QJsonDocument(array).toJson(QJsonDocument::Compact));
}

void OrderViews::rebuild()
{
    const QSignalBlocker quiet(this);
    while (count() > 0)
        removeTab(0);
    m_views = ours() + kept();
    for (const OrderView &view : std::as_const(m_views))
        addTab(view.name);
    setAccessibleName(tr("Saved views"));
    mark(-1);
    countAgain();
}

void OrderViews::save(const OrderView &view)
{
    OrderView mine = view;
    mine.ours = false;
    const auto known = std::find_if(m_views.begin(), m_views.end(), [&](const OrderView &one) {
        return !one.ours && one.name == view.name;
    });
    if (known != m_views.end())
        *known = mine;
    else
        m_views.append(mine);
    keep();
    rebuild();
    follow(mine.query);
}

void OrderViews::remove(int index)
{
    if (index < 0 || index >= m_views.size() || m_views[index].ours)
        return;
    m_views.removeAt(index);
    keep();
    rebuild();
}

void OrderViews::rename(int index, const QString &name)
{
    if (name.isEmpty() || m_views[index].ours)
        return;
    m_views[index].name = name;
    keep();
    rebuild();
}

void OrderViews::follow(const OrdersQuery &query)
{
    const QSignalBlocker quiet(this);
    int found = -1;
    for (int i = 0; i < m_views.size(); ++i)
        if (sameRows(m_views[i].query, query))
            found = i;
    mark(found);
}

// A tab bar always has a current tab: with none chosen it is drawn like the others.
void OrderViews::mark(int index)
{
    if (index >= 0)
        setCurrentIndex(index);
    setProperty("unchosen", index < 0);
    style()->unpolish(this);
    style()->polish(this);
}

void OrderViews::countAgain()
{
    // A source that learnt to filter meanwhile offers more of our views.
    const auto shown = std::count_if(m_views.begin(), m_views.end(),
                                     [](const OrderView &view) { return view.ours; });
    if (shown != ours().size())
        return retranslate();
    if (!m_repository.hasPositions())
        return;
    for (const OrderView &view : std::as_const(m_views))
        QCoro::connect(m_repository.count(view.query), this,
                       [this, view](const Result<qint64> &count) {
                           if (count)
                               showCount(view, *count);
                       });
}

void OrderViews::showCount(const OrderView &view, qint64 count)
{
    const auto index = m_views.indexOf(view);
    if (index >= 0)
        setTabText(static_cast<int>(index), u"%1  %2"_s.arg(view.name, formats::number(count)));
}

void OrderViews::retranslate()
{
    const int chosenNow = property("unchosen").toBool() ? -1 : currentIndex();
    rebuild();
    const QSignalBlocker quiet(this);
    mark(chosenNow);
}

void OrderViews::contextMenuEvent(QContextMenuEvent *event)
{
    const int index = tabAt(event->pos());
    if (index < 0 || m_views[index].ours)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Rename…"), this, [this, index] { askForName(index); });
    menu->addAction(tr("Remove this view"), this, [this, index] { remove(index); });
    menu->popup(event->globalPos());
}

void OrderViews::askForName(int index)
{
    auto *ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setWindowTitle(tr("Rename the view"));
    ask->setLabelText(tr("Name"));
    ask->setTextValue(m_views[index].name);
    connect(ask, &QInputDialog::textValueSelected, this,
            [this, index](const QString &name) { rename(index, name.simplified()); });
    ask->open();
}

} // namespace paushtik
