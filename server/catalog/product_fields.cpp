// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/product_fields.h"

#include <QRegularExpression>
#include <array>

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

enum class Kind { Sku, Slug, Hsn, Text, OptionalText, Number, OptionalNumber, Category };
constexpr qint64 kRequired = -1; // no default: a new product must say it

struct FieldRule {
    QLatin1StringView name;
    Kind kind;
    qint64 min = 0; ///< characters of a text, or the number itself
    qint64 max = 0;
    qint64 otherwise = kRequired;
};

constexpr qint64 kMostPaise = 10'000'000'000;

constexpr std::array kRules{
    FieldRule{"sku"_L1, Kind::Sku, 1, 64},
    FieldRule{"title"_L1, Kind::Text, 1, 200},
    FieldRule{"price_paise"_L1, Kind::Number, 1, kMostPaise},
    FieldRule{"mrp_paise"_L1, Kind::Number, 1, kMostPaise},
    FieldRule{"category_id"_L1, Kind::Category},
    FieldRule{"slug"_L1, Kind::Slug, 1, 200},
    FieldRule{"subtitle"_L1, Kind::OptionalText, 0, 200},
    FieldRule{"description"_L1, Kind::OptionalText, 0, 20'000},
    FieldRule{"title_hi"_L1, Kind::OptionalText, 0, 200},
    FieldRule{"description_hi"_L1, Kind::OptionalText, 0, 20'000},
    FieldRule{"unit_label"_L1, Kind::OptionalText, 0, 50},
    FieldRule{"weight_grams"_L1, Kind::Number, 1, 1'000'000},
    FieldRule{"length_mm"_L1, Kind::OptionalNumber, 1, 10'000},
    FieldRule{"width_mm"_L1, Kind::OptionalNumber, 1, 10'000},
    FieldRule{"height_mm"_L1, Kind::OptionalNumber, 1, 10'000},
    FieldRule{"hsn_code"_L1, Kind::Hsn, 1, 20},
    FieldRule{"gst_rate_bp"_L1, Kind::Number, 0, 10'000},
    FieldRule{"low_stock_threshold"_L1, Kind::Number, 0, 1'000'000, 5},
};

QRegularExpression whole(const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1StringView(pattern)));
}

bool matches(const QString &text, const QRegularExpression &pattern)
{
    return pattern.match(text).hasMatch();
}

http::TextRule textRule(const FieldRule &rule)
{
    return {.min = int(rule.min), .max = int(rule.max)};
}

QJsonValue readText(http::Form &form, const FieldRule &rule)
{
    static const QRegularExpression kSku = whole(R"([^\s\x00-\x20]+)");
    static const QRegularExpression kHsn = whole("[0-9]{4,8}");
    const QString name = rule.name;
    const QString text = form.text(name, textRule(rule));
    if (text.isEmpty())
        return {}; // refused already
    if (rule.kind == Kind::Sku && !matches(text, kSku))
        form.refuse(name, u"must have no spaces"_s);
    if (rule.kind == Kind::Hsn && !matches(text, kHsn))
        form.refuse(name, u"must be 4 to 8 digits"_s);
    if (rule.kind == Kind::Slug && !isSlug(text))
        form.refuse(name,
                    u"must be at most 80 small letters and digits, parted by single hyphens"_s);
    return text;
}

QJsonValue readField(http::Form &form, const FieldRule &rule)
{
    const QString name = rule.name;
    switch (rule.kind) {
    case Kind::Number:
        return form.integer(name, rule.min, rule.max);
    case Kind::OptionalNumber: {
        const auto number = form.optionalInteger(name, rule.min, rule.max);
        return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
    }
    case Kind::OptionalText: {
        const auto text = form.optionalText(name, textRule(rule));
        return text && !text->isEmpty() ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
    }
    case Kind::Category: {
        const auto id = form.id<CategoryId>(name);
        return id ? QJsonValue(id->toString()) : QJsonValue();
    }
    default:
        return readText(form, rule);
    }
}

} // namespace

QStringList productFieldNames()
{
    QStringList names;
    for (const FieldRule &rule : kRules)
        names.append(rule.name);
    return names;
}

bool isNumberField(const QString &name)
{
    return std::any_of(kRules.begin(), kRules.end(), [&name](const FieldRule &rule) {
        return rule.name == name &&
               (rule.kind == Kind::Number || rule.kind == Kind::OptionalNumber);
    });
}

QJsonObject readNewProduct(http::Form &form)
{
    QJsonObject fields;
    for (const FieldRule &rule : kRules) {
        const bool mayBeAbsent = rule.otherwise != kRequired || rule.kind == Kind::Slug;
        if (mayBeAbsent && !form.has(rule.name)) {
            form.known(rule.name);
            fields[rule.name] =
                rule.kind == Kind::Slug ? QJsonValue(QJsonValue::Null) : QJsonValue(rule.otherwise);
            continue;
        }
        fields[rule.name] = readField(form, rule);
    }
    if (const auto error = priceAboveMrp(fields))
        form.refuse(error->field, error->message);
    return fields;
}

QJsonObject readProductChanges(http::Form &form, const QJsonObject &set)
{
    QJsonObject fields;
    for (const FieldRule &rule : kRules) {
        if (set.contains(rule.name))
            fields[rule.name] = readField(form, rule);
    }
    return fields;
}

QJsonObject productFields(const Product &product)
{
    const QJsonObject document = adminJson(product);
    QJsonObject fields;
    for (const FieldRule &rule : kRules)
        fields[rule.name] = document[rule.name];
    return fields;
}

QJsonObject mergedFields(QJsonObject fields, const QJsonObject &set)
{
    for (auto field = set.begin(); field != set.end(); ++field)
        fields[field.key()] = field.value();
    return fields;
}

std::optional<FieldError> priceAboveMrp(const QJsonObject &fields)
{
    const qint64 price = fields[u"price_paise"_s].toInteger();
    const qint64 mrp = fields[u"mrp_paise"_s].toInteger();
    if (mrp <= 0 || price <= mrp)
        return std::nullopt;
    return FieldError{u"price_paise"_s, u"must not be above the MRP"_s};
}

bool isSlug(const QString &text)
{
    static const QRegularExpression kSlug = whole("[a-z0-9]+(-[a-z0-9]+)*");
    return text.size() <= 80 && matches(text, kSlug);
}

QString slugOf(const QString &title)
{
    QString slug;
    for (const QChar c : title.normalized(QString::NormalizationForm_KD).toLower()) {
        const bool keep = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (keep)
            slug += c;
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug += u'-';
    }
    slug.truncate(60);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

QString wantedSlug(const QJsonObject &fields)
{
    for (const QString &name : {u"title"_s, u"sku"_s}) {
        const QString slug = slugOf(fields[name].toString());
        if (!slug.isEmpty())
            return slug;
    }
    return u"product"_s;
}

QJsonArray fieldChanges(const QJsonObject &before, const QJsonObject &after)
{
    QJsonArray changes;
    for (auto field = after.begin(); field != after.end(); ++field) {
        const QJsonValue from =
            before.contains(field.key()) ? before[field.key()] : QJsonValue(QJsonValue::Null);
        if (from != field.value())
            changes.append(QJsonObject{
                {u"field"_s, field.key()}, {u"from"_s, from}, {u"to"_s, field.value()}});
    }
    return changes;
}

} // namespace paushtik::catalog
