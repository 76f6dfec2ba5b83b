// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tidy/rules.h"

namespace paushtik::tidy {

using namespace Qt::StringLiterals;

namespace {

constexpr int kColumns = 100;

bool isCpp(const QString &path)
{
    return path.endsWith(u".h") || path.endsWith(u".cpp");
}

/// Written by hand, in a language that has comments.
bool isSource(const QString &path)
{
    static const QStringList kNames{u"start"_s, u"check"_s, u".ci/run"_s};
    static const QStringList kEndings{u".h"_s,     u".cpp"_s, u".sh"_s, u"CMakeLists.txt"_s,
                                      u".cmake"_s, u".sql"_s, u".js"_s, u".mjs"_s,
                                      u".css"_s,   u".py"_s};
    return kNames.contains(path) ||
           std::any_of(kEndings.begin(), kEndings.end(),
                       [&](const QString &ending) { return path.endsWith(ending); });
}

} // namespace

QList<Finding> missingLicence(const QString &text)
{
    const auto lines = text.split(u'\n');
    const auto line = lines.first().startsWith(u"#!") ? 1 : 0;
    if (lines.value(line).contains(u"SPDX-License-Identifier: GPL-3.0-or-later"))
        return {};
    return {{line + 1, u"no SPDX-License-Identifier: GPL-3.0-or-later here"_s}};
}

QList<Finding> longLines(const QString &text)
{
    QList<Finding> found;
    int line = 0;
    for (const auto &each : text.split(u'\n')) {
        ++line;
        const auto columns = each.toUcs4().size();
        if (columns > kColumns)
            found.append({line, u"%1 columns, %2 are allowed"_s.arg(columns).arg(kColumns)});
    }
    return found;
}

QList<Finding> impatience(const QString &path, const QString &text)
{
    if (!path.startsWith(u"tests/") || text.contains(u"#include \"tests/support/patience.h\""))
        return {};
    QList<Finding> found;
    int line = 0;
    for (const auto &each : text.split(u'\n')) {
        ++line;
        const auto code = each.trimmed();
        if (code.startsWith(u"QTRY_VERIFY(") || code.startsWith(u"QTRY_COMPARE("))
            found.append({line, u"waits without tests/support/patience.h"_s});
    }
    return found;
}

QList<Finding> findings(const QString &path, const QString &text)
{
    if (!isSource(path))
        return {};
    auto found = missingLicence(text);
    if (!path.endsWith(u".sql")) // a column's comment stands beside it, however far right
        found += longLines(text);
    if (isCpp(path))
        found += crossedArrows(path, text) + capturingCoroutines(text) + impatience(path, text);
    return found;
}

} // namespace paushtik::tidy
