// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dashboard/dashboard_lists.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/badge.h"

#include <QPointer>
#include <QStyleOptionButton>
#include <QStylePainter>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// A warehouse reads a few at a time; the number in the tile says how many there are.
constexpr qsizetype kListed = 8;
constexpr qsizetype kMostAtOnce = 500;
constexpr qsizetype kMostLow = 100; // the server names no more

QHBoxLayout *rowIn(QWidget *whole)
{
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    return row;
}

/// A name that may be as long as it likes: what has no room is cut at its end.
class ShrinkingLink : public QPushButton {
public:
    explicit ShrinkingLink(const QString &text)
        : QPushButton(text)
    {
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        setToolTip(text);
    }
    QSize minimumSizeHint() const override
    {
        return {std::min(sizeHint().width(), 12 * fontMetrics().averageCharWidth()),
                sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        option.text = fontMetrics().elidedText(text(), Qt::ElideRight, width() - 2);
        painter.drawControl(QStyle::CE_PushButton, option);
    }
};

QPushButton *dressLink(QPushButton *link, const QString &name)
{
    link->setProperty("link", true);
    link->setAccessibleName(name);
    return link;
}

QPushButton *makeLink(const QString &text, const QString &name)
{
    return dressLink(new QPushButton(text), name);
}

} // namespace

