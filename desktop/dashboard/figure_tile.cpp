// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/dashboard/figure_tile.h"

#include "desktop/style/widgets.h"

namespace paushtik {

using namespace Qt::StringLiterals;

FigureTile::FigureTile(QWidget *parent)
    : QPushButton(parent)
    , m_name(makeLabel({}, "muted", this))
    , m_figure(makeLabel({}, "figure", this))
    , m_more(makeLabel({}, "small", this))
{
    setProperty("tile", true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(2);
    for (QLabel *label : {m_name, m_figure, m_more}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
    }
}

void FigureTile::say(const QString &name, const QString &figure, const QString &more)
{
    m_name->setText(name);
    m_figure->setText(figure);
    m_more->setText(more);
    setAccessibleName(u"%1: %2"_s.arg(name, figure));
    setAccessibleDescription(more);
    updateGeometry();
}

QSize FigureTile::sizeHint() const
{
    return layout()->sizeHint();
}

QSize FigureTile::minimumSizeHint() const
{
    return layout()->minimumSize();
}

} // namespace paushtik
