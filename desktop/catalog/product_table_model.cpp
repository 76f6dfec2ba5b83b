// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_table_model.h"

#include "desktop/catalog/product_commands.h"
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

bool isNumeric(int column)
{
    const QString name = kColumns[column];
    return name == "!stock"_L1 ||
           (fields::isKnown(name) && fields::field(name).kind != ProductField::Kind::Hsn &&
            QStringList{u"price_paise"_s, u"mrp_paise"_s, u"gst_rate_bp"_s, u"weight_grams"_s,
                        u"low_stock_threshold"_s}
                .contains(name));
}

} // namespace

ProductTableModel::ProductTableModel(CatalogRepository &repository, QUndoStack &undo,
                                     QObject *parent)
    : QAbstractTableModel(parent)
    , m_repository(repository)
    , m_undo(undo)
{
    connect(&repository, &CatalogRepository::productsChanged, this, &ProductTableModel::reload);
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
}

void ProductTableModel::clear()
{
    ++m_turn;
    beginResetModel();
    m_rows.clear();
    m_aside.clear();
    m_refusals.clear();
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
    beginResetModel();
    for (const ProductDraft &draft : std::as_const(m_rows)) {
        if (draft.isDirty())
            m_aside.insert(draft.id(), draft);
    }
    m_rows.clear();
    for (const QJsonObject &document : *rows) {
        ProductDraft draft = m_aside.take(document["id"_L1].toString());
        draft.rebase(document);
        m_rows.append(std::move(draft));
    }
    m_asOf = Timestamp::now();
    endResetModel();
    setPhase(Phase::Idle);
    Q_EMIT replaced();
    Q_EMIT edited({});
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
    const QString name = kColumns.value(column);
    return name.startsWith(u'!') ? QString() : name;
}

