// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QList>
#include <QRandomGenerator>
#include <QString>
#include <optional>

namespace paushtik::simulators {

/// Something that goes wrong at one call (`create`, `assign`, …; `any` for all).
struct Fault {
    QString at;
    QString kind;
    int times = 1;          ///< -1: until it is cleared
    double probability = 1; ///< of each call that it could hit
    QJsonValue value = {};  ///< what the kind makes of it
};

/// The faults that are switched on.
class Faults {
public:
    explicit Faults(quint32 seed = 1)
        : m_random(seed)
    {
    }
    void add(Fault fault) { m_faults.append(std::move(fault)); }
    void clear() { m_faults.clear(); }
    /// The value of a fault that strikes now, which uses it up once.
    std::optional<QJsonValue> take(const QString &at, const QString &kind);
    bool strikes(const QString &at, const QString &kind) { return take(at, kind).has_value(); }

private:
    QList<Fault> m_faults;
    QRandomGenerator m_random;
};

} // namespace paushtik::simulators