DashboardLists::DashboardLists(Shell &shell, OrdersRepository &orders, OrderActions &actions,
                               SyncStatus &line, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_orders(orders)
    , m_actions(actions)
    , m_line(line)
    , m_tiles(new TileLayout(this))
{
}

void DashboardLists::show(const Dashboard &board)
{
    m_board = board;
    rebuild();
    const int turn = ++m_turn;
    QCoro::connect(
        m_orders.window({.status = u"pending_payment"_s, .sort = OrdersSort::OldestFirst}, {},
                        static_cast<int>(kListed)),
        this, [this, turn](const Result<OrdersWindow> &window) {
            if (turn != m_turn || !window)
                return;
            m_pending = window->rows;
            rebuild();
        });
}

void DashboardLists::clear()
{
    ++m_turn;
    m_board.reset();
    m_pending.clear();
    rebuild();
}

QString DashboardLists::age(Timestamp since, Timestamp now)
{
    const qint64 minutes = (now.microseconds() - since.microseconds()) / 60'000'000;
    if (minutes < 60)
        return tr("%1 min").arg(std::max<qint64>(0, minutes));
    constexpr qint64 kDay = 24 * 60;
    return minutes < 2 * kDay ? tr("%1 h").arg(minutes / 60) : tr("%1 d").arg(minutes / kDay);
}

void DashboardLists::rebuild()
{
    const auto old = findChildren<Card *>(Qt::FindDirectChildrenOnly);
    for (Card *card : old) {
        card->hide();
        m_tiles->removeWidget(card);
        card->deleteLater(); // a button in it may be what was clicked
    }
    if (!m_board)
        return;
    for (Card *card : {pendingCard(), stuckCard(), lowStockCard()}) {
        card->body()->addStretch();
        m_tiles->addWidget(card);
    }
}

QPushButton *DashboardLists::addButton(Card *card, const QString &text, const char *name)
{
    QPushButton *button = makeLink(text, text);
    button->setObjectName(QLatin1StringView(name));
    const bool offline = m_line.state().offlineSince.has_value();
    button->setEnabled(!offline);
    button->setToolTip(offline ? tr("This needs the line to the server, which is down.") : text);
    card->setCorner(button);
    return button;
}

Card *DashboardLists::pendingCard()
{
    auto *card = new Card(tr("Awaiting payment"));
    if (m_board->pendingCount == 0)
        card->body()->addWidget(makeLabel(tr("Nothing is waited for"), "muted"));
    else if (m_shell.allows(StaffRole::Manager))
        connect(addButton(card, tr("Ask about all"), "reverifyAll"), &QPushButton::clicked, this,
                &DashboardLists::reverifyAll);
    for (const OrderRow &order : std::as_const(m_pending))
        card->body()->addWidget(pendingRow(order));
    return card;
}

QWidget *DashboardLists::pendingRow(const OrderRow &order)
{
    auto *whole = new QWidget;
    QHBoxLayout *row = rowIn(whole);
    QPushButton *open = makeLink(order.number, tr("Open order %1").arg(order.number));
    connect(open, &QPushButton::clicked, this,
            [this, number = order.number] { m_shell.open(Place::Orders, number); });
    row->addWidget(open);
    row->addWidget(makeLabel(age(order.placedAt, Timestamp::now()), "small"));
    row->addStretch();
    row->addWidget(makeLabel(formats::money(order.total), "value"));
    return whole;
}

Card *DashboardLists::stuckCard()
{
    auto *card = new Card(tr("Shipments to recover"));
    if (m_board->stuck.isEmpty())
        card->body()->addWidget(makeLabel(tr("Every booking got through"), "muted"));
    else
        connect(addButton(card, tr("Try all again"), "retryAll"), &QPushButton::clicked, this,
                &DashboardLists::retryAll);
    for (const StuckShipment &shipment :
         m_board->stuck.first(std::min(kListed, m_board->stuck.size())))
        card->body()->addWidget(stuckRow(shipment));
    return card;
}

QWidget *DashboardLists::stuckRow(const StuckShipment &shipment)
{
    auto *whole = new QWidget;
    auto *lines = new QVBoxLayout(whole);
    lines->setContentsMargins(0, 0, 0, 4);
    lines->setSpacing(1);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    lines->addLayout(row);
    const QString &number = shipment.orderNumber;
    QPushButton *open = makeLink(number, tr("Open order %1").arg(number));
    connect(open, &QPushButton::clicked, this,
            [this, number] { m_shell.open(Place::Orders, number); });
    row->addWidget(open);
    const Phrase state = OrderWords::shipment(shipment.state);
    row->addWidget(new Badge(state.text, state.tone));
    row->addStretch();
    QPushButton *again = makeLink(tr("Try again"), tr("Book %1 again").arg(number));
    again->setEnabled(shipment.order && !m_line.state().offlineSince);
    connect(again, &QPushButton::clicked, this, [this, shipment] { retry(shipment); });
    row->addWidget(again);
    if (shipment.attempts == 0 && shipment.lastError.isEmpty())
        return whole;
    const QString tries = tr("%n attempt(s)", nullptr, shipment.attempts);
    lines->addWidget(makeCopyable(
        shipment.lastError.isEmpty() ? tries : u"%1 \u00b7 %2"_s.arg(tries, shipment.lastError),
        "small"));
    return whole;
}

Card *DashboardLists::lowStockCard()
{
    auto *card = new Card(tr("Low stock"));
    if (m_board->lowStock.isEmpty())
        card->body()->addWidget(makeLabel(tr("Everything is above its threshold."), "muted"));
    else
        addLowStockLink(card);
    for (const LowStock &product :
         m_board->lowStock.first(std::min(kListed, m_board->lowStock.size())))
        card->body()->addWidget(stockRow(product));
    return card;
}

void DashboardLists::addLowStockLink(Card *card)
{
    const qsizetype listed = m_board->lowStock.size();
    const QString count = formats::number(listed) + (listed < kMostLow ? u""_s : u"+"_s);
    QPushButton *all = makeLink(tr("All %1").arg(count), tr("Low stock: %1").arg(count));
    all->setObjectName(u"allLowStock"_s);
    connect(all, &QPushButton::clicked, this,
            [this] { m_shell.openOnly(Place::Stock, QUrlQuery{{u"stock"_s, u"low"_s}}); });
    card->setCorner(all);
}

QWidget *DashboardLists::stockRow(const LowStock &product)
{
    auto *whole = new QWidget;
    QHBoxLayout *row = rowIn(whole);
    QPushButton *open = dressLink(new ShrinkingLink(product.title),
                                  tr("Adjust the stock of %1").arg(product.title));
    open->setProperty("quiet", true);
    connect(open, &QPushButton::clicked, this,
            [this, id = product.productId] { m_shell.open(Place::Stock, id); });
    row->addWidget(open);
    row->addStretch();
    const QString left =
        tr("%1 left, limit %2")
            .arg(formats::number(product.available), formats::number(product.threshold));
    row->addWidget(new Badge(left, product.available > 0 ? Tone::Warning : Tone::Danger));
    return whole;
}

void DashboardLists::reverifyAll()
{
    QCoro::connect(allPending(), this, [this](const Result<QList<BulkDialog::Target>> &targets) {
        if (!targets)
            return m_shell.tellError(tr("The gateway was not asked."), targets.error());
        run(tr("Ask the gateway about every unpaid order"), *targets,
            [this](OrderId id) { return reverify(id); });
    });
}

Task<Result<QList<BulkDialog::Target>>> DashboardLists::allPending()
{
    const QPointer self(this);
    QList<BulkDialog::Target> targets;
    std::optional<QString> after = QString();
    while (after && targets.size() < kMostAtOnce) {
        OrdersQuery query{.status = u"pending_payment"_s, .sort = OrdersSort::OldestFirst};
        const auto window = co_await m_orders.window(std::move(query), *after, 100);
        if (!self)
            co_return fail(Fault::Unavailable);
        if (!window)
            co_return fail(window.error());
        for (const OrderRow &row : window->rows)
            targets.append({row.id, row.number});
        after = window->next;
    }
    co_return targets;
}

Task<Result<BulkOutcome>> DashboardLists::reverify(OrderId id)
{
    const auto answer = co_await m_actions.reverify(id);
    if (!answer)
        co_return fail(answer.error());
    const Phrase said = OrderWords::outcome(answer->outcome);
    BulkOutcome outcome{said.text, said.tone};
    co_return outcome;
}

Task<Result<BulkOutcome>> DashboardLists::ship(OrderId id)
{
    const auto state = co_await m_actions.ship(id);
    if (!state)
        co_return fail(state.error());
    const Phrase said = OrderWords::shipment(*state);
    BulkOutcome outcome{said.text, said.tone};
    co_return outcome;
}

void DashboardLists::retryAll()
{
    QList<BulkDialog::Target> targets;
    for (const StuckShipment &shipment : std::as_const(m_board->stuck))
        if (shipment.order)
            targets.append({*shipment.order, shipment.orderNumber});
    run(tr("Book the shipments again"), targets, [this](OrderId id) { return ship(id); });
}

void DashboardLists::retry(const StuckShipment &shipment)
{
    QCoro::connect(ship(*shipment.order), this,
                   [this, number = shipment.orderNumber](const Result<BulkOutcome> &outcome) {
                       if (outcome)
                           m_shell.tell(outcome->tone, u"%1: %2"_s.arg(number, outcome->text));
                       else
                           m_shell.tellError(tr("%1: not booked.").arg(number), outcome.error());
                       Q_EMIT done();
                   });
}

void DashboardLists::run(const QString &title, const QList<BulkDialog::Target> &targets,
                         BulkDialog::Act act)
{
    auto *dialog = new BulkDialog(title, targets, std::move(act), window());
    connect(dialog, &BulkDialog::finished, this, &DashboardLists::done);
    dialog->start();
}

} // namespace paushtik
