// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_field.h"

#include "desktop/core/formats.h"
#include "shared/domain/money_text.h"

#include <QRegularExpression>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using Kind = ProductField::Kind;

constexpr qint64 kMostPaise = 10'000'000'000;

tl::unexpected<Error> wrong(const QString &why)
{
    return fail(Fault::Invalid, {}, why);
}

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1StringView(pattern)))
        .match(text)
        .hasMatch();
}

/// A decimal with at most two places as its hundredths, exactly; people write ₹, commas and %.
std::optional<qint64> hundredths(QString text)
{
    static const QRegularExpression kShape(u"^([0-9]{1,12})(?:[.]([0-9]{1,2}))?$"_s);
    text.remove(QRegularExpression(u"[\\s,₹%]"_s));
    const auto match = kShape.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString part = match.captured(2).leftJustified(2, u'0');
    return match.captured(1).toLongLong() * 100 + part.toLongLong();
}

QString decimal(qint64 hundredths)
{
    QString text = u"%1.%2"_s.arg(hundredths / 100).arg(hundredths % 100, 2, 10, QChar(u'0'));
    if (text.endsWith(u".00"))
        text.chop(3);
    return text;
}

bool isNumber(Kind kind)
{
    return kind == Kind::Money || kind == Kind::Whole || kind == Kind::Percent;
}

} // namespace

