// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_cards.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_acts.h"
#include "desktop/orders/order_money.h"
#include "desktop/orders/order_words.h"
#include "desktop/style/action_button.h"
#include "desktop/style/badge.h"
#include "desktop/style/flow_layout.h"
#include "desktop/style/icons.h"
#include "desktop/style/theme.h"

#include <QGridLayout>
#include <QRegularExpression>
#include <QTextEdit>
#include <QUrl>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// More than fits the narrowest pane on one line.
bool hasLongWord(const QString &text)
{
    constexpr qsizetype kFits = 24;
    const QStringList words = text.split(QRegularExpression(u"\\s+"_s));
    return std::any_of(words.begin(), words.end(),
                       [](const QString &word) { return word.size() > kFits; });
}

/// "label … value" lines of a card, values in one column.
class Facts {
public:
    explicit Facts(Card *card)
        : m_grid(new QGridLayout)
    {
        m_grid->setHorizontalSpacing(12);
        m_grid->setVerticalSpacing(4);
        m_grid->setColumnMinimumWidth(0, 96);
        m_grid->setColumnStretch(1, 1);
        card->body()->addLayout(m_grid);
    }
    void add(const QString &name, const QString &value)
    {
        if (value.isEmpty())
            return;
        if (hasLongWord(value))
            addWidget(name, makeBreakable(value));
        else
            addWidget(name, makeCopyable(value, "value"));
    }
    void addWidget(const QString &name, QWidget *value)
    {
        const int row = m_grid->rowCount();
        m_grid->addWidget(makeLabel(name, "muted"), row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1);
    }

private:
    QGridLayout *m_grid;
};

void addLine(QGridLayout *grid, const OrderLine &line)
{
    const int row = grid->rowCount();
    auto *quantity = makeLabel(u"%1 \u00d7"_s.arg(formats::number(line.quantity)), "strong");
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(makeCopyable(line.title, "value"));
    const QString unit = formats::money(line.unitPrice);
    words->addWidget(
        makeCopyable(line.sku.isEmpty() ? unit : u"%1 \u00b7 %2"_s.arg(line.sku, unit), "small"));
    grid->addWidget(quantity, row, 0, Qt::AlignTop | Qt::AlignRight);
    grid->addLayout(words, row, 1);
    grid->addWidget(makeLabel(formats::money(line.lineTotal), "value"), row, 2,
                    Qt::AlignTop | Qt::AlignRight);
}

void addTotal(QGridLayout *grid, const QString &name, Paise amount, const char *role)
{
    const int row = grid->rowCount();
    grid->addWidget(makeLabel(name, role), row, 1);
    grid->addWidget(makeLabel(formats::money(amount), role), row, 2, Qt::AlignRight);
}

// Only a web address becomes a link: what a courier sends is not ours to run.
QLabel *linkTo(const QString &address, const QString &text)
{
    auto *link = new QLabel;
    link->setTextFormat(Qt::RichText);
    link->setText(u"<a href=\"%1\">%2</a>"_s.arg(address.toHtmlEscaped(), text.toHtmlEscaped()));
    link->setOpenExternalLinks(true);
    link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    link->setAccessibleName(text);
    return link;
}

bool isWebAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == u"https" || url.scheme() == u"http");
}

QString expectedDay(const QString &told)
{
    const QDate date = QDate::fromString(told.left(10), Qt::ISODate);
    return date.isValid() ? formats::day(date) : told;
}

