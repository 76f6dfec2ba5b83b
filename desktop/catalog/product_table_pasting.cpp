// SPDX-License-Identifier: GPL-3.0-or-later
// Many cells at once, as a spreadsheet does it: a block is pasted, a column filled down.
#include "desktop/catalog/product_table_model.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// Lines of values. A value alone stands for as many as were chosen.
QList<QStringList> blockOf(QString text, QSize chosen)
{
    text.replace(u"\r\n"_s, u"\n"_s);
    if (text.endsWith(u'\n'))
        text.chop(1);
    QList<QStringList> block;
    for (const QString &line : text.split(u'\n'))
        block.append(line.split(u'\t'));
    if (block.size() == 1 && block[0].size() == 1)
        block = QList<QStringList>(chosen.height(), QStringList(chosen.width(), block[0][0]));
    return block;
}

} // namespace

Result<Pasted> ProductTableModel::paste(const PasteTarget &target, const QString &text)
{
    const QList<QStringList> block = blockOf(text, target.chosen);
    Pasted pasted;
    QList<CellEdit> cells;
    for (int r = 0; r < block.size(); ++r) {
        if (target.row + r >= rowCount()) {
            pasted.lines = int(block.size()) - r;
            break;
        }
        const auto line = lineOf(m_rows[target.row + r], target.columns, block[r], pasted);
        if (!line)
            return fail(line.error());
        cells.append(*line);
    }
    edit(cells, tr("Paste"));
    pasted.cells = int(cells.size());
    return pasted;
}

Result<QList<CellEdit>> ProductTableModel::lineOf(const ProductDraft &product,
                                                  const QList<int> &columns,
                                                  const QStringList &values, Pasted &pasted) const
{
    QList<CellEdit> cells;
    for (int c = 0; c < values.size(); ++c) {
        const QString field = c < columns.size() ? fieldOf(columns[c]) : QString();
        if (field.isEmpty()) {
            ++pasted.values;
            continue;
        }
        const auto value = readCell(field, values[c]);
        if (!value)
            return fail(Fault::Invalid, {},
                        tr("%1 of %2 %3: “%4”.")
                            .arg(FieldText::label(field), product.value(u"sku"_s).toString(),
                                 value.error().detail, values[c]));
        cells.append({product.id(), field, *value});
    }
    return cells;
}

// People and spreadsheets know a category by its name.
Result<QJsonValue> ProductTableModel::readCell(const QString &field, const QString &text) const
{
    if (field != "category_id"_L1)
        return FieldText::read(fields::field(field), text);
    for (const QJsonObject &category : m_categories) {
        if (category["title"_L1].toString().compare(text.trimmed(), Qt::CaseInsensitive) == 0)
            return category["id"_L1];
    }
    return fail(Fault::Invalid, {}, tr("is none of the categories"));
}

int ProductTableModel::fillDown(const QItemSelection &selection)
{
    QList<CellEdit> cells;
    for (int column = 0; column < columnCount(); ++column) {
        const QString field = fieldOf(column);
        std::optional<QJsonValue> first;
        for (int row = 0; row < rowCount() && !field.isEmpty(); ++row) {
            if (!selection.contains(index(row, column)))
                continue;
            if (!first)
                first = m_rows[row].value(field);
            else if (m_rows[row].value(field) != *first)
                cells.append({m_rows[row].id(), field, *first});
        }
    }
    edit(cells, tr("Fill down"));
    return int(cells.size());
}

} // namespace paushtik
