// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/sql.h"
#include "shared/domain/timestamp.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <optional>

namespace paushtik {

/// How far this replica has come, as it stands in its file.
struct FeedState {
    QString cursor;                      ///< empty: from the start
    qint64 generation = 1;               ///< of the documents that are being pulled
    bool isFull = true;                  ///< a pull from the start is under way, or was never done
    qint64 received = 0;                 ///< of that pull
    qint64 expected = 0;                 ///< of that pull, where the server said; else 0
    int keepMonths = 0;                  ///< orders of the last so many months; 0: all
    std::optional<Timestamp> equalAt;    ///< when the replica last reached the head
    std::optional<Timestamp> verifiedAt; ///< when a digest last was equal
};

/// Functions of the writer's connection where they write.
namespace feed_state {

FeedState read(Sql &sql);
void write(Sql &sql, const FeedState &state);
/// Orders placed before this are not kept; none: all are.
std::optional<Timestamp> keepSince(const FeedState &state, Timestamp now);

/// Count and checksum of every type, over what the replica holds of the server. Reads everything:
/// seconds for a million documents.
struct TypeSum {
    qint64 count = 0;
    QByteArray checksum;
    friend bool operator==(const TypeSum &, const TypeSum &) = default;
};
QMap<QString, TypeSum> sums(Sql &sql);

} // namespace feed_state
} // namespace paushtik
