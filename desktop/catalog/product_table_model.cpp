// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_table_model.h"

#include "desktop/catalog/product_cells.h"
#include "desktop/catalog/product_commands.h"

namespace paushtik {

using namespace Qt::StringLiterals;

ProductTableModel::ProductTableModel(CatalogRepository &repository, QUndoStack &undo,
                                     QObject *parent)
    : QAbstractTableModel(parent)
    , m_repository(repository)
    , m_undo(undo)
{
    connect(&repository, &CatalogRepository::productsChanged, this, &ProductTableModel::reload);
    connect(&repository, &CatalogRepository::marksChanged, this, &ProductTableModel::readMarks);
}

void ProductTableModel::setQuery(const ProductsQuery &query)
{
    if (query == m_query && (m_asOf || m_phase == Phase::Loading))
        return;
    m_query = query;
    reload();
}

void ProductTableModel::reload()
{
    const int turn = ++m_turn;
    setPhase(Phase::Loading);
    QCoro::connect(m_repository.products(m_query), this,
                   [this, turn](const Result<QList<QJsonObject>> &rows) {
                       if (turn == m_turn)
                           takeRows(rows);
                   });
    readMarks();
}

void ProductTableModel::readMarks()
{
    QCoro::connect(m_repository.marks(), this,
                   [this](const Result<QHash<QString, ProductMark>> &marks) {
                       if (marks && *marks != m_marks)
                           takeMarks(*marks);
                   });
}

void ProductTableModel::takeMarks(const QHash<QString, ProductMark> &marks)
{
    const QHash<QString, ProductMark> before = std::exchange(m_marks, marks);
    for (int row = 0; row < m_rows.size(); ++row) {
        const QString id = m_rows[row].id();
        if (before.value(id) != marks.value(id) || before.contains(id) != marks.contains(id))
            tellRow(row);
    }
    Q_EMIT marked();
}

std::optional<ProductMark> ProductTableModel::mark(const QString &id) const
{
    const auto found = m_marks.constFind(id);
    return found == m_marks.cend() ? std::nullopt : std::optional(*found);
}

void ProductTableModel::clear()
{
    ++m_turn;
    beginResetModel();
    m_rows.clear();
    m_aside.clear();
    m_refusals.clear();
    m_marks.clear();
    m_asOf.reset();
    m_saving = false;
    endResetModel();
    setPhase(Phase::Idle);
    Q_EMIT edited({});
}

void ProductTableModel::takeRows(const Result<QList<QJsonObject>> &rows)
{
    if (!rows) {
        m_error = rows.error();
        return setPhase(Phase::Failed);
    }
    // Another question is another list; the same one again moves nothing under somebody's hands.
    if (m_readFor == m_query && m_asOf)
        mergeRows(*rows);
    else
        replaceRows(*rows);
    m_readFor = m_query;
    m_asOf = Timestamp::now();
    setPhase(Phase::Idle);
    Q_EMIT replaced();
    Q_EMIT edited({});
}

void ProductTableModel::replaceRows(const QList<QJsonObject> &documents)
{
    beginResetModel();
    for (const ProductDraft &draft : std::as_const(m_rows)) {
        if (draft.isDirty())
            m_aside.insert(draft.id(), draft);
    }
    m_rows.clear();
    for (const QJsonObject &document : documents) {
        ProductDraft draft = m_aside.take(document["id"_L1].toString());
        draft.rebase(document);
        m_rows.append(std::move(draft));
    }
    endResetModel();
}

void ProductTableModel::mergeRows(const QList<QJsonObject> &documents)
{
    removeGone(documents);
    for (int row = 0; row < documents.size(); ++row)
        placeRow(row, documents[row]);
}

void ProductTableModel::removeGone(const QList<QJsonObject> &documents)
{
    QSet<QString> there;
    for (const QJsonObject &document : documents)
        there.insert(document["id"_L1].toString());
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (there.contains(m_rows[row].id()))
            continue;
        beginRemoveRows({}, row, row);
        const ProductDraft gone = m_rows.takeAt(row);
        endRemoveRows();
        if (gone.isDirty())
            m_aside.insert(gone.id(), gone);
    }
}

/// Rows above are in place already.
void ProductTableModel::placeRow(int row, const QJsonObject &document)
{
    const QString id = document["id"_L1].toString();
    const bool here = row < rowCount() && m_rows[row].id() == id;
    const int from = here ? row : indexOf(id);
    if (from < 0) {
        ProductDraft draft = m_aside.take(id);
        draft.rebase(document);
        beginInsertRows({}, row, row);
        m_rows.insert(row, std::move(draft));
        endInsertRows();
        return;
    }
    if (from != row) {
        beginMoveRows({}, from, from, {}, row);
        m_rows.move(from, row);
        endMoveRows();
    }
    if (m_rows[row].document() != document) {
        m_rows[row].rebase(document);
        tellRow(row);
    }
}