QWidget *makeEntry(const QString &when, const QString &what, const QString &more)
{
    auto *entry = new QWidget;
    auto *row = new QHBoxLayout(entry);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(12);
    auto *time = makeLabel(when, "small");
    time->setFixedWidth(150);
    row->addWidget(time, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(makeCopyable(what, "value"));
    if (!more.isEmpty())
        words->addWidget(makeCopyable(more, "small"));
    row->addLayout(words, 1);
    return entry;
}

// At the foot of a card, quietly: the acts that belong to it and make sense now.
void addActs(Card *card, const QList<QAction *> &acts)
{
    auto *foot = new QWidget;
    auto *row = new FlowLayout(foot, 14);
    row->setContentsMargins(0, 4, 0, 0);
    for (QAction *act : acts) {
        if (!act->isVisible())
            continue;
        auto *button = new ActionButton(act);
        button->setProperty("link", true);
        button->setOwnIcon({});
        row->addWidget(button);
    }
    card->body()->addWidget(foot);
}

QString percent(BasisPoints rate, int share)
{
    QString text = QString::number(rate.value() / 100.0 / share, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    if (text.endsWith(u'.'))
        text.chop(1);
    return text + u" %"_s;
}

} // namespace

Card *OrderCards::flags(const OrderDocument &order)
{
    if (order.flags.isEmpty())
        return nullptr;
    auto *card = new Card(tr("Needs attention"));
    for (const QString &flag : order.flags) {
        const Phrase phrase = OrderWords::flag(flag);
        card->body()->addWidget(new Badge(phrase.text, phrase.tone), 0, Qt::AlignLeft);
        const QString advice = OrderWords::flagAdvice(flag);
        if (!advice.isEmpty())
            card->body()->addWidget(makeCopyable(advice, "value"));
    }
    return card;
}

Card *OrderCards::items(const OrderDocument &order, const CardContext &context)
{
    auto *card = new Card(tr("Items"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    card->body()->addLayout(grid);
    for (const OrderLine &line : order.lines)
        addLine(grid, line);
    grid->addWidget(makeRule(), grid->rowCount(), 0, 1, 3);
    addTotal(grid, tr("Subtotal"), order.subtotal, "muted");
    addTotal(grid, tr("Shipping"), order.shippingFee, "muted");
    addTotal(grid, tr("Total"), order.total, "total");
    if (order.refunded > Paise())
        addTotal(grid, tr("Refunded"), -order.refunded, "muted");
    if (!context.sellerState.isEmpty())
        addTaxes(grid, order, context.sellerState);
    return card;
}

void OrderCards::addTaxes(QGridLayout *grid, const OrderDocument &order, const QString &sellerState)
{
    const QList<RateTax> taxes = taxByRate(order, sellerState);
    for (const RateTax &one : taxes) {
        if (one.tax.igst > Paise()) {
            addTotal(grid, tr("includes IGST %1").arg(percent(one.rate, 1)), one.tax.igst, "small");
        } else if (one.tax.cgst > Paise()) {
            addTotal(grid, tr("includes CGST %1").arg(percent(one.rate, 2)), one.tax.cgst, "small");
            addTotal(grid, tr("includes SGST %1").arg(percent(one.rate, 2)), one.tax.sgst, "small");
        }
    }
}

Card *OrderCards::customer(const OrderDocument &order, const CardContext &context)
{
    auto *card = new Card(tr("Customer"));
    Facts facts(card);
    facts.add(tr("Name"), order.customer.name);
    facts.add(tr("E-mail"), order.customer.email);
    facts.add(tr("Phone"), formats::phone(order.customer.phone));
    facts.add(tr("Deliver to"), OrderWords::addressLines(order.address).join(u'\n'));
    facts.add(tr("Their note"), order.note);
    if (context.acts)
        addActs(card, {context.acts->copyAddress(), context.acts->map()});
    return card;
}

Card *OrderCards::payment(const OrderDocument &order, const CardContext &context)
{
    auto *card = new Card(tr("Payment"));
    if (!order.payment) {
        card->body()->addWidget(makeLabel(tr("No payment has been asked for."), "muted"));
        return card;
    }
    const OrderPayment &payment = *order.payment;
    const Phrase state = OrderWords::payment(payment.state);
    card->setCorner(new Badge(state.text, state.tone));
    Facts facts(card);
    facts.add(tr("Amount"), formats::money(payment.amount));
    facts.add(tr("Method"), OrderWords::paymentMethod(payment.method));
    facts.add(tr("Captured"),
              payment.capturedAt ? formats::moment(*payment.capturedAt) : QString());
    facts.add(tr("Payment id"), payment.paymentId);
    facts.add(tr("Gateway order"), payment.gatewayOrderId);
    for (const OrderRefund &refund : order.refunds) {
        const Phrase phrase = OrderWords::refund(refund.state);
        facts.add(phrase.text,
                  refund.reason.isEmpty()
                      ? formats::money(refund.amount)
                      : u"%1 \u00b7 %2"_s.arg(formats::money(refund.amount), refund.reason));
    }
    if (!payment.evidence.isEmpty()) {
        card->body()->addSpacing(6);
        card->body()->addWidget(makeLabel(tr("What proves it"), "muted"));
    }
    for (const PaymentEvidence &evidence : payment.evidence) {
        const QString amount =
            evidence.amount ? u" \u00b7 "_s + formats::money(*evidence.amount) : QString();
        card->body()->addWidget(makeEntry(formats::moment(evidence.at),
                                          OrderWords::evidenceSource(evidence.source),
                                          OrderWords::evidenceKind(evidence.kind) + amount));
    }
    if (context.acts)
        addActs(card, {context.acts->reverify(), context.acts->refund()});
    return card;
}

Card *OrderCards::shipment(const OrderDocument &order, const CardContext &context)
{
    auto *card = new Card(tr("Shipment"));
    if (!order.shipment) {
        card->body()->addWidget(makeLabel(tr("Not booked with a courier yet."), "muted"));
        if (context.acts)
            addActs(card, {context.acts->ship()});
        return card;
    }
    const OrderShipment &shipment = *order.shipment;
    const Phrase state = OrderWords::shipment(shipment.state);
    card->setCorner(new Badge(state.text, state.tone));
    Facts facts(card);
    facts.add(tr("Courier"), shipment.courier);
    facts.add(tr("AWB"), shipment.awb);
    facts.add(tr("Expected"), expectedDay(shipment.expectedDelivery));
    facts.add(tr("Packed"), order.packedAt ? formats::moment(*order.packedAt) : tr("Not yet"));
    if (isWebAddress(shipment.trackingUrl))
        facts.addWidget(tr("Tracking"),
                        linkTo(shipment.trackingUrl, tr("Open the courier's page")));
    if (context.acts && context.acts->ship()->isEnabled())
        addActs(card, {context.acts->ship()});
    return card;
}

Card *OrderCards::notes(const OrderDocument &order)
{
    if (order.notes.isEmpty())
        return nullptr;
    auto *card = new Card(tr("Notes"));
    for (const OrderNote &note : order.notes)
        card->body()->addWidget(
            makeEntry(note.at ? formats::moment(*note.at) : QString(), note.text, note.author));
    return card;
}

Card *OrderCards::timeline(const OrderDocument &order)
{
    auto *card = new Card(tr("Timeline"));
    for (auto entry = order.timeline.crbegin(); entry != order.timeline.crend(); ++entry) {
        const QString what = OrderWords::timeline(entry->kind);
        // The server says the first entry in the words of its kind: once is enough.
        const bool saysMore = entry->kind != u"placed" && entry->text != what;
        card->body()->addWidget(
            makeEntry(formats::moment(entry->at), what, saysMore ? entry->text : QString()));
    }
    return card;
}

} // namespace paushtik
