// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_filter_bar.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_filter_panel.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/flow_layout.h"
#include "desktop/style/icons.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto kServersRest = 120ms;

} // namespace

OrderFilterBar::OrderFilterBar(const OrdersRepository &repository, QWidget *parent)
    : QWidget(parent)
    , m_repository(repository)
    , m_search(new QLineEdit(this))
    , m_status(new QComboBox(this))
    , m_more(new QPushButton(this))
    , m_refresh(new QToolButton(this))
    , m_chips(new QWidget(this))
{
    build();
    wire();
    retranslate();
}

void OrderFilterBar::build()
{
    m_search->setObjectName(u"search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_status->setObjectName(u"status"_s);
    m_more->setObjectName(u"moreFilters"_s);
    m_more->setIcon(lineIcon(u"filter"_s));
    m_refresh->setObjectName(u"refresh"_s);
    m_refresh->setIcon(lineIcon(u"refresh"_s));
    m_refresh->setProperty("flat", true);
    auto *choices = new QHBoxLayout;
    choices->setSpacing(8);
    choices->addWidget(m_status, 1);
    choices->addWidget(m_more);
    choices->addWidget(m_refresh);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    m_row->setSpacing(8);
    m_row->addWidget(m_search, 1);
    m_row->addLayout(choices);
    auto *chips = new FlowLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    m_chips->setObjectName(u"filterChips"_s);
    m_chips->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(m_row);
    column->addWidget(m_chips);
}

// Beside the choices there must be room for a name; else they go below.
void OrderFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int words = 30 * fontMetrics().averageCharWidth();
    const bool narrow = width() < words + m_row->itemAt(1)->minimumSize().width();
    m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void OrderFilterBar::wire()
{
    m_typing.setSingleShot(true);
    const auto applyFields = [this] {
        OrdersQuery query = m_query;
        query.text = m_search->text().simplified();
        query.status = m_status->currentData().toString();
        apply(query);
    };
    connect(&m_typing, &QTimer::timeout, this, applyFields);
    // A server is spared the letters of a quick typist; a copy on this machine need not be.
    connect(m_search, &QLineEdit::textChanged, this,
            [this] { m_typing.start(m_repository.hasPositions() ? 0ms : kServersRest); });
    connect(m_status, &QComboBox::activated, this, applyFields);
    connect(m_more, &QPushButton::clicked, this, &OrderFilterBar::openPanel);
    connect(m_refresh, &QToolButton::clicked, this, &OrderFilterBar::refreshRequested);
}

void OrderFilterBar::setQuery(const OrdersQuery &query)
{
    m_query = query;
    const QSignalBlocker quiet(m_search);
    m_search->setText(query.text);
    m_status->setCurrentIndex(std::max(0, m_status->findData(query.status)));
    m_typing.stop();
    showChips();
}

void OrderFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void OrderFilterBar::type(const QString &text)
{
    m_search->setFocus();
    m_search->insert(text);
}

void OrderFilterBar::openPanel()
{
    auto *panel = new OrderFilterPanel(m_query, m_repository, m_more);
    connect(panel, &OrderFilterPanel::changed, this, &OrderFilterBar::apply);
    panel->show();
}

// From the filter into the list without a mouse: down goes there, Escape clears.
bool OrderFilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        m_search->clear();
        return true;
    }
    if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    Q_EMIT leftDownwards();
    return true;
}

void OrderFilterBar::retranslate()
{
    m_search->setPlaceholderText(tr("Number, name, phone, e-mail or AWB"));
    m_search->setAccessibleName(tr("Filter orders"));
    m_status->setAccessibleName(tr("State of the orders"));
    m_more->setText(tr("Filter"));
    m_more->setAccessibleName(tr("More filters"));
    m_refresh->setToolTip(tr("Read the orders again (F5)"));
    m_refresh->setAccessibleName(m_refresh->toolTip());
    fillStatuses();
    showChips();
}

void OrderFilterBar::fillStatuses()
{
    const int current = std::max(0, m_status->currentIndex());
    m_status->clear();
    m_status->addItem(tr("All states"), QString());
    const auto statuses = OrderWords::statuses();
    for (const QString &status : statuses)
        m_status->addItem(OrderWords::status(status).text, status);
    m_status->addItem(tr("All but cancelled"), QString(kNotCancelled));
    m_status->setCurrentIndex(current);
}