void ProductTableModel::tellRow(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

void ProductTableModel::setCategories(const QList<QJsonObject> &categories)
{
    m_categories = categories;
    retranslate();
}

int ProductTableModel::indexOf(const QString &id) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id() == id)
            return i;
    }
    return -1;
}

QString ProductTableModel::fieldOf(int column)
{
    return ProductCells::fieldOf(column);
}

int ProductTableModel::columnOf(const QString &field)
{
    return ProductCells::columnOf(field);
}

ProductDraft *ProductTableModel::find(const QString &id)
{
    if (const int row = indexOf(id); row >= 0)
        return &m_rows[row];
    const auto aside = m_aside.find(id);
    return aside == m_aside.end() ? nullptr : &*aside;
}

void ProductTableModel::put(const QString &id, const QString &field, const QJsonValue &value)
{
    ProductDraft *draft = find(id);
    if (!draft)
        return;
    draft->set(field, value);
    m_refusals[id].remove(field);
    if (const int row = indexOf(id); row >= 0)
        tellRow(row);
}

void ProductTableModel::edit(const QList<CellEdit> &cells, const QString &words, bool merges)
{
    QList<CellChange> changes;
    for (const CellEdit &cell : cells) {
        const ProductDraft *draft = find(cell.id);
        if (draft && draft->value(cell.field) != cell.value)
            changes.append({cell.id, cell.field, draft->value(cell.field), cell.value});
    }
    if (!changes.isEmpty())
        m_undo.push(new CellsCommand(*this, changes, words, merges));
}

int ProductTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProductTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ProductCells::columns();
}

QString ProductTableModel::problem(const ProductDraft &draft, const QString &field) const
{
    if (field.isEmpty())
        return {};
    const QString refused = m_refusals.value(draft.id()).value(field);
    return !refused.isEmpty() || !draft.isDirty(field) ? refused : draft.problem(field);
}

QVariant ProductTableModel::face(const ProductDraft &draft, int column, int role) const
{
    const QString field = fieldOf(column);
    const QString wrong = problem(draft, field);
    const bool isDirty = !field.isEmpty() && draft.isDirty(field);
    if (role == DirtyRole)
        return isDirty;
    if (role == ProblemRole)
        return wrong;
    const auto waiting = column == 0 ? mark(draft.id()) : std::nullopt;
    if (role == MarkRole)
        return waiting ? ProductCells::word(*waiting) : QVariant();
    if (role == MarkToneRole)
        return waiting ? QVariant(static_cast<int>(ProductCells::tone(*waiting))) : QVariant();
    if (role == Qt::ToolTipRole)
        return wrong.isEmpty() && waiting ? ProductCells::sentence(*waiting) : wrong;
    return ProductCells::look(isDirty, !wrong.isEmpty(), role);
}

QVariant ProductTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ProductDraft &draft = m_rows[index.row()];
    const QString field = fieldOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return ProductCells::text(draft, index.column(), m_categories);
    case Qt::AccessibleTextRole:
        return QStringList{ProductCells::text(draft, index.column(), m_categories),
                           face(draft, index.column(), MarkRole).toString()}
            .join(u' ')
            .trimmed();
    case Qt::EditRole:
        if (field == "category_id"_L1) // what paste() reads again
            return ProductCells::text(draft, index.column(), m_categories);
        return field.isEmpty() ? QVariant()
                               : FieldText::typed(fields::field(field), draft.value(field));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter |
            (ProductCells::isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case IdRole:
        return draft.id();
    case FieldRole:
        return field;
    case PictureRole:
        return draft.document()["images"_L1].toArray().first()["base_url"_L1].toString();
    default:
        return face(draft, index.column(), role);
    }
}

bool ProductTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString field = fieldOf(index.column());
    if (role != Qt::EditRole || field.isEmpty())
        return false;
    const auto read = FieldText::read(fields::field(field), value.toString());
    if (!read) {
        Q_EMIT refusedInput(
            tr("%1 %2: “%3”.").arg(FieldText::label(field), read.error().detail, value.toString()));
        return false;
    }
    edit({{m_rows[index.row()].id(), field, *read}},
         tr("%1 of %2")
             .arg(FieldText::label(field), m_rows[index.row()].value(u"title"_s).toString()));
    return true;
}

Qt::ItemFlags ProductTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    const QString field = fieldOf(index.column());
    // A category is chosen in the editor: nobody types its id.
    const bool fixed = field.isEmpty() || field == "category_id"_L1 || m_saving;
    return fixed ? base : base | Qt::ItemIsEditable;
}

QVariant ProductTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::AlignVCenter | (ProductCells::isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    return role == Qt::DisplayRole ? ProductCells::heading(section) : QVariant();
}

void ProductTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ProductTableModel::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged();
}

} // namespace paushtik
