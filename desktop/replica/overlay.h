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

/// The document with the edits laid over it, in their order.
QJsonObject laidOver(QJsonObject document, const QList<Overlay> &edits);

} // namespace paushtik
