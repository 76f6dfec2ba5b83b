// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/catalog/edit.h"
#include "tests/support/wait_for.h"

namespace paushtik::catalog {

inline const QUuid kManager = makeUuidV7();

inline Edit by(const QString &name = QStringLiteral("Meera"))
{
    http::Caller who;
    who.realm = http::Caller::Realm::Staff;
    who.account = kManager;
    who.name = name;
    who.role = http::Role::Manager;
    return {who, "request-1", nullptr};
}

/// A key whose first try died after its commit when it is given a resource.
class Claim final : public http::IdempotencyClaim {
public:
    explicit Claim(std::optional<QString> resource = {})
        : m_resource(std::move(resource))
    {
    }
    const QByteArray &key() const override { return m_key; }
    std::optional<QString> resource() const override { return m_resource; }
    Task<> record(db::Session, QString resource) override
    {
        m_resource = std::move(resource);
        co_return;
    }

private:
    QByteArray m_key = "key";
    std::optional<QString> m_resource;
};

inline Edit byKey(const std::shared_ptr<Claim> &claim)
{
    Edit edit = by();
    edit.claim = claim;
    return edit;
}

/// Starts them all before it waits for the first.
template <class T>
QList<T> together(std::vector<Task<T>> tasks)
{
    QList<T> results;
    for (Task<T> &task : tasks)
        results.append(tests::settled(std::move(task)));
    return results;
}

} // namespace paushtik::catalog
