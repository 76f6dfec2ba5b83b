// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sync/feed_cursor.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace paushtik::sync {
namespace {

constexpr qsizetype kEpochBytes = 8;
constexpr qsizetype kNumberBytes = 8;
constexpr qsizetype kPayloadBytes = kEpochBytes + 3 * kNumberBytes;
constexpr qsizetype kGuardBytes = 6;
constexpr auto kAlphabet = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray guardOf(const QByteArray &payload)
{
    return QCryptographicHash::hash("paushtik sync 1\n" + payload, QCryptographicHash::Sha256)
        .first(kGuardBytes);
}

void append(QByteArray &payload, qint64 number)
{
    const qint64 big = qToBigEndian(number);
    payload.append(reinterpret_cast<const char *>(&big), kNumberBytes);
}

qint64 numberAt(const QByteArray &payload, int index)
{
    return qFromBigEndian<qint64>(payload.constData() + kEpochBytes + index * kNumberBytes);
}

} // namespace

QString writeCursor(const FeedCursor &cursor)
{
    Q_ASSERT(cursor.epoch.size() == kEpochBytes);
    QByteArray payload = cursor.epoch;
    append(payload, cursor.at.xid);
    append(payload, cursor.at.seq);
    append(payload, cursor.since);
    return QString::fromLatin1((payload + guardOf(payload)).toBase64(kAlphabet));
}

std::optional<FeedCursor> readCursor(const QString &text)
{
    const QByteArray encoded = text.toLatin1();
    const auto decoded = QByteArray::fromBase64Encoding(
        encoded, kAlphabet | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != kPayloadBytes + kGuardBytes ||
        decoded.decoded.toBase64(kAlphabet) != encoded)
        return std::nullopt;
    const QByteArray payload = decoded.decoded.first(kPayloadBytes);
    if (decoded.decoded.sliced(kPayloadBytes) != guardOf(payload))
        return std::nullopt;
    const FeedCursor cursor{payload.first(kEpochBytes),
                            {numberAt(payload, 0), numberAt(payload, 1)},
                            numberAt(payload, 2)};
    const bool sane = cursor.at.xid >= 0 && cursor.at.seq >= 0 && cursor.since >= 0;
    return sane ? std::optional(cursor) : std::nullopt;
}

} // namespace paushtik::sync
