// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/catalog/products_bulk_routes.h"

#include "server/catalog/products_csv.h"
#include "server/catalog/routes_support.h"
#include "server/http/csv.h"

namespace paushtik::catalog {
using namespace Qt::StringLiterals;
using http::Access;
using http::Body;
using http::Method;
using http::Request;
using http::Response;

namespace {

constexpr int kMostChanges = 1'000;
using Outcome = ProductsBulkService::Outcome;

/// `{id,set,base?}`, or `{set}` for a new product.
ProductChange readChange(http::Form &all, const QJsonValue &value, int index)
{
    http::Form form(value.toObject(), u"items.%1"_s.arg(index));
    if (!value.isObject())
        all.refuse(u"items.%1"_s.arg(index), u"must be an object"_s);
    ProductChange change{index, form.optionalId<ProductId>(u"id"_s), form.object(u"set"_s)};
    if (form.has(u"base"_s))
        change.base = form.object(u"base"_s);
    form.known(u"base"_s);
    if (!change.id && !change.base.isEmpty())
        form.refuse(u"base"_s, u"is for a product that is there: name its id"_s);
    all.absorb(form);
    return change;
}

Result<QList<ProductChange>> readChanges(const QJsonObject &body)
{
    http::Form form(body);
    const QJsonArray items = form.array(u"items"_s, kMostChanges);
    QList<ProductChange> changes;
    for (int i = 0; i < items.size(); ++i)
        changes.append(readChange(form, items[i], i));
    if (body[u"items"_s].isArray() && body[u"items"_s].toArray().isEmpty())
        form.refuse(u"items"_s, u"must not be empty"_s);
    if (auto error = form.error())
        return fail(std::move(*error));
    return changes;
}

/// The refusal of the whole: invalid before conflict, for no other version of the data cures it.
Error refusalOf(const Outcome &outcome, const QString &placeName, QJsonObject document)
{
    Error error{Fault::Conflict,
                u"edit_conflict"_s,
                u"Nothing was changed: somebody else changed the same fields meanwhile."_s,
                {},
                {}};
    const bool isTable = placeName == "row"_L1;
    for (const PlannedChange &row : outcome.refused) {
        const QString place = (isTable ? u"rows.%1."_s : u"items.%1."_s).arg(row.place);
        if (row.status == ChangeStatus::NotFound)
            error.fields.append({place + u"id"_s, u"is no product"_s});
        for (const FieldError &field : row.errors)
            error.fields.append({place + field.field, field.message});
    }
    if (!error.fields.isEmpty())
        error = Error{Fault::Invalid, {}, u"Nothing was changed."_s, std::move(error.fields), {}};
    document.remove(u"dry_run"_s);
    error.extra = std::move(document);
    return error;
}

QJsonObject documentOf(const Outcome &outcome)
{
    return {{u"applied"_s, outcome.applied},
            {u"summary"_s, outcome.counts},
            {u"items"_s, outcome.rows}};
}

Result<bool> readDryRun(const Request &request)
{
    const QString word = request.query.value("dry_run");
    if (word == "1"_L1 || word == "true"_L1)
        return true;
    if (word == "0"_L1 || word == "false"_L1 || !request.query.contains("dry_run"))
        return false;
    return fail(invalidField(u"dry_run"_s, u"must be true or false"_s));
}

bool isCsv(const Request &request)
{
    const QByteArray type = request.headers.value("Content-Type");
    return type.split(';').first().trimmed().toLower() == "text/csv";
}

class ProductsBulkRoutes {
public:
    ProductsBulkRoutes(ProductsBulkService &service, CpuPool &pool)
        : m_service(service)
        , m_pool(pool)
    {
    }

    Task<Response> change(Request request);
    Task<Response> exportTable(Request request);
    Task<Response> importTable(Request request);

private:
    Task<Result<ProductsTable>> readTable(QByteArray file);

    ProductsBulkService &m_service;
    CpuPool &m_pool;
};

Task<Response> ProductsBulkRoutes::change(Request request)
{
    auto changes = readChanges(request.json);
    if (!changes)
        co_return http::problem(changes.error());
    Edit by = editOf(request);
    const QString place = u"index"_s;
    const Outcome outcome = co_await m_service.apply(std::move(*changes), ChangeSource::Request,
                                                     place, false, std::move(by));
    if (!outcome.applied)
        co_return http::problem(refusalOf(outcome, place, documentOf(outcome)));
    co_return http::json(documentOf(outcome));
}

Task<Response> ProductsBulkRoutes::exportTable(Request)
{
    QList<ProductRow> products = co_await m_service.table();
    std::function<QByteArray()> work = [products = std::move(products)] {
        return productsCsv(products);
    };
    auto lines = co_await m_pool.run<QByteArray>(std::move(work));
    if (!lines)
        co_return http::problem(lines.error());
    co_return http::csvFile(std::move(*lines), "products.csv");
}

Task<Result<ProductsTable>> ProductsBulkRoutes::readTable(QByteArray file)
{
    QList<Category> categories = co_await m_service.categories();
    std::function<Result<ProductsTable>()> work = [file = std::move(file),
                                                   categories = std::move(categories)] {
        return readProductsCsv(file, categories);
    };
    auto table = co_await m_pool.run<Result<ProductsTable>>(std::move(work));
    co_return table ? std::move(*table) : fail(table.error());
}

Task<Response> ProductsBulkRoutes::importTable(Request request)
{
    if (!isCsv(request))
        co_return http::problem({Fault::Unsupported, {}, u"The table must be text/csv."_s, {}, {}});
    const auto dryRun = readDryRun(request);
    if (!dryRun)
        co_return http::problem(dryRun.error());
    auto table = co_await readTable(request.body);
    if (!table)
        co_return http::problem(table.error());
    Edit by = editOf(request);
    const QString place = u"row"_s;
    const Outcome outcome = co_await m_service.apply(std::move(table->changes), ChangeSource::Table,
                                                     place, *dryRun, std::move(by));
    QJsonObject document = documentOf(outcome);
    document[u"dry_run"_s] = *dryRun;
    document[u"ignored_columns"_s] = QJsonArray::fromStringList(table->ignoredColumns);
    if (!outcome.applied && !*dryRun)
        co_return http::problem(refusalOf(outcome, place, std::move(document)));
    co_return http::json(document);
}

} // namespace

void addProductsBulkRoutes(http::Router &router, ProductsBulkService &service, CpuPool &pool,
                           CatalogService &catalog)
{
    using Self = ProductsBulkRoutes;
    const auto routes = std::make_shared<Self>(service, pool);
    const auto call = [&routes](Task<Response> (Self::*handler)(Request)) -> http::Handler {
        return [routes, handler](Request r) { return (routes.get()->*handler)(std::move(r)); };
    };
    router.add(staffWrite(Method::Post, "/api/v1/admin/products/bulk", Access::Manager, Body::Json,
                          seenByCustomers(catalog, call(&Self::change))));
    http::Route import =
        staffWrite(Method::Post, "/api/v1/admin/products/import", Access::Manager, Body::Upload,
                   seenByCustomers(catalog, call(&Self::importTable)));
    import.query = {"dry_run"};
    router.add(std::move(import));
    http::Route table = staffRead("/api/v1/admin/products.csv", call(&Self::exportTable));
    table.access = Access::Manager;
    router.add(std::move(table));
}

} // namespace paushtik::catalog
