// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/core/preferences.h"

#include <QStringList>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype kProfilesKept = 8;
const QStringList kSchemes{u"system"_s, u"light"_s, u"dark"_s};

} // namespace

QString Profile::key() const
{
    return u"%1 %2"_s.arg(server.toString(), email);
}

Preferences::Preferences(QObject *parent)
    : QObject(parent)
    , m_settings(QSettings::IniFormat, QSettings::UserScope, u"Paushtik"_s, u"paushtik-desk"_s)
{
}

Preferences::Preferences(const QString &iniFile, QObject *parent)
    : QObject(parent)
    , m_settings(iniFile, QSettings::IniFormat)
{
}

QList<Profile> Preferences::profiles() const
{
    QList<Profile> found;
    const int count = m_settings.beginReadArray(u"profiles"_s);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        found.append(
            {m_settings.value(u"server"_s).toUrl(), m_settings.value(u"email"_s).toString()});
    }
    m_settings.endArray();
    return found;
}

void Preferences::rememberProfile(const Profile &profile)
{
    QList<Profile> kept = profiles();
    kept.removeAll(profile);
    kept.prepend(profile);
    kept.resize(std::min(kept.size(), kProfilesKept));
    m_settings.remove(u"profiles"_s);
    m_settings.beginWriteArray(u"profiles"_s, static_cast<int>(kept.size()));
    for (int i = 0; i < kept.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(u"server"_s, kept[i].server);
        m_settings.setValue(u"email"_s, kept[i].email);
    }
    m_settings.endArray();
}

SchemeChoice Preferences::scheme() const
{
    const auto index = kSchemes.indexOf(m_settings.value(u"scheme"_s).toString());
    return static_cast<SchemeChoice>(std::max<qsizetype>(index, 0));
}

void Preferences::setScheme(SchemeChoice choice)
{
    if (choice == scheme())
        return;
    m_settings.setValue(u"scheme"_s, kSchemes[static_cast<int>(choice)]);
    Q_EMIT schemeChanged(choice);
}

QString Preferences::language() const
{
    return m_settings.value(u"language"_s).toString();
}

void Preferences::setLanguage(const QString &code)
{
    if (code == language())
        return;
    m_settings.setValue(u"language"_s, code);
    Q_EMIT languageChanged(code);
}

QVariant Preferences::state(const QString &name) const
{
    return m_settings.value(u"state/"_s + name);
}

void Preferences::setState(const QString &name, const QVariant &value)
{
    m_settings.setValue(u"state/"_s + name, value);
}

} // namespace paushtik
