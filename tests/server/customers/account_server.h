// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart_routes.h"
#include "server/customers/address_routes.h"
#include "server/customers/customer_routes.h"
#include "server/http/server.h"
#include "server/staff/audit_routes.h"
#include "server/staff/staff_routes.h"
#include "tests/support/test_database.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <memory>

namespace paushtik::tests {

/// A real server on loopback with the routes of accounts, carts and staff, over a database of its
/// own.
class AccountServer {
public:
    AccountServer();
    ~AccountServer();

    struct Answer {
        int status = 0;
        QByteArray bytes;
        QJsonObject json;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QString code() const { return json[QStringLiteral("code")].toString(); }
        /// The field that a 422 names first.
        QString field() const;
    };
    using Headers = QHash<QByteArray, QByteArray>;
    /// `path` under /api/v1; no body for an empty optional.
    Answer call(const QByteArray &method, const QByteArray &path,
                std::optional<QJsonObject> body = std::nullopt, const Headers &headers = {});
    Answer call(const QByteArray &method, const QByteArray &path, std::optional<QJsonObject> body,
                const QString &token);

    struct Declared {
        QByteArray method;
        QByteArray path;
        http::Access access;
    };
    const QList<Declared> &routes() const { return m_routes; }
    const TestDatabase &database() const { return m_database; }
    PasswordHasher &hasher() { return m_hasher; }
    customers::CustomerService &customers() { return m_customers; }
    staff::StaffService &staff() { return m_staff; }
    /// Makes an account and signs it in.
    QString customerToken(const QString &email);
    QString staffToken(const QString &email, http::Role role);

private:
    http::Router makeRouter();

    TestDatabase m_database;
    db::Database m_worker;
    PasswordHasher m_hasher;
    http::LoginLock m_customerLock;
    http::LoginLock m_staffLock;
    carts::CartService m_carts;
    customers::CustomerService m_customers;
    customers::AddressService m_addresses;
    staff::StaffService m_staff;
    QList<Declared> m_routes;
    std::unique_ptr<http::Server> m_server;
    QNetworkAccessManager m_client;
};

inline const QString kTestPassword = QStringLiteral("jar-of-ghee-7421");

} // namespace paushtik::tests
