// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/courier_status.h"

#include "shared/domain/courier_status_tables.h"
#include "shared/domain/courier_text_rules.h"

#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

using Table = std::span<const CourierStatusRow>;

const CourierStatusRow *find(Table table, std::optional<int> id)
{
    if (!id)
        return nullptr;
    const auto row = std::ranges::find(table, *id, &CourierStatusRow::id);
    return row == table.end() ? nullptr : &*row;
}

bool hasLabel(const CourierStatusRow *row, const QString &text)
{
    if (!row || text.isEmpty())
        return false;
    for (const QLatin1StringView label : row->labels.tokenize(u'|')) {
        if (normalizedStatusText(QString(label)) == text)
            return true;
    }
    return false;
}

const CourierStatusRow *findLabel(Table table, const QString &text)
{
    const auto row = std::ranges::find_if(table, [&](const auto &r) { return hasLabel(&r, text); });
    return row == table.end() ? nullptr : &*row;
}

// What a row says, with the flag that its own label carries by the text rules.
CourierReading readRow(const CourierStatusRow &row)
{
    const QString label = normalizedStatusText(QString(row.labels).section(u'|', 0, 0));
    CourierReading reading{row.state, readStatusText(label).flags};
    if (label == "qc failed"_L1)
        reading.flags = {CourierFlag::QcFailed};
    reading.flags.removeAll(CourierFlag::UnknownStatus);
    return reading;
}

QString withoutReturnWord(const QString &text)
{
    for (const QLatin1StringView word : {"return "_L1, "reverse "_L1}) {
        if (text.startsWith(word))
            return text.sliced(word.size());
    }
    return text;
}

CourierReading readText(const QString &text, bool isReturn)
{
    if (!isReturn)
        return readStatusText(text);
    const CourierStatusRow *row = findLabel(returnStatusTable(), text);
    return row ? readRow(*row) : readStatusText(withoutReturnWord(text));
}

// A forward shipment whose text speaks of a customer's return is about something else.
bool speaksOfReturn(const QString &text)
{
    const bool begins = text.startsWith("return"_L1) || text.startsWith("reverse"_L1);
    return begins && !readStatusText(text).state;
}

CourierReading readKnownId(const CourierStatusRow &row, const QString &text, bool isReturn)
{
    CourierReading reading = readRow(row);
    if (hasLabel(&row, text))
        return reading;
    if (!isReturn && speaksOfReturn(text))
        return {std::nullopt, {CourierFlag::Conflict}};
    const auto byText = readText(text, isReturn).state;
    if (byText && byText != reading.state)
        reading.flags.append(CourierFlag::Conflict);
    return reading;
}

} // namespace

std::optional<int> parseStatusId(const QJsonValue &value)
{
    bool isNumber = value.isDouble();
    const int id = isNumber ? value.toInt() : value.toString().trimmed().toInt(&isNumber);
    return isNumber && id > 0 ? std::optional(id) : std::nullopt;
}

QString normalizedStatusText(QStringView text)
{
    QString normal;
    normal.reserve(text.size());
    bool gap = false;
    for (const QChar c : text) {
        const char16_t low = c >= u'A' && c <= u'Z' ? char16_t(c.unicode() + 32) : c.unicode();
        const bool kept = (low >= u'a' && low <= u'z') || (low >= u'0' && low <= u'9');
        if (kept && gap && !normal.isEmpty())
            normal += u' ';
        if (kept)
            normal += QChar(low);
        gap = !kept;
    }
    return normal.replace("canceled"_L1, "cancelled"_L1);
}

CourierReading readShipmentStatus(std::optional<int> id, QStringView text, bool isReturn)
{
    const QString normal = normalizedStatusText(text);
    const CourierStatusRow *row = find(shipmentStatusTable(), id);
    if (!row)
        return readText(normal, isReturn);
    const bool mixedTables =
        !hasLabel(row, normal) && hasLabel(find(orderStatusTable(), id), normal);
    return mixedTables ? readRow(*find(orderStatusTable(), id))
                       : readKnownId(*row, normal, isReturn);
}

CourierReading readOrderStatus(std::optional<int> id, QStringView text, bool isReturn)
{
    const QString normal = normalizedStatusText(text);
    if (const CourierStatusRow *row = find(returnStatusTable(), id))
        return isReturn ? readKnownId(*row, normal, true) : CourierReading{};
    const CourierStatusRow *row = find(orderStatusTable(), id);
    return row ? readKnownId(*row, normal, isReturn) : readText(normal, isReturn);
}

} // namespace paushtik
