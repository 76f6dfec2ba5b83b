// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/sync/memory_replica.h"

#include "shared/documents/canonical_json.h"
#include "shared/documents/document_digest.h"

#include <QCoroTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <chrono>
#include <stdexcept>

namespace paushtik::tests {

using namespace Qt::StringLiterals;
using sync::FeedType;

Task<> readable(const db::Database *database)
{
    for (;;) {
        const sync::FeedMoment moment = co_await sync::FeedStore::moment(*database);
        if (moment.newest.xid < moment.settled)
            co_return;
        co_await QCoro::sleepFor(std::chrono::milliseconds(5));
    }
}

Task<bool> MemoryReplica::pull(int limit, bool answerIsLost)
{
    const auto changes = co_await m_changes->after(m_state.cursor, limit);
    if (answerIsLost)
        co_return true;
    if (!changes && changes.error().code != "resync"_L1)
        throw std::runtime_error(qPrintable(changes.error().detail));
    if (!changes) {
        m_state = {};
        ++m_resyncs;
        co_return true;
    }
    apply(*changes);
    co_return changes->more;
}

Task<> MemoryReplica::catchUp(int limit)
{
    while (co_await pull(limit)) {
    }
}

void MemoryReplica::apply(const sync::Changes &changes)
{
    for (const auto &item : changes.items) {
        const QString key =
            toString(item.row.type) + u' ' + item.row.id.toString(QUuid::WithoutBraces);
        if (item.document.isEmpty())
            m_state.documents.remove(key);
        else
            m_state.documents.insert(key, item.document);
    }
    m_state.cursor = changes.cursor;
}

QStringList MemoryReplica::digest() const
{
    QStringList lines;
    for (const FeedType type : sync::kFeedTypes) {
        DigestSum sum;
        int count = 0;
        for (auto each = m_state.documents.begin(); each != m_state.documents.end(); ++each) {
            if (each.key().section(u' ', 0, 0) != toString(type))
                continue;
            const auto canonical = canonicalJson(QJsonDocument::fromJson(each.value()).object());
            sum.add(documentHash(QString(toString(type)), each.key().section(u' ', 1), canonical));
            ++count;
        }
        lines.append(toString(type) + u" %1 "_s.arg(count) + QString::fromLatin1(sum.hex()));
    }
    return lines;
}

QStringList MemoryReplica::lines(const sync::Digest &digest)
{
    QStringList lines;
    for (const FeedType type : sync::kFeedTypes) {
        const sync::FeedSum &sum = digest.sums[static_cast<std::size_t>(type)];
        lines.append(toString(type) + u" %1 "_s.arg(sum.documents) +
                     QString::fromLatin1(sum.checksum.toHex()));
    }
    return lines;
}

QStringList MemoryReplica::differences(const MemoryReplica &other) const
{
    QStringList found;
    const Documents &mine = m_state.documents;
    const Documents &theirs = other.m_state.documents;
    for (auto each = mine.begin(); each != mine.end(); ++each) {
        if (theirs.value(each.key()) != each.value())
            found.append(each.key() + u": "_s + QString::fromUtf8(each.value()) + u" / "_s +
                         QString::fromUtf8(theirs.value(each.key())));
    }
    for (auto each = theirs.begin(); each != theirs.end(); ++each) {
        if (!mine.contains(each.key()))
            found.append(each.key() + u" is missing"_s);
    }
    return found;
}

} // namespace paushtik::tests
