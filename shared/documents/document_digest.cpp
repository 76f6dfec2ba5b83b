// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/documents/document_digest.h"

#include <QCryptographicHash>

namespace paushtik {

QByteArray documentHash(QStringView type, QStringView id, const QByteArray &canonical)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(type.toUtf8() + '\n' + id.toUtf8() + '\n');
    hash.addData(canonical);
    return hash.result();
}

void DigestSum::add(const QByteArray &hash)
{
    Q_ASSERT(hash.size() == m_sum.size());
    char *sum = m_sum.data();
    for (qsizetype i = 0; i < m_sum.size(); ++i)
        sum[i] = static_cast<char>(sum[i] ^ hash[i]);
}

} // namespace paushtik
