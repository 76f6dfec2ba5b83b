// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/db/database.h"
#include "shared/domain/id.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <memory>
#include <optional>

namespace paushtik::http {

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

/// Who asks. Roles of staff are ordered: admin ⊃ manager ⊃ warehouse.
enum class Role { Warehouse = 1, Manager = 2, Admin = 3 };

struct Caller {
    enum class Realm { Nobody, Customer, Staff };
    Realm realm = Realm::Nobody;
    QUuid account;            ///< the customer's or the staff member's id; null for Nobody
    QUuid session;            ///< the token's row, so that log-out can end it
    QString name;             ///< staff only: for the audit and the log
    std::optional<Role> role; ///< staff only
    bool isCustomer() const { return realm == Realm::Customer; }
    bool isStaff() const { return realm == Realm::Staff; }
    CustomerId customer() const { return CustomerId(account); }
    StaffId staff() const { return StaffId(account); }
};

/// Header fields in the order they came; names are compared without case.
class Headers {
public:
    void append(QByteArray name, QByteArray value)
    {
        m_fields.append({std::move(name), std::move(value)});
    }
    /// The first field of that name, or an empty array.
    QByteArray value(QByteArrayView name) const;
    bool contains(QByteArrayView name) const;
    const QList<std::pair<QByteArray, QByteArray>> &all() const { return m_fields; }

private:
    QList<std::pair<QByteArray, QByteArray>> m_fields;
};

/// The Idempotency-Key of a request, claimed in the database before the handler runs. Crash-safe in
/// two steps: the handler calls record() inside the transaction that has the effect; the answer is
/// kept after the handler returned. When a daemon died in between, the next try with the key runs
/// the handler again with resource() set: it must then answer from that resource and not have the
/// effect twice.
class IdempotencyClaim {
public:
    virtual ~IdempotencyClaim() = default;
    virtual const QByteArray &key() const = 0;
    virtual std::optional<QString> resource() const = 0;
    virtual Task<> record(db::Session transaction, QString resource) = 0;
};

/// A whole request, a copy that the handler owns: the connection may be gone before it is answered.
struct Request {
    Method method = Method::Get;
    QByteArray path;                   ///< as sent, still percent-encoded, without the query
    QHash<QByteArray, QString> query;  ///< decoded; only names that the route declares
    QHash<QByteArray, QString> params; ///< the path's parameters, decoded
    Headers headers;
    QByteArray body;
    QJsonObject json;  ///< the body of a route that declares Body::Json
    QHostAddress peer; ///< the client; X-Forwarded-For only from a trusted proxy
    QByteArray id;     ///< X-Request-Id
    Caller caller;
    std::shared_ptr<IdempotencyClaim> idempotency; ///< null without the header

    QString param(QByteArrayView name) const { return params.value(name.toByteArray()); }
    /// A path parameter declared `{name:uuid}`; the router has checked it.
    template <class IdType>
    IdType idParam(QByteArrayView name) const
    {
        return *IdType::parse(param(name));
    }
};

} // namespace paushtik::http
