// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/shop/test_shop.h"

#include <QRandomGenerator>

namespace paushtik::payments {

/// What can happen to the payment of an order, in whatever order and number.
enum class Event {
    Verify,
    Authorized,
    Captured,
    OrderPaid,
    Failed,
    Reverify,
    Expire,
    Cancel,
    Refund
};
inline constexpr int kEvents = 9;
using Sequence = QList<Event>;

/// An order that is waiting for its payment.
struct Subject {
    OrderId id;
    QString number;
    QString gatewayOrder;
    QString payment;
    Paise total;
};

QByteArray webhookBody(const Subject &subject, const QString &kind, GatewayStatus status);
Task<> webhook(tests::TestShop::Daemon *daemon, QByteArray body);
Task<Subject> newSubject(tests::TestShop::Daemon *daemon, CustomerId buyer, ProductId jar);
Task<> happen(tests::TestShop::Daemon *daemon, Subject subject, Event event);
/// What waits and what is pending is carried out.
Task<> settleEverything(tests::TestShop::Daemon *daemon, Subject subject);

/// The daemons of one shop; what several share is the database.
using Daemons = QList<tests::TestShop::Daemon *>;
/// A new order for each sequence; how those ended that ended wrong, in words.
using Way = Task<QString> (*)(Daemons, CustomerId, ProductId, Sequence);
/// One event after the other…
Task<QString> inOrder(Daemons daemons, CustomerId buyer, ProductId jar, Sequence sequence);
/// …or all at once, each through the next daemon's connections.
Task<QString> atOnce(Daemons daemons, CustomerId buyer, ProductId jar, Sequence sequence);

/// The faults of all sequences, many at a time, dealt out over the shop's daemons.
QStringList faultsOf(tests::TestShop &shop, int daemons, ProductId jar,
                     const QList<Sequence> &sequences, Way way);

QList<Sequence> everySequenceOf(int length);
Sequence randomSequence(QRandomGenerator &random, int length);

} // namespace paushtik::payments
