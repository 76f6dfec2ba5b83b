// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shell/page.h"

#include <QEvent>

namespace paushtik {

using namespace Qt::StringLiterals;

QLatin1StringView placeName(Place place)
{
    constexpr QLatin1StringView kNames[] = {"Dashboard"_L1, "Orders"_L1,   "Shipments"_L1,
                                            "Catalog"_L1,   "Pictures"_L1, "Stock"_L1,
                                            "Sync"_L1,      "Settings"_L1};
    return kNames[static_cast<int>(place)];
}

QKeySequence placeShortcut(Place place)
{
    if (place == Place::Settings)
        return QKeySequence(Qt::CTRL | Qt::Key_Comma);
    const auto digit = static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(place));
    return QKeySequence(Qt::CTRL | digit);
}

Page::Page(PageFace face, QWidget *parent)
    : QWidget(parent)
    , m_face(std::move(face))
{
}

void Page::openDocument(const QString &) {}

void Page::showOnly(const QUrlQuery &) {}

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace paushtik
