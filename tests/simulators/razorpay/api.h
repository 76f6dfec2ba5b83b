// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulators/razorpay/books.h"
#include "tests/simulators/razorpay/wire_server.h"

#include <QDeadlineTimer>

namespace paushtik::simulators {

/// The provider's API under /v1 (razorpay.md sections 1 to 6, 9, 12): who may ask, what is asked
/// for, and how it is answered. The rules are the Books'.
class Api {
public:
    Api(Books *books, QByteArray keyId, QByteArray keySecret);

    WireAnswer handle(const WireRequest &request);
    /// The request's refund key counts as being worked on for that long.
    void holdKey(const WireRequest &request, int milliseconds);

private:
    struct KeptRefund {
        QByteArray request; ///< path and body
        QByteArray answer;
        QDeadlineTimer busy = {};
    };
    std::optional<WireAnswer> refusedCaller(const WireRequest &request) const;
    WireAnswer orders(const WireRequest &request, const QStringList &path);
    WireAnswer payments(const WireRequest &request, const QStringList &path);
    WireAnswer refunds(const WireRequest &request, const QStringList &path);
    WireAnswer refund(const WireRequest &request, const QString &payment, QJsonObject body);
    WireAnswer entity(const QString &kind, const QString &id) const;

    Books *m_books;
    QByteArray m_authorization;
    QHash<QByteArray, KeptRefund> m_refundKeys;
};

} // namespace paushtik::simulators
