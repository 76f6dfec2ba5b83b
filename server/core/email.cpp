// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/email.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paushtik {

std::optional<QString> canonicalEmail(const QString &text)
{
    // RFC 5322 dot-atom, without quoted local parts and address literals, which nobody has.
    static const QRegularExpression kAddress(
        u"\\A[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
        "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\z"_s);
    if (text.size() > 300)
        return std::nullopt;
    const QString email = text.trimmed().toLower();
    if (email.size() > 254 || email.indexOf(u'@') > 64 || !kAddress.match(email).hasMatch())
        return std::nullopt;
    return email;
}

} // namespace paushtik
