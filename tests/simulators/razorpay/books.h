// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QStringList>
#include <functional>
#include <optional>
#include <variant>

namespace paushtik::simulators {

/// Why the provider says no, as its error object has it.
struct Refusal {
    QString description;
    QString reason = {};
    QString field = {};
    int status = 400;
};

template <class T>
using Answer = std::variant<T, Refusal>;

/// How the account treats a receipt that is taken (the sources disagree, razorpay.md section 2.1).
enum class Receipts { Allow, Reject, ReturnExisting };

/// The provider's own records and the rules that move them. Entities are kept in the form they have
/// on the wire. Ids and times count up from a fixed start, so runs repeat.
class Books {
public:
    /// Called after each change that the provider tells of: event, payment, order or refund.
    using Tell = std::function<void(const QString &event, const QList<QJsonObject> &entities)>;
    explicit Books(Tell tell)
        : m_tell(std::move(tell))
    {
    }

    Receipts receipts = Receipts::Allow;
    bool refundsStayPending = false; ///< till settleRefund()

    Answer<QJsonObject> createOrder(const QJsonObject &body);
    Answer<QJsonObject> capture(const QString &payment, const QJsonObject &body);
    Answer<QJsonObject> refund(const QString &payment, const QJsonObject &body);
    /// The entity of any of the three kinds; nothing when there is none.
    std::optional<QJsonObject> find(const QString &id) const;
    /// Newest first, only those whose `field` is `value`; an empty field takes all of `kind`.
    QList<QJsonObject> list(const QString &kind, const QString &field = {},
                            const QString &value = {}) const;

    // What customers, banks and the dashboard do.
    /// A new payment of the order in status "created", for all that is due unless told otherwise.
    QString pay(const QString &order, std::optional<qint64> amount = {}, QString currency = {});
    /// failed → authorized is a late authorisation, and legal.
    bool authorize(const QString &payment);
    /// Captures an authorized payment, or takes created and failed there in one step.
    bool captureByItself(const QString &payment);
    bool fail(const QString &payment);
    /// "processed" or "failed".
    bool settleRefund(const QString &refund, const QString &state);

private:
    QString newId(const QString &prefix);
    Answer<QJsonObject> makeOrder(const QJsonObject &body);
    void nowCaptured(const QString &payment);
    void tellOf(const QString &event, const QString &payment, const QString &refund = {});

    Tell m_tell;
    qint64 m_clock = 1'700'000'000;
    int m_made = 0;
    QMap<QString, QJsonObject> m_entities;
    QStringList m_inOrder;
};

} // namespace paushtik::simulators
