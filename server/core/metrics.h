// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <atomic>
#include <memory>
#include <prometheus/registry.h>
#include <vector>

namespace paushtik {

/// The process's counters and gauges. Capabilities build their families on it
/// (`prometheus::BuildCounter().Name(…).Register(metricsRegistry())`). Thread-safe.
prometheus::Registry &metricsRegistry();

/// Everything, as Prometheus text (version 0.0.4), for GET /metrics.
QByteArray metricsText();

/// Requests of one worker, by route and status, and how long they took. Only its own thread counts,
/// so counting is an ordinary add; metricsText() sums the workers up from any thread.
class RequestMetrics {
public:
    /// `routes`: what the label says, by index ("GET /api/v1/products").
    explicit RequestMetrics(QByteArrayList routes);
    ~RequestMetrics();
    RequestMetrics(const RequestMetrics &) = delete;
    RequestMetrics &operator=(const RequestMetrics &) = delete;

    /// `route` is an index into the list; -1 for a request that no route took.
    void count(int route, int status, qint64 microseconds);

    class Block;

private:
    std::shared_ptr<Block> m_block;
};

} // namespace paushtik
