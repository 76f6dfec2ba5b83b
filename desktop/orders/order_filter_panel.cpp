// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_filter_panel.h"

#include "desktop/orders/order_words.h"
#include "desktop/style/widgets.h"
#include "shared/domain/money_text.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTimeZone>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

enum Stretch { AnyTime, Today, Yesterday, SevenDays, ThirtyDays, ThisMonth, LastMonth, Between };

// The shop counts its days in India.
Timestamp startOf(QDate day)
{
    constexpr int kOffset = 5 * 3600 + 30 * 60;
    const QDateTime start(day, QTime(0, 0), Qt::OffsetFromUTC, kOffset);
    return Timestamp(start.toMSecsSinceEpoch() * 1000);
}

QHBoxLayout *pair(QWidget *first, QWidget *second)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(first, 1);
    row->addWidget(second, 1);
    return row;
}

QString textOf(const std::optional<Paise> &amount)
{
    return amount ? plainRupees(*amount) : QString();
}

} // namespace

OrderFilterPanel::OrderFilterPanel(const OrdersQuery &query, const OrdersRepository &repository,
                                   QWidget *anchor)
    : QDialog(anchor->window(), Qt::Popup | Qt::FramelessWindowHint)
    , m_query(query)
    , m_when(new QComboBox(this))
    , m_from(new QDateEdit(this))
    , m_to(new QDateEdit(this))
    , m_least(new QLineEdit(this))
    , m_most(new QLineEdit(this))
    , m_city(new QLineEdit(this))
    , m_product(new QLineEdit(this))
    , m_flag(new QComboBox(this))
    , m_shipment(new QComboBox(this))
    , m_packed(new QComboBox(this))
{
    setObjectName(u"filterPanel"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("More filters"));
    setFixedWidth(420);
    fillChoices();
    build();
    fillFields(query);
    wire();
    restrict(repository);
    adjustSize();
    const QPoint below =
        anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 4));
    move(below);
    m_when->setFocus();
}

std::pair<QDate, QDate> OrderFilterPanel::stretch(int index, QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    switch (index) {
    case Today:
        return {today, today};
    case Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case SevenDays:
        return {today.addDays(-6), today};
    case ThirtyDays:
        return {today.addDays(-29), today};
    case ThisMonth:
        return {month, today};
    case LastMonth:
        return {month.addMonths(-1), month.addDays(-1)};
    default:
        return {};
    }
}

