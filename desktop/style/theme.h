// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/preferences.h"
#include "desktop/style/tokens.h"

#include <QObject>

class QApplication;

namespace paushtik {

/// Dresses the whole application and keeps it in the scheme that was chosen, or in the system's.
/// There is one; painting code asks tokens().
class Theme : public QObject {
    Q_OBJECT
public:
    Theme(QApplication &app, SchemeChoice choice, QObject *parent = nullptr);

    void choose(SchemeChoice choice);
    /// The colours in force. Light until a Theme exists.
    static const Tokens &tokens();

private:
    static bool systemIsDark();
    void apply();

    QApplication &m_app;
    SchemeChoice m_choice;
};

} // namespace paushtik
