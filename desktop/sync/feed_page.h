// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/documents.h"
#include "shared/domain/result.h"

namespace paushtik {

/// One answer of GET /sync/changes.
struct FeedPage {
    QList<FeedItem> items;
    QString cursor;
    bool more = false;
};

/// Kinds of documents that this program does not know are passed over: a later server may have
/// more. Anything else that is out of shape is Fault::Unsupported. Any thread.
Result<FeedPage> parseFeedPage(const QByteArray &json);

} // namespace paushtik
