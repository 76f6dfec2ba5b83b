// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/deadlines.h"

#include <algorithm>

namespace paushtik::http {
namespace {

std::size_t place(Deadlines::Kind kind)
{
    return static_cast<std::size_t>(kind);
}

} // namespace

Deadlines::Deadlines(std::array<int, 4> milliseconds, QObject *parent)
    : QObject(parent)
    , m_lengths(milliseconds)
{
    m_clock.start();
    const int shortest = *std::min_element(m_lengths.begin(), m_lengths.end());
    m_timer.setTimerType(Qt::CoarseTimer);
    m_timer.setInterval(std::clamp(shortest / 4, 20, 500));
    connect(&m_timer, &QTimer::timeout, this, &Deadlines::tick);
}

void Deadlines::tick()
{
    const qint64 now = m_clock.elapsed();
    bool any = false;
    for (auto &list : m_lists) {
        while (!list.empty() && list.front()->m_at <= now) {
            Entry *entry = list.front();
            const Kind kind = entry->m_kind;
            entry->disarm();
            entry->m_expired(kind); // may destroy the entry and others
        }
        any = any || !list.empty();
    }
    if (!any)
        m_timer.stop();
}

Deadlines::Entry::Entry(Deadlines &deadlines, std::function<void(Kind)> expired)
    : m_deadlines(deadlines)
    , m_expired(std::move(expired))
    , m_node{this}
    , m_self(m_node.begin())
{
}

Deadlines::Entry::~Entry()
{
    disarm();
}

void Deadlines::Entry::arm(Kind kind)
{
    disarm();
    m_kind = kind;
    m_armed = true;
    m_at = m_deadlines.m_clock.elapsed() + m_deadlines.m_lengths[place(kind)];
    auto &list = m_deadlines.m_lists[place(kind)];
    list.splice(list.end(), m_node);
    if (!m_deadlines.m_timer.isActive())
        m_deadlines.m_timer.start();
}

void Deadlines::Entry::disarm()
{
    if (!std::exchange(m_armed, false))
        return;
    m_node.splice(m_node.end(), m_deadlines.m_lists[place(m_kind)], m_self);
}

} // namespace paushtik::http
