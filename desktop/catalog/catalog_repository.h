// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"
#include "shared/domain/timestamp.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <optional>

namespace paushtik {

struct ProductsQuery {
    enum class Archived { Without, Only, With };
    QString text = {};     ///< part of a title, SKU or web address
    QString category = {}; ///< slug; empty: all
    Archived archived = Archived::Without;
    friend bool operator==(const ProductsQuery &, const ProductsQuery &) = default;
};

/// What of a product this desk did and its server has not taken, the gravest first.
struct ProductMark {
    enum class State { Waiting, Refused, Conflict };
    State state = State::Waiting;
    QString what = {};      ///< in words: "Price, title"
    QString why = {};       ///< in words; empty while it just waits
    QString changedBy = {}; ///< in a conflict: who was quicker; empty where nobody knows
    std::optional<Timestamp> changedAt = {};
    friend bool operator==(const ProductMark &, const ProductMark &) = default;
};

/// A change that the server refused, to be mended and saved again.
struct RefusedChange {
    QJsonObject set;
    QHash<QString, QString> words; ///< the server's, by field
};

/// Where the catalogue's models read and write: the server over HTTP, or a copy on this machine.
/// Documents are those of GET /admin/products/{id} and /admin/categories. UI thread; answers may
/// come out of turn.
class CatalogRepository : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// All that fit: a catalogue has thousands of products, not millions.
    virtual Task<Result<QList<QJsonObject>>> products(ProductsQuery query) = 0;
    virtual Task<Result<QList<QJsonObject>>> categories() = 0;
    /// One product, archived or not.
    virtual Task<Result<QJsonObject>> product(QString id);

    /// Whether a change is done when it is on this disk, and goes to the server by itself when it
    /// can; else it is done when the server said so.
    virtual bool keepsChanges() const { return false; }
    /// By product; none where all is as the server has it.
    virtual Task<Result<QHash<QString, ProductMark>>> marks();

    /// One product: the answer is that of changeMany().
    virtual Task<Result<QJsonObject>> change(QString id, QJsonObject set, QJsonObject base);
    virtual Task<Result<QJsonObject>> create(QJsonObject fields) = 0;
    virtual Task<Result<QJsonObject>> setArchived(QString id, bool archived) = 0;
    /// Conflict `referenced` when an order names it.
    virtual Task<Result<void>> remove(QString id) = 0;
    /// `items` of POST /admin/products/bulk: all of them or none. The answer, or an error whose
    /// `extra` has the `items` that say why.
    virtual Task<Result<QJsonObject>> changeMany(QJsonArray items) = 0;
    /// Takes such a change back: unsent it never was, sent it becomes the opposite change.
    virtual Task<Result<QJsonObject>> takeBack(QJsonArray items);
    static QJsonArray opposite(const QJsonArray &items);
    /// What the server refused of a product, out of the line; Fault::NotFound where that is
    /// nothing.
    virtual Task<Result<RefusedChange>> takeUpRefused(QString id);
    /// The answer of POST /admin/products/import; with errors in rows too, when it is a trial.
    virtual Task<Result<QJsonObject>> importTable(QByteArray csv, bool dryRun) = 0;
    virtual Task<Result<QByteArray>> exportTable() = 0;

Q_SIGNALS:
    /// Products may have changed: lists are worth reading again.
    void productsChanged();
    /// marks() may be others.
    void marksChanged();
};

} // namespace paushtik
