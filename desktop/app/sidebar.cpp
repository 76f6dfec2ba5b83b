// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/sidebar.h"

#include "desktop/app/page_button.h"
#include "desktop/style/icons.h"
#include "desktop/style/widgets.h"

#include <QIcon>
#include <QKeySequence>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 184;

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QFrame(parent)
    , m_search(new QPushButton(this))
    , m_pages(new QVBoxLayout)
    , m_bottom(new QVBoxLayout)
{
    setObjectName(u"sidebar"_s);
    setFixedWidth(kWidth);
    auto *mark = new QLabel(this);
    mark->setPixmap(
        QIcon(u":/desktop/icons/paushtik.svg"_s).pixmap(QSize(28, 28), devicePixelRatioF()));
    auto *name = new QLabel(u"Paushtik"_s, this);
    name->setObjectName(u"brand"_s);
    auto *brand = new QHBoxLayout;
    brand->setContentsMargins(6, 2, 0, 8);
    brand->setSpacing(10);
    brand->addWidget(mark);
    brand->addWidget(name, 1);
    m_search->setObjectName(u"sidebarSearch"_s);
    m_search->setIcon(lineIcon(u"search"_s));
    connect(m_search, &QPushButton::clicked, this, &Sidebar::searchRequested);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 14, 10, 10);
    column->setSpacing(2);
    column->addLayout(brand);
    column->addWidget(m_search);
    column->addSpacing(8);
    for (QVBoxLayout *part : {m_pages, m_bottom})
        part->setSpacing(2);
    column->addLayout(m_pages);
    column->addStretch();
    column->addLayout(m_bottom);
}

void Sidebar::insertPage(int index, QAction *page)
{
    m_pages->insertWidget(index, makeButton(page));
}

void Sidebar::addBottomPage(QAction *page)
{
    m_bottom->addWidget(makeButton(page));
}

void Sidebar::setAttention(QAction *page, int count)
{
    if (PageButton *button = m_buttons.value(page))
        button->setAttention(count);
}

void Sidebar::setSearchText(const QString &text, const QKeySequence &keys)
{
    const QString shortcut = keys.toString(QKeySequence::NativeText);
    m_search->setText(u"%1   %2"_s.arg(text, shortcut));
    m_search->setAccessibleName(text);
}

PageButton *Sidebar::makeButton(QAction *page)
{
    auto *button = new PageButton(page, this);
    m_buttons.insert(page, button);
    return button;
}

} // namespace paushtik
