// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/refund_dialog.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/orders/order_filter_panel.h"
#include "desktop/orders/order_money.h"
#include "desktop/style/widgets.h"
#include "shared/domain/money_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace paushtik {

using namespace Qt::StringLiterals;

namespace {

// Two forms, one edge.
QLabel *rowLabel(const QString &text)
{
    QLabel *label = makeLabel(text, "muted");
    label->setMinimumWidth(130);
    return label;
}

} // namespace

RefundDialog::RefundDialog(const OrderDocument &order, OrderActions &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_order(order.id)
    , m_left(refundableOf(order).left())
    , m_key(OrderActions::mintKey())
    , m_amount(new QLineEdit(this))
    , m_reason(new QComboBox(this))
    , m_restock(new QCheckBox(tr("The goods are back: add them to the stock"), this))
    , m_problem(makeCopyable({}, "error", this))
    , m_submit(makePrimary({}, this))
{
    setObjectName(u"refundDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Refund of %1").arg(order.number));
    setMinimumWidth(460);
    build(order);
    connect(m_amount, &QLineEdit::textChanged, this, &RefundDialog::look);
    connect(m_reason, &QComboBox::editTextChanged, this, &RefundDialog::look);
    connect(m_submit, &QPushButton::clicked, this, &RefundDialog::submit);
    look();
    m_amount->selectAll();
}

void RefundDialog::build(const OrderDocument &order)
{
    const Refundable money = refundableOf(order);
    auto *sums = new QFormLayout;
    sums->setVerticalSpacing(4);
    sums->addRow(rowLabel(tr("Captured")), makeLabel(formats::money(money.captured), "value"));
    sums->addRow(rowLabel(tr("Given back")), makeLabel(formats::money(money.given), "value"));
    auto *left = makeLabel(formats::money(money.left()), "strong");
    left->setObjectName(u"refundable"_s);
    sums->addRow(rowLabel(tr("Can be refunded")), left);
    m_problem->setObjectName(u"refundProblem"_s);
    m_problem->hide();
    m_submit->setObjectName(u"submitRefund"_s);
    auto *back = new QPushButton(tr("Back"), this);
    back->setAccessibleName(back->text());
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(back);
    buttons->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(makeLabel(windowTitle(), "heading", this));
    column->addLayout(sums);
    column->addWidget(makeRule(this));
    column->addLayout(buildFields());
    column->addWidget(m_problem);
    column->addLayout(buttons);
}

QFormLayout *RefundDialog::buildFields()
{
    m_amount->setObjectName(u"refundAmount"_s);
    m_amount->setText(plainRupees(m_left));
    m_amount->setAccessibleName(tr("Amount in rupees"));
    m_reason->setObjectName(u"refundReason"_s);
    m_reason->setEditable(true);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->addItems({tr("Damaged on the way"), tr("Arrived late"), tr("Wrong product"),
                        tr("Returned by the customer"), tr("Goodwill")});
    m_reason->setCurrentIndex(-1);
    m_restock->setObjectName(u"refundRestock"_s);
    m_restock->setAccessibleName(m_restock->text());
    auto *fields = new QFormLayout;
    fields->setVerticalSpacing(8);
    fields->addRow(rowLabel(tr("Amount in ₹")), m_amount);
    fields->addRow(rowLabel(tr("Reason")), m_reason);
    fields->addRow(QString(), m_restock);
    return fields;
}

void RefundDialog::look()
{
    const auto amount = OrderFilterPanel::amountFrom(m_amount->text());
    const bool fits = amount && *amount > Paise() && *amount <= m_left;
    m_submit->setText(fits ? tr("Refund %1").arg(formats::money(*amount)) : tr("Refund"));
    m_submit->setAccessibleName(m_submit->text());
    m_submit->setEnabled(fits && !m_reason->currentText().trimmed().isEmpty());
    m_amount->setToolTip(fits ? QString() : tr("Between ₹0.01 and %1").arg(formats::money(m_left)));
}

void RefundDialog::submit()
{
    const auto amount = OrderFilterPanel::amountFrom(m_amount->text());
    if (!amount)
        return;
    if (std::exchange(m_refused, false))
        m_key = OrderActions::mintKey();
    m_submit->setEnabled(false);
    const RefundWish wish{m_order, *amount, m_reason->currentText().trimmed(),
                          m_restock->isChecked(), m_key};
    QCoro::connect(m_actions.refund(wish), this,
                   [this](const Result<OrderRefund> &refund) { take(refund); });
}

void RefundDialog::take(const Result<OrderRefund> &refund)
{
    if (refund) {
        Q_EMIT refunded(*refund);
        return accept();
    }
    const Error &error = refund.error();
    m_problem->setText(ErrorText::sentence(error));
    m_problem->setToolTip(ErrorText::trace(error));
    m_problem->show();
    m_submit->setEnabled(true);
    // Nobody knows whether it arrived: only the same again, under the same key, is safe.
    if (error.fault == Fault::Unavailable)
        lock();
    else
        m_refused = true;
}

void RefundDialog::lock()
{
    for (QWidget *field : {static_cast<QWidget *>(m_amount), static_cast<QWidget *>(m_reason),
                           static_cast<QWidget *>(m_restock)})
        field->setEnabled(false);
    m_problem->setText(m_problem->text() + u' ' +
                       tr("It may have arrived all the same. Sending it again is safe: it stays "
                          "one refund."));
    m_submit->setText(tr("Send the same again"));
}

} // namespace paushtik
