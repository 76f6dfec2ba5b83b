// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/sku_match.h"

#include <QFileInfo>

namespace paushtik {
namespace {

// Where in `name` the letters and digits of `sku` end; -1 where they are not its first.
qsizetype endOf(const QString &name, const QString &sku)
{
    qsizetype at = 0;
    for (const QChar wanted : sku) {
        if (!wanted.isLetterOrNumber())
            continue;
        while (at < name.size() && !name[at].isLetterOrNumber())
            ++at;
        if (at == name.size() || name[at].toCaseFolded() != wanted.toCaseFolded())
            return -1;
        ++at;
    }
    return at;
}

// Nothing of the same kind goes on: 500 is not 5000, GHEE is not GHEES.
bool endsThere(const QString &name, qsizetype at)
{
    if (at == 0 || at == name.size())
        return at > 0;
    const QChar last = name[at - 1];
    const QChar next = name[at];
    return !next.isLetterOrNumber() || (last.isDigit() && next.isLetter());
}

} // namespace

std::optional<QString> skuOfFile(const QString &fileName, const QStringList &skus)
{
    const QString name = QFileInfo(fileName).completeBaseName();
    std::optional<QString> best;
    for (const QString &sku : skus) {
        const qsizetype end = endOf(name, sku);
        if (end > 0 && endsThere(name, end) && (!best || sku.size() > best->size()))
            best = sku;
    }
    return best;
}

} // namespace paushtik
