// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace paushtik {

enum class Ink { Quiet, OnAccent };

/// A line icon of ours by its file's name without ".svg", drawn in the colours in force when it is
/// painted and sharp at any size. An unknown name gives an empty icon.
QIcon lineIcon(const QString &name, Ink ink = Ink::Quiet);

/// The same as a picture of `size` logical pixels in one colour.
QPixmap linePixmap(const QString &name, int size, const QColor &colour, qreal ratio);

} // namespace paushtik
