// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desk_fixture.h"

#include "desktop/orders/order_table_model.h"
#include "desktop/orders/orders_page.h"
#include "tests/support/patience.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace paushtik::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

DeskFixture::DeskFixture(int orders)
    : shop(orders)
{
    open();
}

void DeskFixture::open()
{
    desk = std::make_unique<Desk>(folder.filePath(u"desk.ini"_s), TokenStore::Keychain::Avoid);
    desk->api.setPatience(1min, 50ms);
    language = std::make_unique<Language>();
    language->choose(desk->preferences.language().isEmpty() ? u"en"_s
                                                            : desk->preferences.language());
    theme = std::make_unique<Theme>(*qApp, desk->preferences.scheme());
    QObject::connect(&desk->preferences, &Preferences::schemeChanged, theme.get(), &Theme::choose);
    QObject::connect(&desk->preferences, &Preferences::languageChanged, language.get(),
                     &Language::choose);
    window = std::make_unique<MainWindow>(*desk);
    window->show();
}

void DeskFixture::restart()
{
    window->close();
    window.reset();
    theme.reset();
    language.reset();
    desk.reset();
    open();
}

void DeskFixture::signIn(const QString &password, const QString &email)
{
    find<QComboBox>("server")->setEditText(shop.url().toString());
    find<QLineEdit>("email")->setText(email);
    find<QLineEdit>("password")->setText(password);
    QTest::mouseClick(find<QPushButton>("signIn"), Qt::LeftButton);
}

bool DeskFixture::ready()
{
    signIn();
    return tests::waitUntil([this] {
        return window->isSignedIn() && window->page<OrdersPage>()->model()->asOf().has_value();
    });
}

QString DeskFixture::visibleText(const char *name) const
{
    const auto *label = find<QLabel>(name);
    return label && label->isVisible() ? label->text() : QString();
}

} // namespace paushtik::test
