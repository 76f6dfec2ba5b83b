// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/return_dialog.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/style/widgets.h"

#include <QJsonArray>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// What the order sent, product by product, as its restock form says or else its lines.
QList<QJsonObject> linesOf(const QJsonObject &order)
{
    QJsonArray lines = order["restock"_L1]["lines"_L1].toArray();
    if (lines.isEmpty())
        lines = order["lines"_L1].toArray();
    QList<QJsonObject> found;
    for (const QJsonValue &line : lines)
        found.append(line.toObject());
    return found;
}

} // namespace

ReturnDialog::ReturnDialog(const QJsonObject &order, ShipmentsRepository &repository,
                           QWidget *parent)
    : QDialog(parent)
    , m_repository(repository)
    , m_order(OrderId::parse(order["id"_L1].toString()).value_or(OrderId(QUuid())))
    , m_number(order["number"_L1].toString())
    , m_note(new QLineEdit(this))
    , m_problem(makeCopyable({}, "error", this))
    , m_all(new QPushButton(tr("All of it is good"), this))
    , m_submit(makePrimary(tr("Settle the return"), this))
{
    setObjectName(u"returnDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What came back of %1").arg(m_number));
    setMinimumWidth(560);
    build(order);
    connect(m_submit, &QPushButton::clicked, this, &ReturnDialog::submit);
    connect(m_all, &QPushButton::clicked, this, [this] {
        for (const Line &line : std::as_const(m_lines))
            line.good->setValue(line.sent);
    });
    QCoro::connect(m_repository.picks(m_order), this, [this](const Result<QJsonObject> &picks) {
        if (picks)
            showBatches(*picks);
    });
    look();
}

void ReturnDialog::build(const QJsonObject &order)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(makeLabel(windowTitle(), "heading", this));
    auto *how = makeLabel(tr("Open it and look: seals whole, not warmed through, date far enough. "
                             "What is not good is written off."),
                          "muted", this);
    how->setWordWrap(true);
    column->addWidget(how);
    for (const QJsonObject &line : linesOf(order))
        column->addWidget(buildLine(line));
    m_note->setObjectName(u"returnNote"_s);
    m_note->setMaxLength(500);
    m_note->setPlaceholderText(tr("Note, for instance: one jar leaked"));
    m_note->setAccessibleName(tr("Note"));
    column->addWidget(m_note);
    m_problem->setObjectName(u"returnProblem"_s);
    m_problem->hide();
    column->addWidget(m_problem);
    m_all->setObjectName(u"returnAllGood"_s);
    m_submit->setObjectName(u"submitReturn"_s);
    auto *back = new QPushButton(tr("Back"), this);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    for (QPushButton *button : {m_all, m_submit, back}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    m_submit->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_all);
    buttons->addStretch();
    buttons->addWidget(back);
    buttons->addWidget(m_submit);
    column->addLayout(buttons);
}

QWidget *ReturnDialog::buildLine(const QJsonObject &json)
{
    auto *row = new QFrame(this);
    const QString title = json["title"_L1].toString();
    const int sent = json["qty"_L1].toInt();
    Line line{json["product_id"_L1].toString(), sent, new QSpinBox(row),
              makeLabel({}, "muted", row), makeLabel({}, "small", row)};
    line.good->setObjectName(u"returnGood%1"_s.arg(m_lines.size()));
    line.good->setRange(0, sent);
    line.good->setButtonSymbols(QAbstractSpinBox::NoButtons);
    line.good->setAccessibleName(tr("Good: %1").arg(title));
    line.good->setSuffix(u' ' + tr("of %1 good").arg(sent));
    line.lost->setMinimumWidth(120);
    line.batches->setObjectName(u"returnBatches%1"_s.arg(m_lines.size()));
    line.batches->hide();
    auto *name = makeLabel(title, "strong", row);
    name->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(makeLabel(json["sku"_L1].toString(), "small", row));
    words->addWidget(line.batches);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 4, 0, 4);
    layout->setSpacing(14);
    layout->addLayout(words, 1);
    layout->addWidget(line.good);
    layout->addWidget(line.lost);
    connect(line.good, &QSpinBox::valueChanged, this, &ReturnDialog::look);
    m_lines.append(line);
    return row;
}

void ReturnDialog::showBatches(const QJsonObject &picks)
{
    for (const QJsonValue &item : picks["items"_L1].toArray()) {
        QStringList batches;
        for (const QJsonValue &batch : item["picked"_L1].toArray()) {
            const auto day = QDate::fromString(batch["best_before"_L1].toString(), Qt::ISODate);
            batches << tr("%1 of batch %2, best before %3")
                           .arg(QString::number(batch["qty"_L1].toInt()),
                                batch["lot_number"_L1].toString(), formats::day(day));
        }
        for (const Line &line : std::as_const(m_lines)) {
            if (batches.isEmpty() || line.product != item["product_id"_L1].toString())
                continue;
            line.batches->setText(batches.join(u'\n'));
            line.batches->show();
        }
    }
}

void ReturnDialog::look()
{
    for (const Line &line : std::as_const(m_lines)) {
        const int lost = line.sent - line.good->value();
        line.lost->setText(lost > 0 ? tr("%1 written off").arg(lost) : QString());
    }
}

void ReturnDialog::submit()
{
    ReturnVerdict verdict{m_order, m_number, {}, m_note->text().trimmed()};
    for (const Line &line : std::as_const(m_lines))
        verdict.good[line.product] += line.good->value();
    m_submit->setEnabled(false);
    QCoro::connect(m_repository.settleReturn(std::move(verdict)), this,
                   [this](const Result<void> &kept) {
                       m_submit->setEnabled(true);
                       if (!kept) {
                           m_problem->setText(kept.error().fault == Fault::Conflict
                                                  ? tr("Somebody has settled it already.")
                                                  : ErrorText::sentence(kept.error()));
                           return m_problem->show();
                       }
                       Q_EMIT settled(m_number);
                       accept();
                   });
}

} // namespace paushtik
