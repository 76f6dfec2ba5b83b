// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/core/cpu_pool.h"

#include <QString>
#include <atomic>
#include <optional>

namespace paushtik {

inline constexpr int kMinPasswordCharacters = 10;
inline constexpr int kMaxPasswordCharacters = 1024; ///< more is refused before anything is hashed

/// argon2id (libsodium) off the worker threads, at most two at once: each takes 64 MB while it
/// runs. One is shared by all workers; thread-safe. Passwords are compared in Unicode NFC, so the
/// keyboard that wrote them does not count.
class PasswordHasher {
public:
    struct Cost {
        quint64 operations;
        size_t memoryBytes;
    };
    /// libsodium's "interactive": some 60 ms of one core.
    static constexpr Cost kInteractive{2, 64 * 1024 * 1024};
    explicit PasswordHasher(Cost cost = kInteractive);

    /// The string to keep; it names its own parameters and salt. Fault::Unavailable when too many
    /// are waiting.
    Task<Result<QString>> hash(QString password);

    enum class Verdict {
        Wrong,
        Right,
        RightButWeak, ///< right, and kept under older parameters: hash it again
    };
    /// `kept` empty (no such account) takes the same time as a wrong password and is always Wrong.
    Task<Result<Verdict>> verify(std::optional<QString> kept, QString password);

    /// How often argon2 ran since the start: tests prove with it that an unknown account costs the
    /// same.
    qint64 computed() const { return m_computed.load(); }

private:
    QString hashNow(const QByteArray &password);
    Verdict verifyNow(const QByteArray &kept, const QByteArray &password);

    const Cost m_cost;
    const QByteArray m_nobody; ///< a well-formed hash of this cost that no password has
    std::atomic<qint64> m_computed = 0;
    CpuPool m_pool;
};

} // namespace paushtik
