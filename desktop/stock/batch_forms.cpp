// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/stock/batch_forms.h"

#include "desktop/catalog/product_field.h"
#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/stock/stock_words.h"
#include "desktop/style/widgets.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QUuid>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMost = 1'000'000;
constexpr int kUsualMonths = 9; // that ghee keeps
const QString kAssigned = u"assigned"_s;

QDateEdit *makeDate(QDate date, const QString &name, QWidget *parent)
{
    auto *edit = new QDateEdit(date, parent);
    edit->setObjectName(name);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(u"dd MMM yyyy"_s);
    return edit;
}

QSpinBox *makeCount(const QString &name, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setRange(0, kMost);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

} // namespace

BatchForm::BatchForm(const QString &title, const QString &verb, QWidget *parent)
    : QDialog(parent)
    , m_form(new QFormLayout)
    , m_problem(makeCopyable({}, "error", this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(440);
    m_problem->setObjectName(u"batchProblem"_s);
    m_problem->hide();
    m_buttons->button(QDialogButtonBox::Ok)->setText(verb);
    m_buttons->button(QDialogButtonBox::Ok)->setProperty("primary", true);
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Back"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(makeLabel(title, "heading", this));
    column->addLayout(m_form);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &BatchForm::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fieldsChanged();
}

void BatchForm::fieldsChanged()
{
    m_key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    m_problem->hide();
}

void BatchForm::submit()
{
    if (const QString why = problem(); !why.isEmpty()) {
        m_problem->setText(why);
        return m_problem->show();
    }
    m_buttons->setEnabled(false);
    send();
}

void BatchForm::settle(const std::optional<Error> &refused)
{
    if (!refused)
        return accept();
    m_buttons->setEnabled(true);
    QStringList words;
    for (const FieldError &field : refused->fields)
        words.append(field.field + u' ' + field.message);
    if (refused->fault != Fault::Unavailable) // the key has had its answer
        fieldsChanged();
    m_problem->setText(words.isEmpty() ? ErrorText::sentence(*refused) : words.join(u"\n"_s));
    m_problem->show();
}

ReceiveBatchDialog::ReceiveBatchDialog(const StockRow &product, BatchPort &port, QWidget *parent)
    : BatchForm(tr("Receive a batch of %1").arg(product.sku), tr("Receive"), parent)
    , m_product(product.id)
    , m_port(port)
    , m_lot(new QLineEdit(this))
    , m_packedOn(makeDate(Timestamp::now().indianDay(), u"batchPackedOn"_s, this))
    , m_bestBefore(makeDate(m_packedOn->date().addMonths(kUsualMonths), u"batchBestBefore"_s, this))
    , m_mrp(new QLineEdit(this))
    , m_received(makeCount(u"batchReceived"_s, this))
    , m_note(new QLineEdit(this))
{
    setObjectName(u"receiveBatch"_s);
    m_lot->setObjectName(u"batchLot"_s);
    m_lot->setMaxLength(64);
    m_mrp->setObjectName(u"batchMrp"_s);
    m_note->setObjectName(u"batchNote"_s);
    form()->addRow(tr("Lot number"), m_lot);
    form()->addRow(tr("Packed on"), m_packedOn);
    form()->addRow(tr("Best before"), m_bestBefore);
    form()->addRow(tr("MRP in rupees"), m_mrp);
    form()->addRow(tr("Jars received"), m_received);
    form()->addRow(tr("Note"), m_note);
    m_received->setToolTip(
        tr("0 when its jars stand on the shelf already: assign them afterwards."));
    for (QLineEdit *line : {m_lot, m_mrp, m_note})
        connect(line, &QLineEdit::textChanged, this, [this] { fieldsChanged(); });
    for (QDateEdit *date : {m_packedOn, m_bestBefore})
        connect(date, &QDateEdit::dateChanged, this, [this] { fieldsChanged(); });
    connect(m_received, &QSpinBox::valueChanged, this, [this] { fieldsChanged(); });
    m_lot->setFocus();
}

NewBatchRow ReceiveBatchDialog::batch() const
{
    const auto mrp = FieldText::read(fields::field(u"mrp_paise"_s), m_mrp->text());
    return {m_lot->text().trimmed(),           m_packedOn->date(),  m_bestBefore->date(),
            Paise{mrp ? mrp->toInteger() : 0}, m_received->value(), m_note->text().trimmed()};
}

QString ReceiveBatchDialog::problem() const
{
    const NewBatchRow wanted = batch();
    if (wanted.lot.isEmpty())
        return tr("The lot number stands on the jars' label.");
    if (wanted.mrp.value() <= 0)
        return tr("The MRP is an amount in rupees.");
    if (wanted.bestBefore <= wanted.packedOn)
        return tr("Best before must be after the day of packing.");
    return {};
}

void ReceiveBatchDialog::send()
{
    QCoro::connect(m_port.receive(m_product, batch(), key()), this,
                   [this](const Result<BatchRow> &made) {
                       if (made)
                           Q_EMIT received(*made);
                       settle(made ? std::nullopt : std::optional(made.error()));
                   });
}

MoveBatchDialog::MoveBatchDialog(const BatchRow &batch, int loose, BatchPort &port, QWidget *parent)
    : BatchForm(tr("Jars of lot %1").arg(batch.lot), tr("Book"), parent)
    , m_batch(batch)
    , m_loose(loose)
    , m_port(port)
    , m_reason(new QComboBox(this))
    , m_quantity(makeCount(u"moveQuantity"_s, this))
    , m_note(new QLineEdit(this))
    , m_preview(makeLabel({}, "strong", this))
{
    setObjectName(u"moveBatch"_s);
    m_reason->setObjectName(u"moveReason"_s);
    m_preview->setObjectName(u"movePreview"_s);
    for (const auto &[reason, word] : kWords<StockReason>) {
        if (isManual(reason))
            m_reason->addItem(StockWords::reason(reason), QString(word));
    }
    m_reason->addItem(StockWords::reason(kAssigned), kAssigned);
    form()->addRow(tr("Why"), m_reason);
    form()->addRow(tr("Jars"), m_quantity);
    form()->addRow(tr("Note"), m_note);
    form()->addRow(tr("Then"), m_preview);
    connect(m_reason, &QComboBox::currentIndexChanged, this, &MoveBatchDialog::preview);
    connect(m_quantity, &QSpinBox::valueChanged, this, &MoveBatchDialog::preview);
    connect(m_note, &QLineEdit::textChanged, this, [this] { fieldsChanged(); });
    preview();
}

int MoveBatchDialog::delta() const
{
    const auto reason = parse<StockReason>(m_reason->currentData().toString());
    return reason ? stockDelta(*reason, m_quantity->value(), m_batch.onHand) : m_quantity->value();
}

void MoveBatchDialog::preview()
{
    fieldsChanged();
    const QString then = u"%1 → %2"_s.arg(formats::number(m_batch.onHand),
                                          formats::number(m_batch.onHand + delta()));
    const bool assigning = m_reason->currentData() == kAssigned;
    m_preview->setText(assigning ? then + u" · "_s + tr("of %n loose jar(s)", nullptr, m_loose)
                                 : then);
}

QString MoveBatchDialog::problem() const
{
    if (delta() == 0)
        return tr("That is what the books say already.");
    if (m_batch.onHand + delta() < 0)
        return tr("There are only %1 of this batch.").arg(formats::number(m_batch.onHand));
    return {};
}

void MoveBatchDialog::send()
{
    BatchMovement movement{m_batch.id, delta(), m_reason->currentData().toString(),
                           m_note->text().trimmed()};
    QCoro::connect(m_port.move(std::move(movement), key()), this,
                   [this](const Result<int> &onHand) {
                       if (onHand)
                           Q_EMIT moved(*onHand);
                       settle(onHand ? std::nullopt : std::optional(onHand.error()));
                   });
}

} // namespace paushtik
