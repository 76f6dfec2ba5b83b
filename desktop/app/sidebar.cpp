// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/sidebar.h"

#include "desktop/style/widgets.h"

#include <QAction>
#include <QIcon>
#include <QToolButton>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 176;

} // namespace

Sidebar::Sidebar(QWidget *parent)
    : QFrame(parent)
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
    brand->setContentsMargins(6, 2, 0, 10);
    brand->setSpacing(10);
    brand->addWidget(mark);
    brand->addWidget(name, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 14, 10, 10);
    column->setSpacing(2);
    column->addLayout(brand);
    for (QVBoxLayout *part : {m_pages, m_bottom})
        part->setSpacing(2);
    column->addLayout(m_pages);
    column->addStretch();
    column->addLayout(m_bottom);
}

void Sidebar::addPage(QAction *page)
{
    m_pages->addWidget(makeButton(page));
}

void Sidebar::addBottomPage(QAction *page)
{
    m_bottom->addWidget(makeButton(page));
}

QWidget *Sidebar::makeButton(QAction *page)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(page);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(QSize(28, 18));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumHeight(36);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace paushtik
