// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/price_dialog.h"

#include "desktop/style/widgets.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>

namespace paushtik {

using namespace Qt::StringLiterals;

PriceDialog::PriceDialog(QList<ProductDraft> products, QWidget *parent)
    : QDialog(parent)
    , m_products(std::move(products))
    , m_percent(new QDoubleSpinBox(this))
    , m_rounding(new QComboBox(this))
    , m_words(makeLabel({}, "strong", this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_go(makePrimary(tr("Change"), this))
{
    setObjectName(u"priceDialog"_s);
    setWindowTitle(tr("Change prices"));
    m_percent->setObjectName(u"percent"_s);
    m_percent->setRange(-90, 500);
    m_percent->setDecimals(2);
    m_percent->setSuffix(u" %"_s);
    m_percent->setAccessibleName(tr("Per cent"));
    m_rounding->addItem(tr("whole rupees"), 100);
    m_rounding->addItem(tr("whole tens of rupees"), 1000);
    m_rounding->addItem(tr("to the paisa"), 1);
    m_rounding->setAccessibleName(tr("Rounded to"));
    m_words->setObjectName(u"priceWords"_s);
    m_words->setWordWrap(true);
    // Room for what it may come to say: nothing below it moves.
    m_words->setMinimumSize(420, 2 * m_words->fontMetrics().lineSpacing());
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_percent->setMinimumHeight(32);
    m_buttons->addButton(m_go, QDialogButtonBox::AcceptRole);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(12);
    form->addRow(tr("Up or down by"), m_percent);
    form->addRow(tr("Rounded to"), m_rounding);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(
        makeLabel(tr("%n product(s) chosen", nullptr, int(m_products.size())), "muted", this));
    column->addLayout(form);
    column->addWidget(m_words);
    column->addWidget(m_buttons);
    connect(m_percent, &QDoubleSpinBox::valueChanged, this, &PriceDialog::preview);
    connect(m_rounding, &QComboBox::currentIndexChanged, this, &PriceDialog::preview);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    preview();
}

void PriceDialog::preview()
{
    const int percent = qRound(m_percent->value() * 100);
    m_change = PriceChange::of(m_products, percent, m_rounding->currentData().toInt());
    m_words->setText(m_change.inWords());
    m_go->setEnabled(!m_change.cells.isEmpty());
}

} // namespace paushtik
