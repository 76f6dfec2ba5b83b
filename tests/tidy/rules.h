// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace paushtik::tidy {

struct Finding {
    int line = 0;
    QString text;

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// Includes that cross the arrows of ARCHITECTURE.md. `path` is relative to the root of the tree.
QList<Finding> crossedArrows(const QString &path, const QString &text);

/// Lambdas that are coroutines and capture something: the captures die with the lambda.
QList<Finding> capturingCoroutines(const QString &text);

/// A first line (the second, below a `#!`) without the licence's identifier.
QList<Finding> missingLicence(const QString &text);

/// Lines of more than 100 characters.
QList<Finding> longLines(const QString &text);

/// Macros that wait by Qt Test's own patience of five seconds.
QList<Finding> impatience(const QString &path, const QString &text);

/// The rules that are for this kind of file, by its name; none for what is not source.
QList<Finding> findings(const QString &path, const QString &text);

} // namespace paushtik::tidy
