// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/catalog/catalog_repository.h"
#include "desktop/categories/categories_port.h"

#include <QAbstractItemModel>

namespace paushtik {

/// The categories in their order, each with its products. A category is moved among the others, a
/// product into another category, by drag or by move(). What is moved is shown at once and sent;
/// what the server refuses is told, and the tree is read again.
class CategoryTreeModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Title, Hindi, Detail, ColumnCount };

    CategoryTreeModel(CategoriesPort &port, CatalogRepository &catalog, QObject *parent = nullptr);

    void reload();
    void clear();
    bool isRead() const { return m_isRead; }

    static bool isCategory(const QModelIndex &index)
    {
        return index.isValid() && !isProduct(index);
    }
    static bool isProduct(const QModelIndex &index) { return index.internalId() != 0; }
    /// The document of a category or of a product.
    const QJsonObject &document(const QModelIndex &index) const;

    /// One place up (-1) or down (+1): a category among the others, a product into the category
    /// before or after its own. Where it is then; where it was when there is no such place.
    QModelIndex move(const QModelIndex &index, int by);
    void add(const QJsonObject &fields);
    /// A category for good.
    void remove(const QModelIndex &index);
    /// A product.
    void archive(const QModelIndex &index);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

Q_SIGNALS:
    /// The tree was read.
    void replaced();
    void notRead(const paushtik::Error &error);
    /// The server took a change.
    void changed();
    /// It did not: what, in words, and why.
    void refused(const QString &what, const paushtik::Error &error);
    /// The new category stands at the end.
    void added(const QString &id);

private:
    struct Node {
        QJsonObject category;
        QList<QJsonObject> products;
    };
    struct Dragged {
        QString kind; ///< "category" or "product"
        QString id;
    };

    Task<> read(int turn);
    void show(const QList<QJsonObject> &categories, const QList<QJsonObject> &products);
    void moveCategory(int from, int to);
    void moveProduct(int from, int row, int to);
    QModelIndex find(const QString &id) const;
    static std::optional<Dragged> dragged(const QMimeData *data);
    /// Of an answer to a change: told, and where it was refused, undone by reading again.
    template <class T>
    void settle(const QString &what, Task<Result<T>> task);

    CategoriesPort &m_port;
    CatalogRepository &m_catalog;
    QList<Node> m_nodes;
    bool m_isRead = false;
    int m_turn = 0;
};

} // namespace paushtik
