// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/settings/settings_page.h"

#include "desktop/settings/language.h"
#include "desktop/style/widgets.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QSysInfo>
#include <QTimer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kWidth = 620;

QFormLayout *formIn(Card *card)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(10);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    card->body()->addLayout(form);
    return form;
}

QLabel *rowLabel(const QString &text)
{
    QLabel *label = makeLabel(text, "muted");
    label->setMinimumWidth(140);
    return label;
}

QString roleName(const QString &role)
{
    if (role == u"admin")
        return SettingsPage::tr("Administrator");
    if (role == u"manager")
        return SettingsPage::tr("Manager");
    if (role == u"warehouse")
        return SettingsPage::tr("Warehouse");
    return role;
}

} // namespace

SettingsPage::SettingsPage(Session &session, Preferences &preferences, QWidget *parent)
    : Page({Place::Settings, u"settings"_s}, parent)
    , m_session(session)
    , m_preferences(preferences)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(20, 16, 20, 14);
    connect(&session, &Session::signedIn, this, &SettingsPage::rebuild);
    rebuild();
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

void SettingsPage::retranslate()
{
    // Not at once: the very box that changed the language is among what is made anew.
    QTimer::singleShot(0, this, &SettingsPage::rebuild);
}

void SettingsPage::rebuild()
{
    const QString focused =
        m_content && m_content->focusWidget() ? m_content->focusWidget()->objectName() : QString();
    letGo(m_content);
    m_content = new QWidget(this);
    m_content->setMaximumWidth(kWidth);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeLabel(title(), "title"));
    column->addWidget(buildLook());
    column->addWidget(buildAccount());
    column->addWidget(buildAbout());
    column->addStretch();
    m_column->addWidget(m_content);
    if (auto *again = focused.isEmpty() ? nullptr : m_content->findChild<QWidget *>(focused))
        again->setFocus();
}

QWidget *SettingsPage::buildLook()
{
    auto *card = new Card(tr("Language and appearance"));
    QFormLayout *form = formIn(card);
    auto *language = new QComboBox;
    language->setObjectName(u"language"_s);
    language->setAccessibleName(tr("Language"));
    language->addItem(tr("As the system"), QString());
    const auto offered = Language::offered();
    for (const auto &[code, name] : offered)
        language->addItem(name, code);
    language->setCurrentIndex(std::max(0, language->findData(m_preferences.language())));
    connect(language, &QComboBox::activated, this,
            [this, language] { m_preferences.setLanguage(language->currentData().toString()); });
    form->addRow(rowLabel(tr("Language")), language);

    auto *scheme = new QComboBox;
    scheme->setObjectName(u"scheme"_s);
    scheme->setAccessibleName(tr("Appearance"));
    scheme->addItem(tr("As the system"), static_cast<int>(SchemeChoice::System));
    scheme->addItem(tr("Light"), static_cast<int>(SchemeChoice::Light));
    scheme->addItem(tr("Dark"), static_cast<int>(SchemeChoice::Dark));
    scheme->setCurrentIndex(scheme->findData(static_cast<int>(m_preferences.scheme())));
    connect(scheme, &QComboBox::activated, this, [this, scheme] {
        m_preferences.setScheme(static_cast<SchemeChoice>(scheme->currentData().toInt()));
    });
    form->addRow(rowLabel(tr("Appearance")), scheme);
    return card;
}

QWidget *SettingsPage::buildAccount()
{
    auto *card = new Card(tr("Account"));
    QFormLayout *form = formIn(card);
    const auto &staff = m_session.staff();
    const auto &profile = m_session.profile();
    form->addRow(rowLabel(tr("Signed in as")),
                 makeCopyable(staff ? staff->name : QString(), "value"));
    form->addRow(rowLabel(tr("E-mail")), makeCopyable(staff ? staff->email : QString(), "value"));
    form->addRow(rowLabel(tr("Role")),
                 makeCopyable(staff ? roleName(staff->role) : QString(), "value"));
    form->addRow(rowLabel(tr("Server")),
                 makeCopyable(profile ? profile->server.toString() : QString(), "value"));
    auto *signOut = new QPushButton(tr("Sign out"));
    signOut->setObjectName(u"signOut"_s);
    signOut->setAccessibleName(signOut->text());
    connect(signOut, &QPushButton::clicked, this, &SettingsPage::signOutRequested);
    card->body()->addSpacing(6);
    card->body()->addWidget(signOut, 0, Qt::AlignLeft);
    return card;
}

QWidget *SettingsPage::buildAbout()
{
    auto *card = new Card(tr("About"));
    QFormLayout *form = formIn(card);
    form->addRow(rowLabel(tr("Paushtik Desk")),
                 makeCopyable(QLatin1StringView(PAUSHTIK_VERSION), "value"));
    form->addRow(rowLabel(tr("Qt")), makeCopyable(QLatin1StringView(qVersion()), "value"));
    form->addRow(rowLabel(tr("System")),
                 makeCopyable(u"%1, %2"_s.arg(QSysInfo::prettyProductName(),
                                              QSysInfo::currentCpuArchitecture()),
                              "value"));
    form->addRow(rowLabel(tr("Licence")), makeCopyable(u"GPL-3.0-or-later"_s, "value"));
    return card;
}

} // namespace paushtik
