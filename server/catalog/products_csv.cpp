// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_csv.h"

#include "server/catalog/product_fields.h"
#include "shared/documents/csv_line.h"
#include "shared/documents/csv_reader.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 10'000;

const QString kId = u"id"_s;
const QString kCategory = u"category_id"_s;
const QString kCategorySlug = u"category.slug"_s;
const QString kStock = u"stock"_s;
const QString kArchivedAt = u"archived_at"_s;

QStringList exportedColumns()
{
    return QStringList{kId} + productFieldNames() + QStringList{kCategorySlug, kStock, kArchivedAt};
}

QString cellOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

// Qt's JSON reader drops a byte order mark before a text, so the database shall have none there.
QString withoutMark(QString cell)
{
    while (!cell.isEmpty() && (cell.front() == QChar::ByteOrderMark || cell.front().isSpace()))
        cell.remove(0, 1);
    return cell;
}

QJsonValue valueOf(const QString &field, const QString &text)
{
    const QString cell = withoutMark(text);
    if (cell.isEmpty())
        return QJsonValue::Null;
    if (!isNumberField(field))
        return cell;
    bool isNumber = false;
    const qint64 number = cell.trimmed().toLongLong(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(cell); // refused where fields are read
}

Error columnError(const QString &column, const QString &message)
{
    return Error{Fault::Invalid, {}, {}, {{column, message}}, {}};
}

/// The table's columns, in its order.
Result<QStringList> readHeader(const QStringList &cells)
{
    const QStringList known = exportedColumns();
    QStringList columns;
    for (const QString &cell : cells) {
        const QString column = cell.trimmed();
        if (!known.contains(column))
            return fail(columnError(column, u"is not a known column"_s));
        if (columns.contains(column))
            return fail(columnError(column, u"is there twice"_s));
        columns.append(column);
    }
    if (!columns.contains(kId) && !columns.contains(u"sku"_s))
        return fail(columnError(u"sku"_s, u"or id must be a column"_s));
    return columns;
}

class RowReader {
public:
    RowReader(QStringList columns, const QList<Category> &categories)
        : m_columns(std::move(columns))
        , m_fields(productFieldNames())
    {
        for (const Category &category : categories)
            m_categories.insert(category.slug, category.id.toString());
    }

    ProductChange read(const CsvRecord &record) const
    {
        ProductChange change{record.row, {}, {}};
        if (record.cells.size() != m_columns.size()) {
            change.problems.append(
                {u"row"_s, u"has %1 cells, the header has %2"_s.arg(record.cells.size())
                               .arg(m_columns.size())});
            return change;
        }
        for (int i = 0; i < m_columns.size(); ++i)
            readCell(change, m_columns[i], csvUnguarded(record.cells[i]));
        if (const auto slug = m_columns.indexOf(kCategorySlug); slug >= 0)
            readCategory(change, record.cells[slug]);
        return change;
    }

private:
    void readCell(ProductChange &change, const QString &column, const QString &cell) const
    {
        if (column == kId && !cell.isEmpty()) {
            change.id = ProductId::parse(cell.trimmed());
            if (!change.id)
                change.problems.append({kId, u"must be a UUID"_s});
        } else if (m_fields.contains(column)) {
            change.set[column] = valueOf(column, cell);
        }
    }

    void readCategory(ProductChange &change, const QString &slug) const
    {
        if (slug.isEmpty())
            return;
        const QString found = m_categories.value(slug.trimmed());
        const QString said = change.set[kCategory].toString();
        if (found.isEmpty())
            change.problems.append({kCategorySlug, u"is no category"_s});
        else if (!said.isEmpty() && said != found)
            change.problems.append(
                {kCategorySlug, u"is not the one of category_id; leave one of them empty"_s});
        else
            change.set[kCategory] = found;
    }

    QStringList m_columns;
    QStringList m_fields;
    QHash<QString, QString> m_categories; ///< slug → id
};

} // namespace

QByteArray productsCsv(const QList<ProductRow> &products)
{
    const QStringList fields = productFieldNames();
    QByteArray lines = csvLine(exportedColumns());
    for (const ProductRow &product : products) {
        QStringList cells{product.id};
        for (const QString &field : fields)
            cells.append(cellOf(product.fields[field]));
        cells.append(product.categorySlug);
        cells.append(QString::number(product.stock));
        cells.append(product.archivedAt ? product.archivedAt->toString() : QString());
        lines += csvLine(cells);
    }
    return lines;
}

Result<ProductsTable> readProductsCsv(const QByteArray &file, const QList<Category> &categories)
{
    auto records = readCsv(file, kMostRows + 1);
    if (!records)
        return fail(records.error());
    if (records->isEmpty())
        return fail(columnError(u"sku"_s, u"or id must be a column"_s));
    const auto columns = readHeader(records->takeFirst().cells);
    if (!columns)
        return fail(columns.error());
    ProductsTable table;
    for (const QString &column : {kStock, kArchivedAt}) {
        if (columns->contains(column))
            table.ignoredColumns.append(column);
    }
    const RowReader reader(*columns, categories);
    for (const CsvRecord &record : std::as_const(*records))
        table.changes.append(reader.read(record));
    return table;
}

} // namespace paushtik::catalog
