// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

namespace paushtik {

/// What one live document adds to the checksum of its type: SHA-256 over type, "\n", id, "\n" and
/// the RFC 8785 form of the document. 32 bytes.
QByteArray documentHash(QStringView type, QStringView id, const QByteArray &canonical);

/// The checksum of a set of documents: the XOR of their hashes, so the order of adding does not
/// matter and adding one again takes it out.
class DigestSum {
public:
    void add(const QByteArray &hash);
    /// 64 lower-case hex digits; all zero for no documents.
    QByteArray hex() const { return m_sum.toHex(); }

private:
    QByteArray m_sum = QByteArray(32, '\0');
};

} // namespace paushtik
