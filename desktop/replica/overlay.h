// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>

namespace paushtik {

/// What an edit does to a document on screen until the server's own document has it. It changes
/// nothing in what the replica holds of the server.
struct Overlay {
    QJsonObject set = {};    ///< members that are now so
    QJsonObject append = {}; ///< by member, the one entry added to a list
    QJsonObject add = {};    ///< by member, how much a number moves
    friend bool operator==(const Overlay &, const Overlay &) = default;

    QJsonObject toJson() const;
    static Overlay fromJson(const QJsonObject &json);
};

/// The edits that lie over one document, in their order.
///
/// Once an edit was sent, the feed may bring the document with it before its answer comes, and what
/// it adds would be seen twice. So the members that tried edits add to are shown as they were
/// before the first of them was tried (`anchor`), with all edits on top, until answer and feed have
/// both come.
struct Overlays {
    QJsonObject anchor = {};
    QList<Overlay> edits = {};
};
QJsonObject laidOver(QJsonObject document, const Overlays &over);

/// The members of the document that the edit adds to, as they are now.
QJsonObject anchorOf(const QJsonObject &document, const Overlay &edit);

} // namespace paushtik
