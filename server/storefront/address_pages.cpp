// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefront/address_pages.h"

#include "shared/domain/indian_state.h"

#include <QJsonArray>

namespace paushtik::storefront {

using namespace Qt::StringLiterals;
using customers::SavedAddress;
using http::Request;
using http::Response;

namespace {

QString bookPath(const Request &request)
{
    return localPath(languageOf(request.path), u"/addresses"_s);
}

struct Written {
    customers::Address address;
    bool isDefault;
};

Result<Written> readAddress(const Fields &fields)
{
    QJsonObject object;
    for (const QString &name :
         {u"name"_s, u"line1"_s, u"line2"_s, u"landmark"_s, u"city"_s, u"state"_s, u"pincode"_s})
        object[name] = fields.value(name).trimmed();
    object[u"phone"_s] = normalPhone(fields.value(u"phone"_s).trimmed());
    http::Form form(object);
    Written written{customers::readAddress(form), fields.contains(u"is_default"_s)};
    if (auto error = form.error())
        return fail(std::move(*error));
    return written;
}

} // namespace

QJsonArray stateChoices(const QString &chosen)
{
    QJsonArray choices;
    for (const IndianState &state : indianStates()) {
        choices.append(QJsonObject{{u"code"_s, QString(state.code)},
                                   {u"name"_s, QString(state.name)},
                                   {u"chosen"_s, chosen == state.code}});
    }
    return choices;
}

QJsonObject addressView(const SavedAddress &saved)
{
    QJsonObject view = customers::toJson(saved.address);
    const auto state = findIndianState(saved.address.state);
    view[u"id"_s] = saved.id.toString();
    view[u"is_default"_s] = saved.isDefault;
    view[u"state_name"_s] = state ? QString(state->name) : saved.address.state;
    return view;
}

Task<Response> AddressPages::book(Request request, QJsonObject context, int status)
{
    const auto saved = co_await m_addresses->list(request.caller.customer(), std::nullopt,
                                                  customers::kMaxAddresses);
    QJsonArray addresses;
    for (const SavedAddress &address : saved)
        addresses.append(addressView(address));
    context[u"at_addresses"_s] = true;
    context[u"addresses"_s] = addresses;
    context[u"none"_s] = saved.isEmpty();
    context[u"states"_s] = stateChoices(context["value"_L1].toObject()["state"_L1].toString());
    Page page{u"/addresses"_s, Words::of(languageOf(request.path)).say("addresses"_L1),
              u"addresses"_s};
    page.context = std::move(context);
    page.script = u"address.js"_s;
    page.forEveryone = false;
    co_return m_maker->personal(request, page, status);
}

Task<Response> AddressPages::list(Request request)
{
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    co_return co_await book(std::move(request), QJsonObject(), 200);
}

Task<Response> AddressPages::add(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const auto written = readAddress(*form);
    if (!written) {
        QJsonObject refused =
            refusedForm(*form, written.error().fields, Words::of(languageOf(request.path)));
        co_return co_await book(std::move(request), std::move(refused), 422);
    }
    const customers::DefaultWish wish =
        written->isDefault ? customers::DefaultWish(true) : std::nullopt;
    const auto added =
        co_await m_addresses->add(request.caller.customer(), written->address, wish, nullptr);
    co_return added ? seeOther(bookPath(request)) : http::problem(added.error());
}

Response AddressPages::editor(const Request &request, QJsonObject context, int status) const
{
    context[u"id"_s] = request.param("id");
    context[u"states"_s] = stateChoices(context["value"_L1].toObject()["state"_L1].toString());
    Page page{u"/addresses"_s, Words::of(languageOf(request.path)).say("edit_address"_L1),
              u"address"_s};
    page.context = std::move(context);
    page.script = u"address.js"_s;
    page.forEveryone = false;
    return m_maker->personal(request, page, status);
}

Task<Response> AddressPages::show(Request request)
{
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const auto saved = co_await m_addresses->list(request.caller.customer(), std::nullopt,
                                                  customers::kMaxAddresses);
    for (const SavedAddress &address : saved) {
        if (address.id.toString() == request.param("id"))
            co_return editor(request, {{u"value"_s, addressView(address)}}, 200);
    }
    co_return http::problem(Error{Fault::NotFound});
}

Task<Response> AddressPages::replace(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const auto written = readAddress(*form);
    if (!written) {
        const QJsonObject refused =
            refusedForm(*form, written.error().fields, Words::of(languageOf(request.path)));
        co_return editor(request, refused, 422);
    }
    const auto replaced =
        co_await m_addresses->replace(request.caller.customer(), request.idParam<AddressId>("id"),
                                      written->address, written->isDefault);
    co_return replaced ? seeOther(bookPath(request)) : http::problem(replaced.error());
}

Task<Response> AddressPages::remove(Request request)
{
    const auto form = readForm(request);
    if (!form)
        co_return http::problem(form.error());
    if (!request.caller.isCustomer())
        co_return logInFirst(request);
    const auto removed =
        co_await m_addresses->remove(request.caller.customer(), request.idParam<AddressId>("id"));
    co_return removed ? seeOther(bookPath(request)) : http::problem(removed.error());
}

} // namespace paushtik::storefront
