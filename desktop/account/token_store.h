// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace paushtik {

/// Where the token of a profile lies between runs. Never plain on disk: in the system's keychain
/// where there is one, else only in memory, so that the next run asks for the password.
class TokenStore {
public:
    enum class Keychain { Use, Avoid };
    explicit TokenStore(Keychain keychain);

    /// Empty when nothing is kept. Waits a few seconds at most for a keychain that asks its owner.
    Task<QByteArray> read(QString profile);
    /// False when the next run will not have it: there is no keychain, or it refused.
    Task<bool> write(QString profile, QByteArray token);
    Task<> remove(QString profile);

private:
    Keychain m_keychain;
    QHash<QString, QByteArray> m_memory;
};

} // namespace paushtik
