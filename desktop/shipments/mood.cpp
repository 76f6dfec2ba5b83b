// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/mood.h"

#include <QStyle>
#include <QWidget>

namespace paushtik {

void setMood(QWidget *widget, const QString &mood)
{
    const QVariant before = widget->property("mood");
    if (before.isValid() && before.toString() == mood)
        return;
    widget->setProperty("mood", mood);
    QList<QWidget *> dressed = widget->findChildren<QWidget *>();
    dressed.prepend(widget);
    for (QWidget *one : std::as_const(dressed)) {
        one->style()->unpolish(one);
        one->style()->polish(one);
    }
}

} // namespace paushtik
