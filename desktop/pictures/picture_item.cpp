// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/picture_item.h"

#include <QJsonArray>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

const QString kBetween = u" / "_s; // the languages of a description

QJsonObject toJson(const MadePicture &made)
{
    QJsonArray variants;
    for (const MadeVariant &variant : made.variants)
        variants.append(QJsonArray{variant.width, variant.height, variant.bytes});
    // 64 bits do not fit into a number of JSON.
    return {{u"variants"_s, variants},
            {u"fingerprint"_s, QString::number(made.fingerprint, 16)},
            {u"original_bytes"_s, made.originalBytes}};
}

std::optional<MadePicture> madeFrom(const QJsonObject &json)
{
    const QJsonArray variants = json["variants"_L1].toArray();
    if (variants.size() != kVariants)
        return std::nullopt;
    MadePicture made;
    for (int i = 0; i < kVariants; ++i) {
        const QJsonArray one = variants[i].toArray();
        made.variants[size_t(i)] = {one[0].toInt(), one[1].toInt(), one[2].toInteger()};
    }
    made.fingerprint = json["fingerprint"_L1].toString().toULongLong(nullptr, 16);
    made.originalBytes = json["original_bytes"_L1].toInteger();
    return made;
}

} // namespace

QString PictureItem::altOf(const QString &english, const QString &hindi)
{
    const QStringList both{english.simplified(), hindi.simplified()};
    return both[0].isEmpty() || both[1].isEmpty() ? both.join(QString()) : both.join(kBetween);
}

std::pair<QString, QString> PictureItem::altParts(const QString &alt)
{
    const auto isHindi = [](const QString &text) {
        return std::any_of(text.begin(), text.end(), [](QChar letter) {
            return letter.script() == QChar::Script_Devanagari;
        });
    };
    const qsizetype at = alt.lastIndexOf(kBetween);
    if (at >= 0 && isHindi(alt.mid(at)))
        return {alt.left(at), alt.mid(at + kBetween.size())};
    return isHindi(alt) ? std::pair(QString(), alt) : std::pair(alt, QString());
}

QJsonObject PictureItem::toJson() const
{
    QJsonObject json{{u"id"_s, id},
                     {u"source"_s, source},
                     {u"name"_s, name},
                     {u"product_id"_s, productId},
                     {u"sku"_s, sku},
                     {u"alt"_s, alt},
                     {u"alt_hi"_s, altHindi},
                     {u"turns"_s, edit.quarterTurns},
                     {u"crop"_s, QJsonArray{edit.left, edit.top, edit.width, edit.height}},
                     {u"state"_s, QString(toString(state))},
                     {u"problem"_s, problem},
                     {u"taken"_s, taken}};
    if (made)
        json[u"made"_s] = paushtik::toJson(*made);
    return json;
}

std::optional<PictureItem> PictureItem::fromJson(const QJsonObject &json)
{
    const auto state = parse<PictureState>(json["state"_L1].toString());
    const QJsonArray crop = json["crop"_L1].toArray();
    PictureItem item;
    item.id = json["id"_L1].toString();
    if (!state || item.id.isEmpty() || crop.size() != 4)
        return std::nullopt;
    item.source = json["source"_L1].toString();
    item.name = json["name"_L1].toString();
    item.productId = json["product_id"_L1].toString();
    item.sku = json["sku"_L1].toString();
    item.alt = json["alt"_L1].toString();
    item.altHindi = json["alt_hi"_L1].toString();
    item.edit = {json["turns"_L1].toInt(), crop[0].toDouble(), crop[1].toDouble(),
                 crop[2].toDouble(), crop[3].toDouble()};
    item.state = *state;
    item.problem = json["problem"_L1].toString();
    item.taken = json["taken"_L1].toBool();
    if (json.contains("made"_L1))
        item.made = madeFrom(json["made"_L1].toObject());
    return item;
}

} // namespace paushtik
