// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/metrics.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <mutex>
#include <prometheus/text_serializer.h>

namespace paushtik {
namespace {

/// Upper bounds of the latency histogram, microseconds.
constexpr std::array<qint64, 12> kBounds{500,    1'000,   2'500,   5'000,   10'000,    25'000,
                                         50'000, 100'000, 250'000, 500'000, 1'000'000, 5'000'000};
constexpr std::size_t kBuckets = kBounds.size() + 1;
/// 100…599: an index without a search, small enough to have for every route.
constexpr int kFirstStatus = 100;
constexpr int kStatuses = 500;

/// A plain add for the one thread that writes; readers may see it a moment late.
void bump(std::atomic<quint64> &counter, quint64 by = 1)
{
    counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}

} // namespace

class RequestMetrics::Block {
public:
    explicit Block(QByteArrayList names)
        : routes(std::move(names))
        , counters(routes.size() + 1)
    {
    }

    struct Route {
        std::array<std::atomic<quint64>, kStatuses> byStatus{};
        std::array<std::atomic<quint64>, kBuckets> buckets{};
        std::atomic<quint64> microseconds{0};
    };
    QByteArrayList routes;
    std::vector<Route> counters; ///< the last one is for requests without a route
};

namespace {

using Key = std::pair<std::string, int>;

struct Latency {
    std::array<quint64, kBuckets> buckets{};
    quint64 microseconds = 0;
};

/// What the blocks of all workers say together. A worker that ended leaves its counts behind:
/// counters never fall.
class RequestTotals {
public:
    void add(const RequestMetrics::Block &block);
    std::vector<prometheus::MetricFamily> families() const;

private:
    std::map<Key, quint64> m_requests;
    std::map<std::string, Latency> m_latency;
};

void RequestTotals::add(const RequestMetrics::Block &block)
{
    for (std::size_t i = 0; i < block.counters.size(); ++i) {
        const auto &route = block.counters[i];
        const auto index = static_cast<qsizetype>(i);
        const std::string name =
            index < block.routes.size() ? block.routes[index].toStdString() : std::string("none");
        for (int s = 0; s < kStatuses; ++s) {
            const quint64 n =
                route.byStatus[static_cast<std::size_t>(s)].load(std::memory_order_relaxed);
            if (n > 0)
                m_requests[{name, s + kFirstStatus}] += n;
        }
        const auto sum = route.microseconds.load(std::memory_order_relaxed);
        for (std::size_t b = 0; b < kBuckets; ++b) {
            const quint64 n = route.buckets[b].load(std::memory_order_relaxed);
            if (n > 0)
                m_latency[name].buckets[b] += n;
        }
        if (sum > 0)
            m_latency[name].microseconds += sum;
    }
}

prometheus::ClientMetric histogramOf(const std::string &route, const Latency &latency)
{
    prometheus::ClientMetric metric;
    metric.label = {{"route", route}};
    quint64 cumulative = 0;
    for (std::size_t b = 0; b < kBuckets; ++b) {
        cumulative += latency.buckets[b];
        const double bound = b < kBounds.size() ? static_cast<double>(kBounds[b]) / 1e6
                                                : std::numeric_limits<double>::infinity();
        metric.histogram.bucket.push_back({cumulative, bound});
    }
    metric.histogram.sample_count = cumulative;
    metric.histogram.sample_sum = static_cast<double>(latency.microseconds) / 1e6;
    return metric;
}

std::vector<prometheus::MetricFamily> RequestTotals::families() const
{
    prometheus::MetricFamily requests{
        "paushtik_http_requests_total", "Requests answered.", prometheus::MetricType::Counter, {}};
    for (const auto &[key, count] : m_requests) {
        prometheus::ClientMetric metric;
        metric.label = {{"route", key.first}, {"status", std::to_string(key.second)}};
        metric.counter.value = static_cast<double>(count);
        requests.metric.push_back(std::move(metric));
    }
    prometheus::MetricFamily latency{"paushtik_http_request_seconds",
                                     "From the last byte of a request to its answer.",
                                     prometheus::MetricType::Histogram,
                                     {}};
    for (const auto &[route, one] : m_latency)
        latency.metric.push_back(histogramOf(route, one));
    return {std::move(requests), std::move(latency)};
}

struct Blocks {
    std::mutex mutex;
    std::vector<std::shared_ptr<RequestMetrics::Block>> living;
    RequestTotals ended;

    static Blocks &all()
    {
        static Blocks blocks;
        return blocks;
    }
    RequestTotals totals()
    {
        const std::lock_guard lock(mutex);
        RequestTotals totals = ended;
        for (const auto &block : living)
            totals.add(*block);
        return totals;
    }
};

} // namespace

prometheus::Registry &metricsRegistry()
{
    static prometheus::Registry registry;
    return registry;
}

QByteArray metricsText()
{
    std::vector<prometheus::MetricFamily> families = metricsRegistry().Collect();
    for (auto &family : Blocks::all().totals().families())
        families.push_back(std::move(family));
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(families));
}

RequestMetrics::RequestMetrics(QByteArrayList routes)
    : m_block(std::make_shared<Block>(std::move(routes)))
{
    Blocks &blocks = Blocks::all();
    const std::lock_guard lock(blocks.mutex);
    blocks.living.push_back(m_block);
}

RequestMetrics::~RequestMetrics()
{
    Blocks &blocks = Blocks::all();
    const std::lock_guard lock(blocks.mutex);
    blocks.ended.add(*m_block);
    std::erase(blocks.living, m_block);
}

void RequestMetrics::count(int route, int status, qint64 microseconds)
{
    const std::size_t last = m_block->counters.size() - 1;
    auto &counters = m_block->counters[route < 0 ? last : static_cast<std::size_t>(route)];
    const int index = std::clamp(status - kFirstStatus, 0, kStatuses - 1);
    bump(counters.byStatus[static_cast<std::size_t>(index)]);
    const auto bucket =
        std::lower_bound(kBounds.begin(), kBounds.end(), microseconds) - kBounds.begin();
    bump(counters.buckets[static_cast<std::size_t>(bucket)]);
    bump(counters.microseconds, static_cast<quint64>(std::max<qint64>(0, microseconds)));
}

} // namespace paushtik
