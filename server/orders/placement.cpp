// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/orders/placement.h"

#include "server/orders/order_lifecycle.h"
#include "shared/domain/fees.h"
#include "shared/domain/timeline.h"

#include <algorithm>

namespace paushtik::orders {
namespace {

using namespace Qt::StringLiterals;

constexpr int kTries = 3;

/// A product as it was when its stock row was locked: the prices an order freezes.
struct Offer {
    ProductId product;
    int onHand;
    bool archived;
    QString title;
    QString sku;
    Paise price;
    QString hsnCode;
    BasisPoints gstRate;
    int weightGrams;
};

const db::Query kLockOffers{"placement.lock_offers", R"sql(
    SELECT stock.product_id, stock.on_hand, products.archived_at IS NOT NULL, products.title,
        products.sku,
           products.price_paise, products.hsn_code, products.gst_rate_bp, products.weight_grams
      FROM stock
      JOIN products ON products.id = stock.product_id
     WHERE stock.product_id = ANY ($1)
     ORDER BY stock.product_id
       FOR UPDATE OF stock)sql"};

Offer offerOf(const db::Row &row)
{
    return {row.get<ProductId>(0), row.get<int>(1),         row.get<bool>(2),
            row.get<QString>(3),   row.get<QString>(4),     row.get<Paise>(5),
            row.get<QString>(6),   row.get<BasisPoints>(7), row.get<int>(8)};
}

Task<QList<Offer>> lockOffers(db::Session transaction, QList<WantedLine> lines)
{
    QList<ProductId> products;
    for (const WantedLine &line : lines)
        products.append(line.product);
    const db::Rows rows = co_await transaction.run(kLockOffers, products);
    QList<Offer> offers;
    for (const db::Row row : rows)
        offers.append(offerOf(row));
    co_return offers;
}

const Offer *findOffer(const QList<Offer> &offers, ProductId product)
{
    const auto found = std::ranges::find(offers, product, &Offer::product);
    return found == offers.end() ? nullptr : &*found;
}

Error unavailable(const QJsonArray &products)
{
    return {.fault = Fault::Conflict,
            .code = u"product_unavailable"_s,
            .detail = u"A product of this order is not sold any more."_s,
            .extra = {{u"items"_s, products}}};
}

Error outOfStock(const QJsonArray &items)
{
    return {.fault = Fault::Conflict,
            .code = u"out_of_stock"_s,
            .detail = u"There is not enough left of a product."_s,
            .extra = {{u"items"_s, items}}};
}

/// Nothing when every line can be had; else which cannot, and what is left of it.
std::optional<Error> refusal(const QList<WantedLine> &lines, const QList<Offer> &offers)
{
    QJsonArray gone;
    QJsonArray tooFew;
    for (const WantedLine &line : lines) {
        const Offer *offer = findOffer(offers, line.product);
        const QString id = line.product.toString();
        if (!offer || offer->archived)
            gone.append(QJsonObject{{u"product_id"_s, id}});
        else if (offer->onHand < line.qty)
            tooFew.append(QJsonObject{{u"product_id"_s, id},
                                      {u"requested"_s, line.qty},
                                      {u"available"_s, offer->onHand}});
    }
    if (!gone.isEmpty())
        return unavailable(gone);
    if (!tooFew.isEmpty())
        return outOfStock(tooFew);
    return std::nullopt;
}

/// The order's lines as columns: what unnest() wants.
struct LineColumns {
    QList<int> numbers;
    QList<ProductId> products;
    QStringList titles;
    QStringList skus;
    QList<int> quantities;
    QList<qint64> prices;
    QStringList hsnCodes;
    QList<int> gstRates;
    QList<int> weights;
    Paise subtotal;
};

LineColumns columnsOf(const QList<WantedLine> &lines, const QList<Offer> &offers)
{
    LineColumns columns;
    for (const WantedLine &line : lines) {
        const Offer &offer = *findOffer(offers, line.product);
        columns.numbers.append(static_cast<int>(columns.numbers.size()) + 1);
        columns.products.append(line.product);
        columns.titles.append(offer.title);
        columns.skus.append(offer.sku);
        columns.quantities.append(line.qty);
        columns.prices.append(offer.price.value());
        columns.hsnCodes.append(offer.hsnCode);
        columns.gstRates.append(offer.gstRate.value());
        columns.weights.append(offer.weightGrams);
        columns.subtotal += offer.price.times(line.qty);
    }
    return columns;
}

// The year of the number is the year in India.
const db::Query kInsertOrder{"placement.insert_order", R"sql(
    INSERT INTO orders (id, number, customer_id, status, subtotal_paise, shipping_paise,
        total_paise, address, note,
                        expires_at)
    SELECT $1, 'PF-' || to_char(now() AT TIME ZONE 'Asia/Kolkata', 'YYYY') || '-'
               || lpad(next.n::text, greatest(6, length(next.n::text)), '0'),
           $2, 'pending_payment', $3, $4, $3::bigint + $4::bigint, $5, $6,
               now() + make_interval(secs => $7)
      FROM (SELECT nextval('order_numbers') AS n) AS next
    RETURNING number)sql"};

const db::Query kInsertLines{"placement.insert_lines", R"sql(
    INSERT INTO order_lines (order_id, line_no, product_id, title, sku, qty, unit_price_paise,
        line_total_paise,
                             hsn_code, gst_rate_bp, weight_grams)
    SELECT $1, line_no, product_id, title, sku, qty, price, price * qty, hsn_code, gst_rate_bp,
        weight_grams
      FROM unnest($2::integer[], $3::uuid[], $4::text[], $5::text[], $6::integer[], $7::bigint[],
          $8::text[],
                  $9::integer[], $10::integer[])
           AS line (line_no, product_id, title, sku, qty, price, hsn_code, gst_rate_bp,
               weight_grams))sql"};

// The rows are locked and were looked at; the CHECK of stock stands behind this all the same.
const db::Query kTakeStock{"placement.take_stock", R"sql(
    WITH taken AS (
        UPDATE stock
           SET on_hand = stock.on_hand - line.qty
          FROM unnest($2::uuid[], $3::integer[]) AS line (product_id, qty)
         WHERE stock.product_id = line.product_id
        RETURNING stock.product_id, -line.qty AS delta, stock.on_hand)
    INSERT INTO stock_ledger (product_id, delta, balance, reason, order_id)
    SELECT product_id, delta, on_hand, 'order_placed', $1 FROM taken)sql"};

Task<PlacedOrder> write(db::Session transaction, PlacementRequest request, LineColumns lines,
                        int ttl)
{
    const OrderId id = OrderId::make();
    const Paise shipping = shippingFee(lines.subtotal);
    // Sent together, in one pipeline; the first to be awaited waits for them all.
    Task<db::Rows> order = transaction.run(kInsertOrder, id, request.customer, lines.subtotal,
                                           shipping, request.address, request.note, ttl);
    Task<db::Rows> written = transaction.run(
        kInsertLines, id, lines.numbers, lines.products, lines.titles, lines.skus, lines.quantities,
        lines.prices, lines.hsnCodes, lines.gstRates, lines.weights);
    Task<db::Rows> taken = transaction.run(kTakeStock, id, lines.products, lines.quantities);
    Task<> timeline =
        addTimeline(transaction, id, toString(TimelineKind::Placed), u"Order placed"_s);
    const db::Rows inserted = co_await order;
    co_await written;
    co_await taken;
    co_await timeline;
    if (request.emptiesCart)
        co_await request.emptiesCart->removeLines(transaction, request.customer, request.lines);
    if (request.claim)
        co_await request.claim->record(transaction, id.toString());
    PlacedOrder placed{id, inserted.first().get<QString>(0), lines.subtotal + shipping};
    co_return placed;
}

} // namespace

Placement::Placement(db::Database *database, int pendingTtlSeconds)
    : m_database(database)
    , m_pendingTtlSeconds(pendingTtlSeconds)
{
}

Task<Result<PlacedOrder>> Placement::place(PlacementRequest request) const
{
    for (int attempt = 1;; ++attempt) {
        try {
            PlacementRequest copy = request;
            co_return co_await placeOnce(std::move(copy));
        } catch (const db::Error &error) {
            if (!error.retryable() || attempt == kTries)
                throw;
        }
    }
}

Task<Result<PlacedOrder>> Placement::placeOnce(PlacementRequest request) const
{
    db::Transaction transaction = co_await m_database->begin();
    const QList<Offer> offers = co_await lockOffers(transaction, request.lines);
    if (auto refused = refusal(request.lines, offers))
        co_return fail(std::move(*refused));
    LineColumns lines = columnsOf(request.lines, offers);
    PlacedOrder placed =
        co_await write(transaction, std::move(request), std::move(lines), m_pendingTtlSeconds);
    co_await transaction.commit();
    co_return placed;
}

} // namespace paushtik::orders
