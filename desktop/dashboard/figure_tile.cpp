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
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); // as high as its row
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(2);
    for (QLabel *label : {m_name, m_figure, m_more}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
    }
    m_more->setWordWrap(true);
    column->addStretch();
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

// The word about it may take two lines, and is never one a line.
QSize FigureTile::minimumSizeHint() const
{
    const int words = 22 * m_more->fontMetrics().averageCharWidth();
    const QMargins margins = layout()->contentsMargins();
    const QSize least = layout()->minimumSize();
    return {std::max(least.width(), words + margins.left() + margins.right()), least.height()};
}

} // namespace paushtik
