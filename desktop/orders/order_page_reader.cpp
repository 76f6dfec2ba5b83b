// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/order_page_reader.h"

#include <QPointer>

namespace paushtik {
namespace {

// Two pages are in sight at most; what was wished for before them has been scrolled past.
constexpr qsizetype kInSight = 2;
constexpr qsizetype kAtOnce = 2;

} // namespace

OrderPageReader::OrderPageReader(OrdersRepository &repository, QObject *parent)
    : QObject(parent)
    , m_repository(repository)
{
    m_wish.setSingleShot(true);
    connect(&m_wish, &QTimer::timeout, this, &OrderPageReader::readWanted);
}

void OrderPageReader::start(const OrdersQuery &query)
{
    ++m_turn;
    m_query = query;
    m_pages.clear();
    m_doubted.clear();
    m_wanted.clear();
    m_asked.clear();
    m_wish.stop();
}

void OrderPageReader::take(int page, const QList<OrderRow> &rows)
{
    m_doubted.remove(page);
    m_pages.setPage(page, rows);
}

void OrderPageReader::doubt()
{
    const QList<int> here = m_pages.pages();
    m_doubted = QSet<int>(here.begin(), here.end());
}

const OrderRow *OrderPageReader::look(int position)
{
    const int page = OrderPages::pageOf(position);
    const OrderRow *row = m_pages.row(position);
    if (!row || m_doubted.contains(page))
        want(page);
    return row;
}

// Called while painting: only noted here, and read once the painting is done.
void OrderPageReader::want(int page)
{
    if (m_asked.contains(page) || (!m_wanted.isEmpty() && m_wanted.last() == page))
        return;
    m_wanted.removeOne(page);
    m_wanted.append(page);
    if (!m_wish.isActive())
        m_wish.start();
}

void OrderPageReader::readWanted()
{
    if (m_wanted.size() > kInSight)
        m_wanted = m_wanted.last(kInSight);
    while (!m_wanted.isEmpty() && m_asked.size() < kAtOnce) {
        const int page = m_wanted.takeLast();
        const int turn = m_turn;
        m_asked.insert(page);
        QCoro::connect(m_repository.windowAt(m_query, qint64(page) * OrderPages::kPageRows,
                                             OrderPages::kPageRows),
                       this, [this, turn, page](const Result<OrdersWindow> &window) {
                           if (turn == m_turn)
                               taken(page, window);
                       });
    }
}

void OrderPageReader::taken(int page, const Result<OrdersWindow> &window)
{
    m_asked.remove(page);
    m_doubted.remove(page);
    if (window && !window->rows.isEmpty()) {
        m_pages.setPage(page, window->rows);
        Q_EMIT pageRead(page);
    }
    if (!m_wanted.isEmpty())
        m_wish.start();
}

Task<Result<void>> OrderPageReader::read(int page)
{
    const QPointer self(this);
    const int turn = m_turn;
    const qint64 first = qint64(page) * OrderPages::kPageRows;
    const auto window = co_await m_repository.windowAt(m_query, first, OrderPages::kPageRows);
    if (!window)
        co_return fail(window.error());
    if (self && turn == m_turn)
        taken(page, window);
    co_return Result<void>();
}

} // namespace paushtik
