// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/server/contract/contract_shop.h"

namespace paushtik::tests {

/// Asks every operation of the document for things that are not there, as everyone and with every
/// kind of bad body, query and method. The shop judges the answers.
class RefusalSweep {
public:
    explicit RefusalSweep(ContractShop *shop);
    void run();
    /// Writes until the rate limits of a customer, a member of staff and an unknown peer are used
    /// up, then makes every write once more.
    void exhaustLimits();

private:
    void exhaust(const QByteArray &who, const QByteArray &method, const QByteArray &target,
                 int calls);
    void sweep(const Operation &operation);
    void askWith(const Operation &operation, const QByteArray &who);
    void spoilBody(const Operation &operation, const QByteArray &target);
    void reuseKey(const Operation &operation, const QByteArray &target);
    /// The least account that is let in; "" where none is needed.
    QByteArray insider(const Operation &operation) const;
    QJsonValue example(const Operation &operation) const;

    ContractShop *m_shop;
    int m_keys = 0;
};

} // namespace paushtik::tests
