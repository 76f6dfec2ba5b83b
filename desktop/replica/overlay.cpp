// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/overlay.h"

#include <QJsonArray>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

void layOver(QJsonObject &document, const Overlay &edit)
{
    for (auto it = edit.set.begin(); it != edit.set.end(); ++it)
        document[it.key()] = it.value();
    for (auto it = edit.append.begin(); it != edit.append.end(); ++it) {
        QJsonArray list = document[it.key()].toArray();
        list.append(it.value());
        document[it.key()] = list;
    }
    for (auto it = edit.add.begin(); it != edit.add.end(); ++it)
        document[it.key()] = document[it.key()].toInteger() + it.value().toInteger();
}

} // namespace

QJsonObject Overlay::toJson() const
{
    QJsonObject json;
    if (!set.isEmpty())
        json[u"set"_s] = set;
    if (!append.isEmpty())
        json[u"append"_s] = append;
    if (!add.isEmpty())
        json[u"add"_s] = add;
    return json;
}

Overlay Overlay::fromJson(const QJsonObject &json)
{
    return {.set = json["set"_L1].toObject(),
            .append = json["append"_L1].toObject(),
            .add = json["add"_L1].toObject()};
}

QJsonObject laidOver(QJsonObject document, const Overlays &over)
{
    for (auto it = over.anchor.begin(); it != over.anchor.end(); ++it)
        document[it.key()] = it.value();
    for (const Overlay &edit : over.edits)
        layOver(document, edit);
    return document;
}

QJsonObject anchorOf(const QJsonObject &document, const Overlay &edit)
{
    QJsonObject anchor;
    for (const QString &member : edit.append.keys() + edit.add.keys())
        if (document.contains(member))
            anchor[member] = document[member];
    return anchor;
}

} // namespace paushtik
