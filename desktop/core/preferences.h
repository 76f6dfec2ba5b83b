// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSettings>
#include <QUrl>

namespace paushtik {

/// Where somebody signs in, and as whom.
struct Profile {
    QUrl server;
    QString email;
    friend bool operator==(const Profile &, const Profile &) = default;
    /// One line that names this profile in a keychain.
    QString key() const;
};

enum class SchemeChoice { System, Light, Dark };

/// What is remembered on this machine between runs. Secrets never come here.
class Preferences : public QObject {
    Q_OBJECT
public:
    /// Reads and writes the user's own settings file; tests give a file of theirs.
    explicit Preferences(QObject *parent = nullptr);
    explicit Preferences(const QString &iniFile, QObject *parent = nullptr);

    /// The profiles used on this machine, the latest first.
    QList<Profile> profiles() const;
    void rememberProfile(const Profile &profile);

    SchemeChoice scheme() const;
    void setScheme(SchemeChoice choice);
    /// "en", "hi", or empty for the system's.
    QString language() const;
    void setLanguage(const QString &code);

    /// The state of windows, headers and splitters, and of the filters that a page keeps.
    QVariant state(const QString &name) const;
    void setState(const QString &name, const QVariant &value);

Q_SIGNALS:
    void schemeChanged(paushtik::SchemeChoice choice);
    void languageChanged(const QString &code);

private:
    mutable QSettings m_settings;
};

} // namespace paushtik
