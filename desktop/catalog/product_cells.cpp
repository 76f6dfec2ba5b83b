// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_cells.h"

#include "desktop/core/formats.h"
#include "desktop/style/theme.h"

#include <QBrush>
#include <QFont>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// What is not a field of the contract is shown, and stays as it is.
const QStringList kColumns{
    u"title"_s,       u"sku"_s,       u"category_id"_s,         u"unit_label"_s,
    u"price_paise"_s, u"mrp_paise"_s, u"gst_rate_bp"_s,         u"weight_grams"_s,
    u"hsn_code"_s,    u"!stock"_s,    u"low_stock_threshold"_s, u"title_hi"_s,
    u"!state"_s};

const QStringList kNumeric{u"price_paise"_s,  u"mrp_paise"_s,           u"gst_rate_bp"_s,
                           u"weight_grams"_s, u"low_stock_threshold"_s, u"!stock"_s};

} // namespace

int ProductCells::columns()
{
    return static_cast<int>(kColumns.size());
}

QString ProductCells::fieldOf(int column)
{
    const QString name = kColumns.value(column);
    return name.startsWith(u'!') ? QString() : name;
}

int ProductCells::columnOf(const QString &field)
{
    return static_cast<int>(kColumns.indexOf(field));
}

bool ProductCells::isNumeric(int column)
{
    return kNumeric.contains(kColumns.value(column));
}

QString ProductCells::heading(int column)
{
    const QString name = kColumns.value(column);
    if (name == "!stock"_L1)
        return tr("In stock");
    return name == "!state"_L1 ? tr("State") : FieldText::label(name);
}

QString ProductCells::text(const ProductDraft &product, int column,
                           const QList<QJsonObject> &categories)
{
    const QString name = kColumns[column];
    if (name == "!stock"_L1)
        return formats::number(product.document()["stock"_L1].toInteger());
    if (name == "!state"_L1)
        return product.document()["archived_at"_L1].isString() ? tr("Archived") : tr("For sale");
    if (name != "category_id"_L1)
        return FieldText::shown(fields::field(name), product.value(name));
    for (const QJsonObject &category : categories) {
        if (category["id"_L1] == product.value(name))
            return category["title"_L1].toString();
    }
    return product.document()["category"_L1]["title"_L1].toString();
}

QVariant ProductCells::look(bool isChanged, bool isWrong, int role)
{
    if (!isWrong && !isChanged)
        return {};
    const Tokens &tokens = Theme::tokens();
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::ForegroundRole)
        return isWrong ? QVariant(QBrush(tokens.tone(Tone::Danger).fore)) : QVariant();
    if (role == Qt::BackgroundRole)
        return QBrush(isWrong ? tokens.tone(Tone::Danger).back : tokens.tone(Tone::Warning).back);
    return {};
}

QString ProductCells::word(const ProductMark &mark)
{
    switch (mark.state) {
    case ProductMark::State::Waiting:
        return tr("Waiting");
    case ProductMark::State::Refused:
        return tr("Refused");
    case ProductMark::State::Conflict:
        return tr("Conflict");
    }
    Q_UNREACHABLE();
}

Tone ProductCells::tone(const ProductMark &mark)
{
    return mark.state == ProductMark::State::Waiting   ? Tone::Info
           : mark.state == ProductMark::State::Refused ? Tone::Danger
                                                       : Tone::Warning;
}

QString ProductCells::sentence(const ProductMark &mark)
{
    const QString head = mark.state == ProductMark::State::Waiting
                             ? tr("Saved on this computer, waiting to be sent.")
                             : word(mark) + u'.';
    return (head + u'\n' + mark.what + u'\n' + mark.why).trimmed();
}

} // namespace paushtik
