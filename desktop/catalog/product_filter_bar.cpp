// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_filter_bar.h"

#include "desktop/style/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace paushtik {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ProductFilterBar::ProductFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_category(new QComboBox(this))
    , m_archived(new QComboBox(this))
{
    m_search->setObjectName(u"productSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    m_category->setObjectName(u"productCategory"_s);
    m_category->setMinimumWidth(150);
    m_archived->setObjectName(u"productArchived"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_search, 1);
    row->addWidget(m_category);
    row->addWidget(m_archived);
    m_typing.setSingleShot(true);
    m_typing.setInterval(150ms);
    connect(&m_typing, &QTimer::timeout, this, &ProductFilterBar::tell);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_category, &QComboBox::activated, this, &ProductFilterBar::tell);
    connect(m_archived, &QComboBox::activated, this, &ProductFilterBar::tell);
}

ProductsQuery ProductFilterBar::query() const
{
    return {.text = m_search->text().simplified(),
            .category = m_category->currentData().toString(),
            .archived = static_cast<ProductsQuery::Archived>(
                std::max(0, m_archived->currentData().toInt()))};
}

void ProductFilterBar::tell()
{
    m_typing.stop();
    Q_EMIT changed();
}

void ProductFilterBar::setText(const QString &text)
{
    m_search->setText(text);
    tell();
}

void ProductFilterBar::showAll()
{
    m_search->clear();
    m_category->setCurrentIndex(0);
    m_archived->setCurrentIndex(m_archived->findData(int(ProductsQuery::Archived::With)));
    tell();
}

void ProductFilterBar::setCategories(const QList<QJsonObject> &categories)
{
    m_categories = categories;
    fillCategories();
}

void ProductFilterBar::fillCategories()
{
    const QString chosen = m_category->currentData().toString();
    m_category->clear();
    m_category->addItem(tr("All categories"), QString());
    for (const QJsonObject &category : std::as_const(m_categories))
        m_category->addItem(category["title"_L1].toString(), category["slug"_L1].toString());
    m_category->setCurrentIndex(std::max(0, m_category->findData(chosen)));
}

void ProductFilterBar::fillStates()
{
    const int current = std::max(0, m_archived->currentIndex());
    m_archived->clear();
    m_archived->addItem(tr("For sale"), int(ProductsQuery::Archived::Without));
    m_archived->addItem(tr("Archived"), int(ProductsQuery::Archived::Only));
    m_archived->addItem(tr("Both"), int(ProductsQuery::Archived::With));
    m_archived->setCurrentIndex(current);
}

void ProductFilterBar::retranslate()
{
    m_search->setPlaceholderText(tr("Title, SKU or web address"));
    m_search->setAccessibleName(tr("Filter products"));
    m_category->setAccessibleName(tr("Category"));
    m_archived->setAccessibleName(tr("For sale or archived"));
    fillStates();
    fillCategories();
}

} // namespace paushtik
