// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/categories/category_tree_model.h"

#include "desktop/catalog/product_field.h"
#include "desktop/core/launch.h"

#include <QJsonDocument>
#include <QMimeData>
#include <QPointer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

const QString kMime = u"application/x-paushtik-category-tree"_s;

QString titleOf(const QJsonObject &document)
{
    return document["title"_L1].toString();
}

} // namespace

CategoryTreeModel::CategoryTreeModel(CategoriesPort &port, CatalogRepository &catalog,
                                     QObject *parent)
    : QAbstractItemModel(parent)
    , m_port(port)
    , m_catalog(catalog)
{
}

void CategoryTreeModel::reload()
{
    launch(read(++m_turn), "read categories");
}

void CategoryTreeModel::clear()
{
    ++m_turn;
    m_isRead = false;
    beginResetModel();
    m_nodes.clear();
    endResetModel();
}

Task<> CategoryTreeModel::read(int turn)
{
    const QPointer self(this);
    auto categories = co_await m_port.list();
    if (!self || turn != m_turn)
        co_return;
    // Without a line the desk's copy shows the tree, and products can still be moved in it.
    if (!categories && categories.error().fault == Fault::Unavailable)
        categories = co_await m_catalog.categories();
    if (!self || turn != m_turn)
        co_return;
    if (!categories) {
        Q_EMIT notRead(categories.error());
        co_return;
    }
    ProductsQuery all;
    const auto products = co_await m_catalog.products(std::move(all));
    if (!self || turn != m_turn)
        co_return;
    if (products)
        show(*categories, *products);
    else
        Q_EMIT notRead(products.error());
}

void CategoryTreeModel::show(const QList<QJsonObject> &categories,
                             const QList<QJsonObject> &products)
{
    beginResetModel();
    m_nodes.clear();
    QHash<QString, qsizetype> places;
    for (const QJsonObject &category : categories) {
        places.insert(category["id"_L1].toString(), m_nodes.size());
        m_nodes.append({category, {}});
    }
    for (const QJsonObject &product : products) {
        const qsizetype at = places.value(product["category_id"_L1].toString(), -1);
        if (at >= 0)
            m_nodes[at].products.append(product);
    }
    m_isRead = true;
    endResetModel();
    Q_EMIT replaced();
}

const QJsonObject &CategoryTreeModel::document(const QModelIndex &index) const
{
    return isProduct(index) ? m_nodes[qsizetype(index.internalId()) - 1].products[index.row()]
                            : m_nodes[index.row()].category;
}

template <class T>
void CategoryTreeModel::settle(const QString &what, Task<Result<T>> task)
{
    QCoro::connect(std::move(task), this, [this, what](const Result<T> &answer) {
        if (answer) {
            Q_EMIT changed();
            return;
        }
        Q_EMIT refused(what, answer.error());
        reload();
    });
}

void CategoryTreeModel::moveCategory(int from, int to)
{
    const int place = to > from ? to + 1 : to; // Qt counts the place before the move
    if (from == to || !beginMoveRows({}, from, from, {}, place))
        return;
    m_nodes.move(from, to);
    endMoveRows();
    QStringList ids;
    for (const Node &node : std::as_const(m_nodes))
        ids.append(node.category["id"_L1].toString());
    settle(tr("“%1” was not moved.").arg(titleOf(m_nodes[to].category)),
           m_port.order(std::move(ids)));
}

void CategoryTreeModel::moveProduct(int from, int row, int to)
{
    const int place = int(m_nodes[to].products.size());
    if (from == to || !beginMoveRows(index(from, 0), row, row, index(to, 0), place))
        return;
    QJsonObject product = m_nodes[from].products.takeAt(row);
    const QJsonObject base{{u"category_id"_s, product["category_id"_L1]}};
    const QJsonObject set{{u"category_id"_s, m_nodes[to].category["id"_L1]}};
    QJsonArray change{QJsonObject{{u"id"_s, product["id"_L1]}, {u"set"_s, set}, {u"base"_s, base}}};
    product[u"category_id"_s] = m_nodes[to].category["id"_L1];
    m_nodes[to].products.append(product);
    endMoveRows();
    for (const int category : {from, to})
        Q_EMIT dataChanged(index(category, 0), index(category, ColumnCount - 1));
    settle(tr("“%1” was not moved.").arg(titleOf(product)),
           m_catalog.changeMany(std::move(change)));
}

QModelIndex CategoryTreeModel::move(const QModelIndex &moved, int by)
{
    if (!moved.isValid())
        return moved;
    const int from = isProduct(moved) ? moved.parent().row() : moved.row();
    const int to = from + by;
    if (to < 0 || to >= m_nodes.size())
        return moved;
    const QString id = document(moved)["id"_L1].toString();
    if (isProduct(moved))
        moveProduct(from, moved.row(), to);
    else
        moveCategory(from, to);
    return find(id);
}

void CategoryTreeModel::add(const QJsonObject &fields)
{
    QCoro::connect(m_port.create(fields), this,
                   [this, title = titleOf(fields)](const Result<QJsonObject> &made) {
                       if (!made) {
                           Q_EMIT refused(tr("“%1” was not added.").arg(title), made.error());
                           return;
                       }
                       const int at = int(m_nodes.size());
                       beginInsertRows({}, at, at);
                       m_nodes.append({*made, {}});
                       endInsertRows();
                       Q_EMIT changed();
                       Q_EMIT added((*made)["id"_L1].toString());
                   });
}

