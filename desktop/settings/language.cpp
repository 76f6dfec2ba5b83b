// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/settings/language.h"

#include <QCoreApplication>
#include <QLocale>

// Q_INIT_RESOURCE must stand outside of a namespace.
static void initTranslationResources()
{
    Q_INIT_RESOURCE(translations);
}

namespace paushtik {

using namespace Qt::StringLiterals;

Language::Language(QObject *parent)
    : QObject(parent)
{
    initTranslationResources();
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_translator);
}

void Language::choose(const QString &code)
{
    const bool hindiSystem = QLocale::system().language() == QLocale::Hindi;
    const QString wanted = code.isEmpty() ? (hindiSystem ? u"hi"_s : u"en"_s) : code;
    const QString next = wanted == u"hi" ? u"hi"_s : u"en"_s;
    if (next == m_current)
        return;
    m_current = next;
    QCoreApplication::removeTranslator(&m_translator);
    if (m_translator.load(u":/i18n/paushtik_%1.qm"_s.arg(next)))
        QCoreApplication::installTranslator(&m_translator);
}

QList<std::pair<QString, QString>> Language::offered()
{
    return {{u"en"_s, u"English"_s}, {u"hi"_s, u"हिन्दी"_s}};
}

} // namespace paushtik
