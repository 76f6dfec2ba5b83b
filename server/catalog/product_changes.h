// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"
#include "shared/domain/result.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <optional>

namespace paushtik::catalog {

/// One wish of a change set, with the values as they were sent.
struct ProductChange {
    int place;                   ///< its index in a request, its row in a table
    std::optional<ProductId> id; ///< nothing: a new product, or in a table the one of its SKU
    QJsonObject set;
    QJsonObject base = {};           ///< values that the client had seen; see FieldPatch
    QList<FieldError> problems = {}; ///< found while it was read
};

/// Where a change set comes from. A table says every column of every row, has no base, and names
/// products by their SKU when it has no id for them.
enum class ChangeSource { Request, Table };

/// What the database has of the products that a change set names.
struct KnownProducts {
    QHash<ProductId, QJsonObject> fields; ///< canonical, see product_fields.h
    QHash<QString, ProductId> bySku;
};

enum class ChangeStatus {
    Created,
    Changed,
    Unchanged,
    Conflict, ///< somebody changed a field since `base`
    Invalid,
    NotFound,
    Skipped ///< good, but not applied because another row was refused
};

/// What is to become of one wish.
struct PlannedChange {
    int place;
    ChangeStatus status;
    std::optional<ProductId> id; ///< of a new product: the one it will get
    QJsonObject fields = {};     ///< all of them as they shall be
    bool isNew = false;
    QJsonArray changes = {};   ///< `[{field,from,to}]`
    QJsonArray conflicts = {}; ///< see findConflicts()
    QList<FieldError> errors = {};

    bool refused() const;
    bool writes() const; ///< created or changed
    void refuse(FieldError error);
};

/// Compares every wish with what is there. Knows nothing of the products that the set does not
/// name: names that those have taken are refuseTaken()'s.
QList<PlannedChange> planChanges(const QList<ProductChange> &changes, const KnownProducts &known,
                                 ChangeSource source);

/// Unique names of products outside the set, and the categories there are.
struct Surroundings {
    QSet<QString> skus;
    QSet<QString> slugs;
    QSet<QString> slugsInUse; ///< by whomever, of those a new product may get
    QSet<QString> categories; ///< ids
};
/// Refuses names that another product has, in the set or outside, and categories that are none. A
/// new product without a slug gets a free one first.
void settleNames(QList<PlannedChange> &plan, const Surroundings &others);

/// One refusal refuses all: the good rows become Skipped. True when nothing was refused.
bool allOrNothing(QList<PlannedChange> &plan);

/// `{[placeName],id,sku,status,changes?,problem?}`.
QJsonObject changeJson(const PlannedChange &change, const QString &placeName);
/// `{created,changed,unchanged,errors}`.
QJsonObject countsJson(const QList<PlannedChange> &plan);

} // namespace paushtik::catalog
