// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/webp_container.h"

#include <QList>
#include <QtEndian>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// RFC 9649: chunks of a four-character name, a little-endian size, and the data padded to an even
// length.
constexpr qsizetype kFileHead = 12;
constexpr qsizetype kChunkHead = 8;
constexpr char kAlphaFlag = 0x10;

struct Chunk {
    QByteArray name;
    QByteArray whole; ///< head, data and padding
};

QList<Chunk> chunksOf(const QByteArray &webp)
{
    QList<Chunk> chunks;
    qsizetype at = kFileHead;
    while (at + kChunkHead <= webp.size()) {
        const qsizetype size = qFromLittleEndian<quint32>(webp.constData() + at + 4);
        const qsizetype whole = kChunkHead + size + size % 2;
        if (at + whole > webp.size())
            return {};
        chunks.append({webp.sliced(at, 4), webp.sliced(at, whole)});
        at += whole;
    }
    return chunks;
}

bool isPicture(const Chunk &chunk)
{
    return chunk.name == "VP8 "_ba || chunk.name == "VP8L"_ba || chunk.name == "ALPH"_ba;
}

QByteArray fileOf(const QByteArray &chunks)
{
    QByteArray file = QByteArray("RIFF\0\0\0\0WEBP", kFileHead) + chunks;
    qToLittleEndian(static_cast<quint32>(file.size() - kChunkHead), file.data() + 4);
    return file;
}

} // namespace

QByteArray pictureOnly(const QByteArray &webp)
{
    QByteArray kept;
    bool extended = false;
    const QList<Chunk> chunks = chunksOf(webp);
    for (const Chunk &chunk : chunks) {
        if (isPicture(chunk))
            kept += chunk.whole;
        extended |= chunk.name == "ALPH"_ba; // needs the extended header to be seen
    }
    if (kept.isEmpty())
        return webp;
    if (!extended || chunks.first().name != "VP8X"_ba)
        return fileOf(kept);
    QByteArray head = chunks.first().whole;
    head[kChunkHead] = kAlphaFlag;
    return fileOf(head + kept);
}

} // namespace paushtik
