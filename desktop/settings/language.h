// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTranslator>

namespace paushtik {

/// The language of every word on screen. Switching reaches open windows at once, as LanguageChange
/// events.
class Language : public QObject {
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// "en", "hi", or empty for what the system speaks; one that is not offered means English.
    void choose(const QString &code);
    /// "en" or "hi".
    QString current() const { return m_current; }

    /// Codes and names, each name in its own language.
    static QList<std::pair<QString, QString>> offered();

private:
    QTranslator m_translator;
    QString m_current;
};

} // namespace paushtik
