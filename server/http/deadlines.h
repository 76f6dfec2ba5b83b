// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <array>
#include <functional>
#include <list>

namespace paushtik::http {

/// The time limits of all connections of a worker. Every kind has one length, so a list in the
/// order of arming is a list in the order of expiry: arming is O(1) and one coarse timer looks at
/// the fronts.
class Deadlines : public QObject {
    Q_OBJECT
public:
    enum class Kind { Head, Body, Idle, Linger };

    /// One connection's place; at most one deadline at a time. Belongs to the thread of its
    /// Deadlines.
    class Entry {
    public:
        Entry(Deadlines &deadlines, std::function<void(Kind)> expired);
        ~Entry();
        Entry(const Entry &) = delete;
        Entry &operator=(const Entry &) = delete;
        /// Starts anew, also when it is armed.
        void arm(Kind kind);
        void disarm();
        bool armed(Kind kind) const { return m_armed && m_kind == kind; }

    private:
        friend class Deadlines;
        Deadlines &m_deadlines;
        std::function<void(Kind)> m_expired;
        Kind m_kind = Kind::Idle;
        bool m_armed = false;
        qint64 m_at = 0;
        std::list<Entry *> m_node; ///< one element, spliced into the list of its kind while armed
        std::list<Entry *>::iterator m_self;
    };

    Deadlines(std::array<int, 4> milliseconds, QObject *parent);

private:
    void tick();

    const std::array<int, 4> m_lengths;
    std::array<std::list<Entry *>, 4> m_lists;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace paushtik::http
