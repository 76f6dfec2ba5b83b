// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/app/desk.h"
#include "desktop/app/main_window.h"
#include "desktop/settings/language.h"
#include "desktop/style/theme.h"
#include "tests/desktop/fake_shop.h"

#include <QApplication>
#include <QTemporaryDir>
#include <memory>

namespace paushtik::test {

inline const QString kEmail = QStringLiteral("manager@demo.paushtik.in");
inline const QString kPassword = QStringLiteral("demo-ghee-2026");

/// A shop, a desk with settings of its own, and its window, shown; as a person has them.
class DeskFixture {
public:
    explicit DeskFixture(int orders = 12);
    /// Through the fields and the button, as a person does.
    void signIn(const QString &password = kPassword, const QString &email = kEmail);
    /// Signed in, and the orders of the first window are on screen.
    bool ready();
    template <class T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QLatin1StringView(name));
    }
    /// The text of a label by its object's name; empty while it is not visible.
    QString visibleText(const char *name) const;
    /// Closes and opens the window and all behind it, with the same settings.
    void restart();

    QTemporaryDir folder;
    FakeShop shop;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<Language> language;
    std::unique_ptr<Theme> theme;
    std::unique_ptr<MainWindow> window;

private:
    void open();
};

} // namespace paushtik::test
