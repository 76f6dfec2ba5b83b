// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tables/table_reading.h"

#include "desktop/catalog/product_field.h"
#include "shared/documents/csv_line.h"

#include <QFile>
#include <QStringDecoder>
#include <algorithm>
#include <array>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 kMostBytes = 20 * 1024 * 1024;

/// Excel's "Unicode text" is UTF-16.
QByteArray asUtf8(const QByteArray &file)
{
    const bool isUtf16 = file.startsWith("\xFF\xFE") || file.startsWith("\xFE\xFF");
    if (!isUtf16)
        return file;
    QStringDecoder decoder(QStringDecoder::Utf16);
    const QString text = decoder(file);
    return text.toUtf8();
}

QChar separatorOf(const QByteArray &file)
{
    const QByteArray head = file.left(file.indexOf('\n'));
    const std::array<char, 3> separators{',', ';', '\t'};
    const auto most = std::max_element(separators.begin(), separators.end(), [&](char a, char b) {
        return head.count(a) < head.count(b);
    });
    return QLatin1Char(*most);
}

/// From a cell to the contract's text for it; what is wrong goes into `problem`.
class CellWriter {
    Q_DECLARE_TR_FUNCTIONS(paushtik::CellWriter)
public:
    explicit CellWriter(const QList<QJsonObject> &categories)
    {
        for (const QJsonObject &category : categories) {
            const QString id = category["id"_L1].toString();
            for (const auto name : {"id"_L1, "slug"_L1, "title"_L1, "title_hi"_L1})
                m_categories.insert(category[name].toString().trimmed().toCaseFolded(), id);
        }
    }

    QString write(const ColumnUse &use, const QString &cell, QString &problem) const
    {
        const QString text = csvUnguarded(cell).trimmed();
        if (use.exact || use.field == u"id"_s || text.isEmpty())
            return text;
        const ProductField &field = fields::field(use.field);
        if (field.kind == ProductField::Kind::Category)
            return category(text, problem);
        const auto value = FieldText::read(field, text);
        if (!value) {
            problem = value.error().detail;
            return text;
        }
        return value->isDouble() ? QString::number(value->toInteger()) : value->toString();
    }

private:
    QString category(const QString &text, QString &problem) const
    {
        const QString id = m_categories.value(text.toCaseFolded());
        if (id.isEmpty())
            problem = tr("There is no category “%1”.").arg(text);
        return id.isEmpty() ? text : id;
    }

    QHash<QString, QString> m_categories;
};

} // namespace

Result<ReadTable> tables::read(const QByteArray &file)
{
    const QByteArray text = asUtf8(file);
    const auto records = readCsv(text, kMostRows + 1, separatorOf(text));
    if (!records)
        return fail(records.error());
    if (records->isEmpty())
        return fail(Fault::Invalid, {},
                    QCoreApplication::translate("paushtik::TableReading", "The table is empty."));
    ReadTable table{records->first().cells, {}};
    for (qsizetype i = 1; i < records->size(); ++i) {
        QStringList cells = (*records)[i].cells;
        if (cells.size() > table.heads.size())
            return fail(Fault::Invalid, {},
                        QCoreApplication::translate("paushtik::TableReading",
                                                    "Row %1 has more cells than the first row.")
                            .arg((*records)[i].row));
        if (cells.join(QString()).trimmed().isEmpty())
            continue; // what spreadsheets leave below a table
        while (cells.size() < table.heads.size())
            cells.append(QString());
        table.rows.append(std::move(cells));
    }
    return table;
}

Result<ReadTable> tables::readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Unavailable, u"file"_s, file.errorString());
    if (file.size() > kMostBytes)
        return fail(Fault::TooLarge);
    return read(file.readAll());
}

PreparedTable tables::prepare(const ReadTable &table, const QList<ColumnUse> &uses,
                              const QList<QJsonObject> &categories)
{
    const CellWriter writer(categories);
    PreparedTable prepared;
    QStringList heads;
    for (const ColumnUse &use : uses) {
        if (!use.field.isEmpty())
            heads.append(use.field);
    }
    prepared.csv = csvLine(heads);
    for (int row = 0; row < table.rows.size(); ++row) {
        QStringList cells;
        for (int column = 0; column < uses.size(); ++column) {
            if (uses[column].field.isEmpty())
                continue;
            QString problem;
            cells.append(writer.write(uses[column], table.rows[row][column], problem));
            if (!problem.isEmpty())
                prepared.problems.insert({row, column}, problem);
        }
        prepared.csv += csvLine(cells);
    }
    return prepared;
}

} // namespace paushtik