void OrderFilterBar::apply(const OrdersQuery &query)
{
    m_typing.stop();
    const OrdersSort sort = m_query.sort;
    m_query = query;
    m_query.sort = sort;
    showChips();
    Q_EMIT changed(m_query);
}

void OrderFilterBar::showChips()
{
    const auto old = m_chips->findChildren<QPushButton *>(Qt::FindDirectChildrenOnly);
    for (QPushButton *chip : old) {
        chip->hide();
        chip->setObjectName({});
        chip->deleteLater(); // one of them may be what was clicked
    }
    addRangeChips();
    OrdersQuery without = m_query;
    without.city.clear();
    if (!m_query.city.isEmpty())
        addChip("chipCity", tr("City: %1").arg(m_query.city), without);
    without = m_query;
    without.product.clear();
    if (!m_query.product.isEmpty())
        addChip("chipProduct", tr("Product: %1").arg(m_query.product), without);
    without = m_query;
    without.flag.clear();
    if (!m_query.flag.isEmpty())
        addChip("chipFlag",
                m_query.flag == u"any" ? tr("Needs attention")
                                       : OrderWords::flag(m_query.flag).text,
                without);
    without = m_query;
    without.shipment.clear();
    if (!m_query.shipment.isEmpty())
        addChip("chipShipment",
                m_query.shipment == u"none" ? tr("No shipment")
                                            : OrderWords::shipment(m_query.shipment).text,
                without);
    without = m_query;
    without.packed.reset();
    if (m_query.packed)
        addChip("chipPacked", *m_query.packed ? tr("Packed") : tr("Not packed"), without);
    m_chips->setVisible(m_chips->layout()->count() > 0);
}

void OrderFilterBar::addRangeChips()
{
    OrdersQuery anyTime = m_query;
    anyTime.from.reset();
    anyTime.to.reset();
    // `to` is the first moment that no longer counts; people name the last day that does.
    const QString last = m_query.to ? formats::day(m_query.to->plusSeconds(-1)) : QString();
    if (m_query.from && m_query.to && formats::day(*m_query.from) == last)
        addChip("since", last, anyTime);
    else if (m_query.from && m_query.to)
        addChip("since", tr("%1 to %2").arg(formats::day(*m_query.from), last), anyTime);
    else if (m_query.from)
        addChip("since", tr("Since %1").arg(formats::day(*m_query.from)), anyTime);
    else if (m_query.to)
        addChip("since", tr("Until %1").arg(last), anyTime);
    addMoneyChip();
    OrdersQuery anyAmount = m_query;
    anyAmount.minTotal.reset();
    anyAmount.maxTotal.reset();
    if (m_query.minTotal && m_query.maxTotal)
        addChip("chipAmount",
                tr("%1 to %2")
                    .arg(formats::money(*m_query.minTotal), formats::money(*m_query.maxTotal)),
                anyAmount);
    else if (m_query.minTotal)
        addChip("chipAmount", tr("From %1").arg(formats::money(*m_query.minTotal)), anyAmount);
    else if (m_query.maxTotal)
        addChip("chipAmount", tr("Up to %1").arg(formats::money(*m_query.maxTotal)), anyAmount);
}

void OrderFilterBar::addMoneyChip()
{
    if (!m_query.moneyFrom || !m_query.moneyTo)
        return;
    OrdersQuery without = m_query;
    without.moneyFrom.reset();
    without.moneyTo.reset();
    const QString first = formats::day(*m_query.moneyFrom);
    const QString last = formats::day(m_query.moneyTo->plusSeconds(-1));
    addChip("chipMoney",
            first == last ? tr("Paid or refunded %1").arg(first)
                          : tr("Paid or refunded %1 to %2").arg(first, last),
            without);
}

void OrderFilterBar::addChip(const char *name, const QString &text, const OrdersQuery &without)
{
    auto *chip = new QPushButton(text, m_chips);
    chip->setObjectName(QLatin1StringView(name));
    chip->setProperty("chip", true);
    chip->setIcon(lineIcon(u"close"_s));
    chip->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
    chip->setToolTip(tr("Take this filter away"));
    chip->setAccessibleName(u"%1: %2"_s.arg(text, chip->toolTip()));
    connect(chip, &QPushButton::clicked, this, [this, without] { apply(without); });
    m_chips->layout()->addWidget(chip);
    chip->show();
}

} // namespace paushtik
