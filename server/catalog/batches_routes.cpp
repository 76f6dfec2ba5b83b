// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/batches_routes.h"

#include "server/catalog/routes_support.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;
using http::Access;
using http::Body;
using http::Method;
using http::Request;
using http::Response;

namespace {

constexpr qint64 kMostJars = 1'000'000;
constexpr int kMostPicks = 100;

QDate readDate(http::Form &form, const QString &field)
{
    const QString text = form.text(field);
    const QDate date = QDate::fromString(text, u"yyyy-MM-dd"_s);
    if (!text.isEmpty() && !date.isValid())
        form.refuse(field, u"must be a date, as 2026-03-31"_s);
    return date;
}

NewBatch readBatch(http::Form &form)
{
    NewBatch batch{form.text(u"lot_number"_s, {.max = 64}),
                   readDate(form, u"packed_on"_s),
                   readDate(form, u"best_before"_s),
                   form.paise(u"mrp_paise"_s, 1),
                   int(form.integer(u"received"_s, 0, kMostJars)),
                   form.optionalText(u"note"_s, {.min = 0, .max = 500})};
    if (batch.packedOn.isValid() && batch.bestBefore.isValid() &&
        batch.bestBefore <= batch.packedOn)
        form.refuse(u"best_before"_s, u"must be after packed_on"_s);
    return batch;
}

std::optional<QList<BatchQuantity>> readPicks(http::Form &form)
{
    form.known(u"picks"_s);
    if (!form.has(u"picks"_s))
        return std::nullopt;
    QList<BatchQuantity> picks;
    const QJsonArray given = form.array(u"picks"_s, kMostPicks);
    for (int i = 0; i < given.size(); ++i) {
        http::Form pick(given[i].toObject(), u"picks.%1"_s.arg(i));
        const auto batch = pick.id<BatchId>(u"batch_id"_s);
        const int qty = int(pick.integer(u"qty"_s, 1, 10));
        form.absorb(pick);
        if (batch)
            picks.append({*batch, qty});
    }
    return picks;
}

Response answer(const Result<QList<PickLine>> &lines, int status)
{
    if (!lines)
        return http::problem(lines.error());
    QJsonArray items;
    for (const PickLine &line : *lines)
        items.append(pickLineJson(line));
    return http::json({{u"items"_s, items}}, status);
}

class BatchesRoutes {
public:
    explicit BatchesRoutes(BatchesService &service)
        : m_service(service)
    {
    }

    Task<Response> shelf(Request request);
    Task<Response> receive(Request request);
    Task<Response> move(Request request);
    Task<Response> movements(Request request);
    Task<Response> recall(Request request);
    Task<Response> picks(Request request);
    Task<Response> pick(Request request);

private:
    BatchesService &m_service;
};

Task<Response> BatchesRoutes::shelf(Request request)
{
    const auto shelf = co_await m_service.shelf(request.idParam<ProductId>("id"));
    if (!shelf)
        co_return http::problem(shelf.error());
    QJsonArray items;
    for (const Batch &batch : shelf->batches)
        items.append(batchJson(batch));
    co_return http::json({{u"items"_s, items},
                          {u"stock"_s, shelf->stock},
                          {u"sold"_s, shelf->sold},
                          {u"loose"_s, shelf->loose}});
}

Task<Response> BatchesRoutes::receive(Request request)
{
    http::Form form(request.json);
    NewBatch batch = readBatch(form);
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    const auto made = co_await m_service.receive(request.idParam<ProductId>("id"), std::move(batch),
                                                 std::move(by));
    co_return made ? http::json(batchJson(*made), 201) : http::problem(made.error());
}

Task<Response> BatchesRoutes::move(Request request)
{
    http::Form form(request.json);
    const int delta = int(form.integer(u"delta"_s, -kMostJars, kMostJars));
    QString reason = form.oneOf(u"reason"_s, manualReasons() << u"assigned"_s);
    auto note = form.optionalText(u"note"_s, {.min = 0, .max = 500});
    if (form.has(u"delta"_s) && delta == 0)
        form.refuse(u"delta"_s, u"must not be 0"_s);
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    const auto moved = co_await m_service.move(request.idParam<BatchId>("id"), delta,
                                               std::move(reason), std::move(note), std::move(by));
    if (!moved)
        co_return http::problem(moved.error());
    co_return http::json({{u"on_hand"_s, moved->batchOnHand}, {u"stock"_s, moved->stock}}, 201);
}

Task<Response> BatchesRoutes::movements(Request request)
{
    const auto movements = co_await m_service.movements(request.idParam<BatchId>("id"));
    if (!movements)
        co_return http::problem(movements.error());
    co_return http::json({{u"items"_s, *movements}});
}

Task<Response> BatchesRoutes::recall(Request request)
{
    const auto recall = co_await m_service.recall(request.idParam<BatchId>("id"));
    if (!recall)
        co_return http::problem(recall.error());
    co_return http::json({{u"batch"_s, batchJson(recall->batch)}, {u"items"_s, recall->orders}});
}

Task<Response> BatchesRoutes::picks(Request request)
{
    co_return answer(co_await m_service.picks(request.param("order")), 200);
}

Task<Response> BatchesRoutes::pick(Request request)
{
    http::Form form(request.json);
    auto picks = readPicks(form);
    if (const auto error = form.error())
        co_return http::problem(*error);
    Edit by = editOf(request);
    co_return answer(
        co_await m_service.pick(request.param("order"), std::move(picks), std::move(by)), 201);
}

} // namespace

void addBatchesRoutes(http::Router &router, BatchesService &service)
{
    using Self = BatchesRoutes;
    const auto routes = std::make_shared<Self>(service);
    const auto call = [&routes](Task<Response> (Self::*handler)(Request)) -> http::Handler {
        return [routes, handler](Request r) { return (routes.get()->*handler)(std::move(r)); };
    };
    router.add(staffRead("/api/v1/admin/products/{id:uuid}/batches", call(&Self::shelf)));
    router.add(staffRead("/api/v1/admin/batches/{id:uuid}/movements", call(&Self::movements)));
    router.add(staffRead("/api/v1/admin/batches/{id:uuid}/recall", call(&Self::recall)));
    router.add(staffRead("/api/v1/admin/orders/{order}/picks", call(&Self::picks)));
    router.add(staffWrite(Method::Post, "/api/v1/admin/products/{id:uuid}/batches",
                          Access::Warehouse, Body::Json, call(&Self::receive)));
    router.add(staffWrite(Method::Post, "/api/v1/admin/batches/{id:uuid}/movements",
                          Access::Warehouse, Body::Json, call(&Self::move)));
    router.add(staffWrite(Method::Post, "/api/v1/admin/orders/{order}/picks", Access::Warehouse,
                          Body::OptionalJson, call(&Self::pick)));
}

} // namespace paushtik::catalog
