// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/views.h"

#include "shared/domain/fees.h"
#include "shared/domain/money_text.h"
#include "shared/domain/stock.h"

#include <QRegularExpression>
#include <array>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
using catalog::Product;

namespace {

constexpr int kThumbWidth = 160;
constexpr int kMediumWidth = 600;

QString variantOf(const QString &url, QLatin1StringView suffix)
{
    return url.chopped(5) + suffix + u".webp"_s; // "…/full.webp" → "…/full-thumb.webp"
}

int savedPercent(const Product &product)
{
    if (product.mrp <= product.price || product.mrp <= Paise(0))
        return 0;
    return int((product.mrp - product.price).value() * 100 / product.mrp.value());
}

void addStock(QJsonObject &view, const Product &product, const Words &words)
{
    const StockStatus status = stockStatus(product.stock, product.lowStockThreshold);
    view[u"sold_out"_s] = status == StockStatus::OutOfStock;
    view[u"in_stock"_s] = status == StockStatus::InStock;
    if (status == StockStatus::LowStock)
        view[u"only_left"_s] =
            words.say("only_left"_L1, {{"n"_L1, QString::number(product.stock)}});
}

QJsonArray paragraphs(const QString &text)
{
    QJsonArray list;
    for (const QString &part : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            list.append(part.trimmed());
    }
    return list;
}

QString descriptionOf(const Product &product, Language language)
{
    const QString english = product.description.value_or(QString());
    return language == Language::Hindi ? product.descriptionHi.value_or(english) : english;
}

QString shownRate(BasisPoints rate)
{
    QString text = QString::number(rate.value() / 100.0, 'f', 2);
    while (text.endsWith(u'0'))
        text.chop(1);
    return (text.endsWith(u'.') ? text.chopped(1) : text) + u'%';
}

} // namespace

QString shownPrice(Paise amount)
{
    const QString text = formatRupees(amount);
    return text.endsWith(".00"_L1) ? text.chopped(3) : text;
}