const QList<ProductField> &fields::all()
{
    static const QList<ProductField> kAll{
        {u"title"_s, Kind::Text, true, 1, 200},
        {u"title_hi"_s, Kind::Text, false, 0, 200},
        {u"subtitle"_s, Kind::Text, false, 0, 200},
        {u"description"_s, Kind::LongText, false, 0, 20'000},
        {u"description_hi"_s, Kind::LongText, false, 0, 20'000},
        {u"sku"_s, Kind::Sku, true, 1, 64},
        {u"slug"_s, Kind::Slug, true, 1, 80},
        {u"category_id"_s, Kind::Category, true, 0, 0},
        {u"price_paise"_s, Kind::Money, true, 1, kMostPaise},
        {u"mrp_paise"_s, Kind::Money, true, 1, kMostPaise},
        {u"gst_rate_bp"_s, Kind::Percent, true, 0, 10'000},
        {u"hsn_code"_s, Kind::Hsn, true, 4, 8},
        {u"unit_label"_s, Kind::Text, false, 0, 50},
        {u"weight_grams"_s, Kind::Whole, true, 1, 1'000'000},
        {u"length_mm"_s, Kind::Whole, false, 1, 10'000},
        {u"width_mm"_s, Kind::Whole, false, 1, 10'000},
        {u"height_mm"_s, Kind::Whole, false, 1, 10'000},
        {u"low_stock_threshold"_s, Kind::Whole, true, 0, 1'000'000},
    };
    return kAll;
}

bool fields::isKnown(const QString &name)
{
    return std::any_of(all().begin(), all().end(),
                       [&name](const ProductField &field) { return field.name == name; });
}

const ProductField &fields::field(const QString &name)
{
    const auto found = std::find_if(all().begin(), all().end(), [&name](const ProductField &field) {
        return field.name == name;
    });
    Q_ASSERT(found != all().end());
    return *found;
}

QString FieldText::label(const QString &field)
{
    static const QHash<QString, const char *> kLabels{
        {u"title"_s, QT_TR_NOOP("Title")},
        {u"title_hi"_s, QT_TR_NOOP("Title in Hindi")},
        {u"subtitle"_s, QT_TR_NOOP("Subtitle")},
        {u"description"_s, QT_TR_NOOP("Description")},
        {u"description_hi"_s, QT_TR_NOOP("Description in Hindi")},
        {u"sku"_s, QT_TR_NOOP("SKU")},
        {u"slug"_s, QT_TR_NOOP("Web address")},
        {u"category_id"_s, QT_TR_NOOP("Category")},
        {u"price_paise"_s, QT_TR_NOOP("Price")},
        {u"mrp_paise"_s, QT_TR_NOOP("MRP")},
        {u"gst_rate_bp"_s, QT_TR_NOOP("GST")},
        {u"hsn_code"_s, QT_TR_NOOP("HSN code")},
        {u"unit_label"_s, QT_TR_NOOP("Unit")},
        {u"weight_grams"_s, QT_TR_NOOP("Weight (g)")},
        {u"length_mm"_s, QT_TR_NOOP("Length (mm)")},
        {u"width_mm"_s, QT_TR_NOOP("Width (mm)")},
        {u"height_mm"_s, QT_TR_NOOP("Height (mm)")},
        {u"low_stock_threshold"_s, QT_TR_NOOP("Low stock at")},
    };
    const char *label = kLabels.value(field);
    return label ? tr(label) : field;
}

QString FieldText::shown(const ProductField &field, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return {};
    if (!isNumber(field.kind) || value.isString())
        return value.toString();
    if (field.kind == Kind::Money)
        return formats::money(Paise(value.toInteger()));
    if (field.kind == Kind::Percent)
        return decimal(value.toInteger()) + u" %"_s;
    return formats::number(value.toInteger());
}

QString FieldText::typed(const ProductField &field, const QJsonValue &value)
{
    if (!value.isDouble())
        return value.toString();
    if (field.kind == Kind::Money)
        return plainRupees(Paise(value.toInteger()));
    if (field.kind == Kind::Percent)
        return decimal(value.toInteger());
    return QString::number(value.toInteger());
}

Result<QJsonValue> FieldText::read(const ProductField &field, const QString &text)
{
    const QString plain = text.trimmed();
    if (plain.isEmpty())
        return QJsonValue(QJsonValue::Null);
    if (!isNumber(field.kind))
        return QJsonValue(plain);
    if (field.kind == Kind::Whole) {
        bool isWhole = false;
        const qint64 number = QString(plain).remove(u',').toLongLong(&isWhole);
        return isWhole ? Result<QJsonValue>(number) : wrong(tr("must be a whole number"));
    }
    const auto value = hundredths(plain);
    if (!value)
        return wrong(field.kind == Kind::Money ? tr("must be an amount, as 649 or 649.50")
                                               : tr("must be a rate in per cent, as 5 or 12"));
    return QJsonValue(*value);
}

QString FieldText::problem(const ProductField &field, const QJsonValue &value)
{
    const bool empty = value.isNull() || value.isUndefined() || value == QJsonValue(QString());
    if (empty)
        return field.required ? tr("is needed") : QString();
    if (isNumber(field.kind)) {
        if (!value.isDouble())
            return tr("must be a number");
        const qint64 number = value.toInteger();
        if (number < field.min)
            return tr("must be at least %1").arg(shown(field, field.min));
        return number > field.max ? tr("must be at most %1").arg(shown(field, field.max))
                                  : QString();
    }
    const QString text = value.toString();
    if (field.kind == Kind::Hsn && !matches(text, "[0-9]{4,8}"))
        return tr("must be 4 to 8 digits");
    if (field.kind == Kind::Slug && !matches(text, "[a-z0-9]+(-[a-z0-9]+)*"))
        return tr("must be small letters and digits, parted by single hyphens");
    if (field.kind == Kind::Sku && !matches(text, R"([^\s]+)"))
        return tr("must have no spaces");
    if (field.kind != Kind::Category && text.toUcs4().size() > field.max)
        return tr("must be at most %n character(s)", nullptr, int(field.max));
    return {};
}

QString FieldText::priceProblem(const QJsonObject &product)
{
    const qint64 mrp = product["mrp_paise"_L1].toInteger();
    if (mrp <= 0 || product["price_paise"_L1].toInteger() <= mrp)
        return {};
    return tr("is above the MRP of %1").arg(formats::money(Paise(mrp)));
}

} // namespace paushtik