void CategoryTreeModel::remove(const QModelIndex &index)
{
    const QJsonObject category = document(index);
    const QString id = category["id"_L1].toString();
    QCoro::connect(m_port.remove(id), this, [this, category, id](const Result<void> &removed) {
        if (!removed) {
            Q_EMIT refused(tr("“%1” was not deleted.").arg(titleOf(category)), removed.error());
            return;
        }
        if (const QModelIndex gone = find(id); gone.isValid()) {
            beginRemoveRows({}, gone.row(), gone.row());
            m_nodes.removeAt(gone.row());
            endRemoveRows();
        }
        Q_EMIT changed();
    });
}

void CategoryTreeModel::archive(const QModelIndex &index)
{
    const QJsonObject product = document(index);
    const QString id = product["id"_L1].toString();
    QCoro::connect(m_catalog.setArchived(id, true), this,
                   [this, product](const Result<QJsonObject> &archived) {
                       if (!archived) {
                           Q_EMIT refused(tr("“%1” was not archived.").arg(titleOf(product)),
                                          archived.error());
                           return;
                       }
                       Q_EMIT changed();
                       reload();
                   });
}

QModelIndex CategoryTreeModel::find(const QString &id) const
{
    for (int row = 0; row < m_nodes.size(); ++row) {
        if (m_nodes[row].category["id"_L1].toString() == id)
            return index(row, 0);
        for (int child = 0; child < m_nodes[row].products.size(); ++child) {
            if (m_nodes[row].products[child]["id"_L1].toString() == id)
                return index(child, 0, index(row, 0));
        }
    }
    return {};
}

// The internal id of a product is the row of its category, from 1; of a category 0.
QModelIndex CategoryTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : quintptr(0));
}

QModelIndex CategoryTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || !isProduct(index))
        return {};
    return createIndex(int(index.internalId()) - 1, 0, quintptr(0));
}

int CategoryTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_nodes.size());
    if (isProduct(parent) || parent.column() > 0 || parent.row() >= m_nodes.size())
        return 0;
    return int(m_nodes[parent.row()].products.size());
}

int CategoryTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant CategoryTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    const QJsonObject &shown = document(index);
    switch (index.column()) {
    case Title:
        return titleOf(shown);
    case Hindi:
        return shown["title_hi"_L1].toString();
    default:
        return isProduct(index)
                   ? QVariant(shown["sku"_L1].toString())
                   : tr("%n product(s)", nullptr, int(m_nodes[index.row()].products.size()));
    }
}

bool CategoryTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !isCategory(index) || index.column() > Hindi)
        return false;
    const QString field = index.column() == Title ? u"title"_s : u"title_hi"_s;
    const QString text = value.toString().simplified();
    QJsonObject &category = m_nodes[index.row()].category;
    if (text == category[field].toString() || (text.isEmpty() && index.column() == Title))
        return false;
    QJsonObject base{{field, category[field]}};
    category[field] = text.isEmpty() ? QJsonValue() : QJsonValue(text);
    QJsonObject set{{field, category[field]}};
    Q_EMIT dataChanged(index, index);
    settle(tr("“%1” was not renamed.").arg(base[field].toString()),
           m_port.change(category["id"_L1].toString(), std::move(set), std::move(base)));
    return true;
}

QVariant CategoryTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString heads[] = {tr("Category"), FieldText::label(u"title_hi"_s), tr("Contents")};
    return heads[section];
}

Qt::ItemFlags CategoryTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    if (isProduct(index))
        return flags | Qt::ItemNeverHasChildren;
    flags |= Qt::ItemIsDropEnabled;
    return index.column() <= Hindi ? flags | Qt::ItemIsEditable : flags;
}

QStringList CategoryTreeModel::mimeTypes() const
{
    return {kMime};
}

QMimeData *CategoryTreeModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    const QModelIndex &first = indexes.first();
    const QJsonObject what{{u"kind"_s, isProduct(first) ? u"product"_s : u"category"_s},
                           {u"id"_s, document(first)["id"_L1]}};
    auto *data = new QMimeData;
    data->setData(kMime, QJsonDocument(what).toJson(QJsonDocument::Compact));
    return data;
}

std::optional<CategoryTreeModel::Dragged> CategoryTreeModel::dragged(const QMimeData *data)
{
    if (!data->hasFormat(kMime))
        return std::nullopt;
    const QJsonObject what = QJsonDocument::fromJson(data->data(kMime)).object();
    return Dragged{what["kind"_L1].toString(), what["id"_L1].toString()};
}

bool CategoryTreeModel::canDropMimeData(const QMimeData *data, Qt::DropAction action, int, int,
                                        const QModelIndex &parent) const
{
    const auto what = dragged(data);
    if (!what || action != Qt::MoveAction)
        return false;
    return what->kind == u"product"_s ? parent.isValid() : !parent.isValid();
}

/// Always false: the view would take the rows away that are moved here already.
bool CategoryTreeModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row,
                                     int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const QModelIndex source = find(dragged(data)->id);
    if (!source.isValid())
        return false;
    if (isProduct(source)) {
        moveProduct(source.parent().row(), source.row(),
                    isProduct(parent) ? parent.parent().row() : parent.row());
        return false;
    }
    const int place = row < 0 ? int(m_nodes.size()) : row;
    moveCategory(source.row(), place > source.row() ? place - 1 : place);
    return false;
}

} // namespace paushtik