std::optional<PackSize> packSize(const QString &label)
{
    static const QRegularExpression kSize(
        u"(?:(\\d+)\\s*[×x]\\s*)?(\\d+(?:\\.\\d+)?)\\s*(ml|l|litres?|g|kg)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = kSize.match(label);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(3).toLower();
    const bool big = unit != "ml"_L1 && unit != "g"_L1;
    const int packs = match.captured(1).isEmpty() ? 1 : match.captured(1).toInt();
    const double amount = packs * match.captured(2).toDouble() * (big ? 1000 : 1);
    if (amount < 1 || amount > 1'000'000)
        return std::nullopt;
    return PackSize{qRound(amount), unit.startsWith(u'k') || unit == "g"_L1 ? "g"_L1 : "ml"_L1};
}

QString shownUnitPrice(const Product &product, const Words &words)
{
    const auto size = packSize(product.unitLabel.value_or(QString()));
    if (!size)
        return {};
    return words.say("unit_price"_L1,
                     {{"price"_L1, shownPrice(unitPrice(product.price, size->amount, 100))},
                      {"unit"_L1, u"100 "_s + size->unit}});
}

QString titleOf(const Product &product, Language language)
{
    return language == Language::Hindi ? product.titleHi.value_or(product.title) : product.title;
}

QString titleOf(const catalog::Category &category, Language language)
{
    return language == Language::Hindi ? category.titleHi.value_or(category.title) : category.title;
}

QJsonObject pictureView(const catalog::Image &image, const QString &alt, const Blurs &blurs)
{
    const QString full = catalog::mediaUrl(image.baseKey);
    const QString medium = variantOf(full, "-medium"_L1);
    const QString thumb = variantOf(full, "-thumb"_L1);
    QStringList sources{thumb + u" %1w"_s.arg(qMin(kThumbWidth, image.width))};
    if (image.width > kThumbWidth)
        sources.append(medium + u" %1w"_s.arg(qMin(kMediumWidth, image.width)));
    if (image.width > kMediumWidth)
        sources.append(full + u" %1w"_s.arg(image.width));
    return {{u"full"_s, full},
            {u"medium"_s, medium},
            {u"thumb"_s, thumb},
            {u"blur"_s, blurs.value(image.baseKey)},
            {u"srcset"_s, sources.join(u", ")},
            {u"width"_s, image.width},
            {u"height"_s, image.height},
            {u"alt"_s, image.alt.isEmpty() ? alt : image.alt}};
}

namespace {

/// Labels of packs are written in English; what they hold is the same few things.
QString unitOf(const Product &product, Language language)
{
    QString unit = product.unitLabel.value_or(QString());
    if (language != Language::Hindi)
        return unit;
    static const std::array<std::pair<QRegularExpression, QString>, 6> kThings{
        {{QRegularExpression(u"\\bjars?\\b"_s), u"जार"_s},
         {QRegularExpression(u"\\btins?\\b"_s), u"टिन"_s},
         {QRegularExpression(u"\\bpouch(es)?\\b"_s), u"पाउच"_s},
         {QRegularExpression(u"\\bbottles?\\b"_s), u"बोतल"_s},
         {QRegularExpression(u"\\bml\\b"_s), u"मिली"_s},
         {QRegularExpression(u"\\bL\\b"_s), u"लीटर"_s}}};
    for (const auto &[word, hindi] : kThings)
        unit.replace(word, hindi);
    return unit;
}

/// There are none in Hindi; a Hindi title is not continued in English.
QString subtitleOf(const Product &product, Language language)
{
    const bool shown = language == Language::English || !product.titleHi;
    return shown ? product.subtitle.value_or(QString()) : QString();
}

} // namespace

QJsonObject cardView(const Product &product, Language language, const Blurs &blurs)
{
    const Words &words = Words::of(language);
    const QString title = titleOf(product, language);
    QJsonObject view{{u"id"_s, product.id.toString()},
                     {u"slug"_s, product.slug},
                     {u"path"_s, prefixOf(language) + u"/products/"_s + product.slug},
                     {u"title"_s, title},
                     {u"subtitle"_s, subtitleOf(product, language)},
                     {u"unit"_s, unitOf(product, language)},
                     {u"price"_s, shownPrice(product.price)},
                     {u"price_paise"_s, product.price.value()},
                     {u"unit_price"_s, shownUnitPrice(product, words)}};
    if (const int saved = savedPercent(product); saved > 0) {
        view[u"mrp"_s] = shownPrice(product.mrp);
        view[u"saving"_s] = words.say("saving"_L1, {{"n"_L1, QString::number(saved)}});
    }
    if (!product.images.isEmpty())
        view[u"picture"_s] = pictureView(product.images.first(), title, blurs);
    addStock(view, product, words);
    return view;
}

QJsonObject productView(const Product &product, Language language, const Blurs &blurs)
{
    const QString title = titleOf(product, language);
    QJsonObject view = cardView(product, language, blurs);
    QJsonArray pictures;
    for (qsizetype i = 0; i < product.images.size(); ++i) {
        QJsonObject picture = pictureView(product.images[i], title, blurs);
        picture[u"first"_s] = i == 0;
        picture[u"number"_s] = i + 1;
        pictures.append(picture);
    }
    QJsonArray quantities;
    for (int n = 1; n <= qMin(kMaxQtyPerLine, qMax(product.stock, 1)); ++n)
        quantities.append(n);
    view[u"pictures"_s] = pictures;
    view[u"several"_s] = pictures.size() > 1;
    view[u"quantities"_s] = quantities;
    view[u"paragraphs"_s] = paragraphs(descriptionOf(product, language));
    view[u"sku"_s] = product.sku;
    view[u"hsn"_s] = product.hsnCode;
    view[u"gst"_s] = shownRate(product.gstRate);
    view[u"mrp_line"_s] = shownPrice(product.mrp);
    view[u"category"_s] =
        QJsonObject{{u"title"_s, titleOf(product.category, language)},
                    {u"path"_s, prefixOf(language) + u"/categories/"_s + product.category.slug}};
    return view;
}

QJsonObject productFacts(const Product &product, Language language, const QString &url,
                         const QString &site)
{
    const bool soldOut =
        stockStatus(product.stock, product.lowStockThreshold) == StockStatus::OutOfStock;
    QJsonArray pictures;
    for (const catalog::Image &image : product.images)
        pictures.append(site + catalog::mediaUrl(image.baseKey));
    const QString unit = product.unitLabel.value_or(QString());
    const QJsonObject offer{{u"@type"_s, u"Offer"_s},
                            {u"url"_s, url},
                            {u"priceCurrency"_s, u"INR"_s},
                            {u"price"_s, plainRupees(product.price)},
                            {u"itemCondition"_s, u"https://schema.org/NewCondition"_s},
                            {u"availability"_s, soldOut ? u"https://schema.org/OutOfStock"_s
                                                        : u"https://schema.org/InStock"_s}};
    return {{u"@context"_s, u"https://schema.org"_s},
            {u"@type"_s, u"Product"_s},
            {u"name"_s, (titleOf(product, language) + u' ' + unit).trimmed()},
            {u"description"_s, descriptionOf(product, language)},
            {u"sku"_s, product.sku},
            {u"category"_s, titleOf(product.category, language)},
            {u"brand"_s, QJsonObject{{u"@type"_s, u"Brand"_s},
                                     {u"name"_s, Words::of(language).say("brand"_L1)}}},
            {u"image"_s, pictures},
            {u"offers"_s, offer}};
}

} // namespace paushtik::storefront