int ProductTableModel::columnOf(const QString &field)
{
    return int(kColumns.indexOf(field));
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
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
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

Result<int> ProductTableModel::paste(const QModelIndex &corner, const QString &text)
{
    QString lines = text;
    lines.replace(u"\r\n"_s, u"\n"_s);
    if (lines.endsWith(u'\n'))
        lines.chop(1);
    QList<CellEdit> cells;
    const QStringList rows = lines.split(u'\n');
    for (int r = 0; r < rows.size() && corner.row() + r < rowCount(); ++r) {
        const QStringList values = rows[r].split(u'\t');
        for (int c = 0; c < values.size() && corner.column() + c < columnCount(); ++c) {
            const QString field = fieldOf(corner.column() + c);
            if (field.isEmpty() || field == "category_id"_L1)
                continue;
            const auto value = FieldText::read(fields::field(field), values[c]);
            const ProductDraft &draft = m_rows[corner.row() + r];
            if (!value)
                return fail(Fault::Invalid, {},
                            tr("%1 of %2 %3: “%4”.")
                                .arg(FieldText::label(field), draft.value(u"sku"_s).toString(),
                                     value.error().detail, values[c]));
            cells.append({draft.id(), field, *value});
        }
    }
    edit(cells, tr("Paste"));
    return int(cells.size());
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

QList<const ProductDraft *> ProductTableModel::changed() const
{
    QList<const ProductDraft *> all;
    for (const ProductDraft &draft : m_rows) {
        if (draft.isDirty())
            all.append(&draft);
    }
    for (const ProductDraft &draft : m_aside)
        all.append(&draft);
    return all;
}

int ProductTableModel::changedProducts() const
{
    int count = 0;
    for (const ProductDraft *draft : changed())
        count += draft->isDirty() ? 1 : 0;
    return count;
}

QString ProductTableModel::firstWrong() const
{
    for (const ProductDraft *draft : changed()) {
        if (!draft->firstProblem().isEmpty())
            return draft->id();
    }
    return {};
}

void ProductTableModel::save()
{
    QJsonArray items;
    for (const ProductDraft *draft : changed()) {
        if (draft->isDirty())
            items.append(QJsonObject{
                {u"id"_s, draft->id()}, {u"set"_s, draft->changes()}, {u"base"_s, draft->base()}});
    }
    if (!items.isEmpty() && !m_saving)
        send(items, true);
}

void ProductTableModel::send(QJsonArray items, bool remember)
{
    m_saving = true;
    m_refusals.clear();
    Q_EMIT edited({});
    QCoro::connect(m_repository.changeMany(items), this,
                   [this, items, remember](const Result<QJsonObject> &answer) {
                       takeSaved(items, answer, remember);
                   });
}

void ProductTableModel::takeSaved(const QJsonArray &items, const Result<QJsonObject> &answer,
                                  bool remember)
{
    m_saving = false;
    if (!answer) {
        noteRefusals(answer.error());
        retranslate();
        Q_EMIT edited({});
        Q_EMIT notSaved(answer.error());
        return;
    }
    for (const QJsonValue item : items) {
        ProductDraft *draft = find(item["id"_L1].toString());
        if (!draft)
            continue;
        QJsonObject document = draft->document();
        const QJsonObject set = item["set"_L1].toObject();
        for (auto field = set.begin(); field != set.end(); ++field)
            document[field.key()] = field.value();
        draft->rebase(document);
    }
    m_aside.removeIf([](const auto &entry) { return !entry.value().isDirty(); });
    if (remember)
        m_undo.push(new SavedCommand(*this, items));
    Q_EMIT saved(int(items.size()));
    reload();
}

void ProductTableModel::noteRefusals(const Error &error)
{
    for (const QJsonValue item : error.extra["items"_L1].toArray()) {
        const QJsonObject problem = item["problem"_L1].toObject();
        auto &words = m_refusals[item["id"_L1].toString()];
        for (const QJsonValue wrong : problem["errors"_L1].toArray())
            words.insert(wrong["field"_L1].toString(), wrong["message"_L1].toString());
        for (const QJsonValue conflict : problem["conflicts"_L1].toArray()) {
            const QString field = conflict["field"_L1].toString();
            const QString now = FieldText::shown(fields::field(field), conflict["current"_L1]);
            words.insert(field, tr("%1 made it %2 meanwhile")
                                    .arg(conflict["changed_by"_L1]["name"_L1].toString(), now));
        }
    }
}

void ProductTableModel::revertAll()
{
    QList<CellEdit> cells;
    for (const ProductDraft *draft : changed()) {
        const QJsonObject seen = draft->base();
        for (auto field = seen.begin(); field != seen.end(); ++field)
            cells.append({draft->id(), field.key(), field.value()});
    }
    m_refusals.clear();
    edit(cells, tr("Revert"));
}

int ProductTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProductTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(kColumns.size());
}

QString ProductTableModel::problem(const ProductDraft &draft, const QString &field) const
{
    if (field.isEmpty())
        return {};
    const QString refused = m_refusals.value(draft.id()).value(field);
    return !refused.isEmpty() || !draft.isDirty(field) ? refused : draft.problem(field);
}

// Colour is never the only mark: what is changed is bold, what is wrong says so in its tool tip.
QVariant ProductTableModel::mark(const ProductDraft &draft, const QString &field, int role) const
{
    const bool wrong = !problem(draft, field).isEmpty();
    const bool dirty = !field.isEmpty() && draft.isDirty(field);
    if (role == DirtyRole)
        return dirty;
    if (role == ProblemRole || role == Qt::ToolTipRole)
        return problem(draft, field);
    if (!wrong && !dirty)
        return {};
    const Tokens &tokens = Theme::tokens();
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::ForegroundRole)
        return wrong ? QVariant(QBrush(tokens.tone(Tone::Danger).fore)) : QVariant();
    return QBrush(wrong ? tokens.tone(Tone::Danger).back : tokens.tone(Tone::Warning).back);
}

QVariant ProductTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ProductDraft &draft = m_rows[index.row()];
    const QString field = fieldOf(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(draft, index.column());
    case Qt::EditRole:
        return field.isEmpty() ? QVariant()
                               : FieldText::typed(fields::field(field), draft.value(field));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case IdRole:
        return draft.id();
    case FieldRole:
        return field;
    case Qt::ToolTipRole:
    case Qt::FontRole:
    case Qt::ForegroundRole:
    case Qt::BackgroundRole:
    case DirtyRole:
    case ProblemRole:
        return mark(draft, field, role);
    default:
        return {};
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
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const QString name = kColumns.value(section);
    if (name == "!stock"_L1)
        return tr("In stock");
    return name == "!state"_L1 ? tr("State") : FieldText::label(name);
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

QString ProductTableModel::text(const ProductDraft &draft, int column) const
{
    const QString name = kColumns[column];
    if (name == "!stock"_L1)
        return formats::number(draft.document()["stock"_L1].toInteger());
    if (name == "!state"_L1)
        return draft.document()["archived_at"_L1].isString() ? tr("Archived") : tr("For sale");
    if (name != "category_id"_L1)
        return FieldText::shown(fields::field(name), draft.value(name));
    for (const QJsonObject &category : m_categories) {
        if (category["id"_L1] == draft.value(name))
            return category["title"_L1].toString();
    }
    return draft.document()["category"_L1]["title"_L1].toString();
}

} // namespace paushtik