std::optional<Paise> OrderFilterPanel::amountFrom(const QString &typed)
{
    static const QRegularExpression kAmount(
        u"^\u20b9?\\s*([0-9][0-9,]{0,13})(?:\\.([0-9]{1,2}))?$"_s);
    const auto match = kAmount.match(typed.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 rupees = match.captured(1).remove(u',').toLongLong();
    const qint64 paise = match.captured(2).leftJustified(2, u'0').toLongLong();
    return Paise(rupees * 100 + paise);
}

void OrderFilterPanel::build()
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(14);
    form->setVerticalSpacing(8);
    const auto add = [form](const QString &name, auto *field) {
        form->addRow(makeLabel(name, "muted"), field);
    };
    for (QDateEdit *date : {m_from, m_to}) {
        date->setCalendarPopup(true);
        date->setDisplayFormat(u"dd MMM yyyy"_s);
        date->setDateRange(QDate(2020, 1, 1), QDate(2100, 1, 1));
    }
    m_from->setAccessibleName(tr("First day"));
    m_to->setAccessibleName(tr("Last day"));
    m_least->setPlaceholderText(tr("From ₹"));
    m_most->setPlaceholderText(tr("to ₹"));
    for (QLineEdit *amount : {m_least, m_most})
        amount->setAccessibleName(amount->placeholderText());
    const std::pair<QWidget *, QString> names[] = {
        {m_when, tr("Placed")},    {m_city, tr("City")},         {m_product, tr("Product")},
        {m_flag, tr("Attention")}, {m_shipment, tr("Shipment")}, {m_packed, tr("Packing")}};
    for (const auto &[field, name] : names)
        field->setAccessibleName(name);
    m_product->setPlaceholderText(tr("SKU or a word of its title"));
    add(tr("Placed"), m_when);
    add({}, pair(m_from, m_to));
    add(tr("Amount"), pair(m_least, m_most));
    add(tr("City"), m_city);
    add(tr("Product"), m_product);
    add(tr("Attention"), m_flag);
    add(tr("Shipment"), m_shipment);
    add(tr("Packing"), m_packed);
    auto *clear = new QPushButton(tr("Clear all"), this);
    clear->setObjectName(u"clearFilters"_s);
    clear->setAccessibleName(clear->text());
    connect(clear, &QPushButton::clicked, this, &OrderFilterPanel::clearAll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(10);
    column->addLayout(form);
    column->addWidget(clear, 0, Qt::AlignRight);
    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    connect(&m_typing, &QTimer::timeout, this, &OrderFilterPanel::take);
}

void OrderFilterPanel::fillChoices()
{
    m_when->setObjectName(u"filterWhen"_s);
    m_city->setObjectName(u"filterCity"_s);
    m_least->setObjectName(u"filterLeast"_s);
    m_product->setObjectName(u"filterProduct"_s);
    m_flag->setObjectName(u"filterFlag"_s);
    m_when->addItems({tr("Any time"), tr("Today"), tr("Yesterday"), tr("Last 7 days"),
                      tr("Last 30 days"), tr("This month"), tr("Last month"), tr("Between…")});
    m_flag->addItem(tr("Whether or not it needs some"), QString());
    m_flag->addItem(tr("Needs attention"), u"any"_s);
    const QStringList flags = OrderWords::flags();
    for (const QString &flag : flags)
        m_flag->addItem(OrderWords::flag(flag).text, flag);
    m_shipment->addItem(tr("Any"), QString());
    m_shipment->addItem(tr("No shipment"), u"none"_s);
    const QStringList shipments = OrderWords::shipments();
    for (const QString &state : shipments)
        m_shipment->addItem(OrderWords::shipment(state).text, state);
    m_packed->addItem(tr("Packed or not"), QString());
    m_packed->addItem(tr("Packed"), u"true"_s);
    m_packed->addItem(tr("Not packed"), u"false"_s);
}

void OrderFilterPanel::fillFields(const OrdersQuery &query)
{
    const QDate today = Timestamp::now().indianDay();
    m_when->setCurrentIndex(query.from || query.to ? Between : AnyTime);
    m_from->setDate(query.from ? query.from->indianDay() : today.addDays(-6));
    m_to->setDate(query.to ? query.to->plusSeconds(-1).indianDay() : today);
    m_from->setEnabled(m_when->currentIndex() == Between);
    m_to->setEnabled(m_when->currentIndex() == Between);
    m_least->setText(textOf(query.minTotal));
    m_most->setText(textOf(query.maxTotal));
    m_city->setText(query.city);
    m_product->setText(query.product);
    m_flag->setCurrentIndex(std::max(0, m_flag->findData(query.flag)));
    m_shipment->setCurrentIndex(std::max(0, m_shipment->findData(query.shipment)));
    m_packed->setCurrentIndex(query.packed ? (*query.packed ? 1 : 2) : 0);
}

void OrderFilterPanel::wire()
{
    connect(m_when, &QComboBox::activated, this, &OrderFilterPanel::takeStretch);
    for (QDateEdit *date : {m_from, m_to})
        connect(date, &QDateEdit::dateChanged, &m_typing, qOverload<>(&QTimer::start));
    for (QLineEdit *text : {m_least, m_most, m_city, m_product})
        connect(text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    for (QComboBox *choice : {m_flag, m_shipment, m_packed})
        connect(choice, &QComboBox::activated, this, &OrderFilterPanel::take);
}

void OrderFilterPanel::restrict(const OrdersRepository &repository)
{
    const std::pair<QWidget *, OrdersQuery> parts[] = {
        {m_least, {.minTotal = Paise(1)}}, {m_most, {.maxTotal = Paise(1)}},
        {m_city, {.city = u"a"_s}},        {m_product, {.product = u"a"_s}},
        {m_flag, {.flag = u"any"_s}},      {m_shipment, {.shipment = u"none"_s}},
        {m_packed, {.packed = true}},
    };
    for (const auto &[field, query] : parts) {
        const bool can = repository.canFilterBy(query);
        field->setEnabled(can);
        field->setToolTip(can ? QString() : tr("Needs the copy of the orders on this machine."));
    }
}

void OrderFilterPanel::takeStretch(int index)
{
    m_from->setEnabled(index == Between);
    m_to->setEnabled(index == Between);
    const auto [first, last] = stretch(index, Timestamp::now().indianDay());
    if (first.isValid()) {
        const QSignalBlocker quietFrom(m_from);
        const QSignalBlocker quietTo(m_to);
        m_from->setDate(first);
        m_to->setDate(last);
    }
    take();
}

void OrderFilterPanel::take()
{
    m_typing.stop();
    const bool anyTime = m_when->currentIndex() == AnyTime;
    m_query.from = anyTime ? std::nullopt : std::optional(startOf(m_from->date()));
    m_query.to = anyTime ? std::nullopt : std::optional(startOf(m_to->date().addDays(1)));
    m_query.minTotal = amountFrom(m_least->text());
    m_query.maxTotal = amountFrom(m_most->text());
    m_query.city = m_city->text().simplified();
    m_query.product = m_product->text().simplified();
    m_query.flag = m_flag->currentData().toString();
    m_query.shipment = m_shipment->currentData().toString();
    const QString packed = m_packed->currentData().toString();
    m_query.packed = packed.isEmpty() ? std::nullopt : std::optional(packed == u"true");
    Q_EMIT changed(m_query);
}

void OrderFilterPanel::clearAll()
{
    OrdersQuery none;
    none.text = m_query.text;
    none.status = m_query.status;
    Q_EMIT changed(none);
    close();
}

} // namespace paushtik
