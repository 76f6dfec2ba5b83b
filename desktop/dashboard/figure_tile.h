// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QLabel;

namespace paushtik {

/// A number with its name above and a word about it below. It is a button: it leads to the rows
/// behind the number.
class FigureTile : public QPushButton {
    Q_OBJECT
public:
    explicit FigureTile(QWidget *parent = nullptr);
    void say(const QString &name, const QString &figure, const QString &more);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QLabel *m_name;
    QLabel *m_figure;
    QLabel *m_more;
};

} // namespace paushtik
