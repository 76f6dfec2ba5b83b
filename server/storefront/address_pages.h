// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/customers/address_service.h"
#include "server/storefront/account_pages.h"

namespace paushtik::storefront {

/// The states of India as choices of a form; `chosen` is a code or empty.
QJsonArray stateChoices(const QString &chosen);
QJsonObject addressView(const customers::SavedAddress &saved);

/// A customer's address book. Every change is a form, and goes back to where it was begun.
class AddressPages {
public:
    AddressPages(PageMaker *maker, customers::AddressService *addresses)
        : m_maker(maker)
        , m_addresses(addresses)
    {
    }

    Task<http::Response> list(http::Request request);
    Task<http::Response> add(http::Request request);
    Task<http::Response> show(http::Request request);
    Task<http::Response> replace(http::Request request);
    Task<http::Response> remove(http::Request request);

private:
    Task<http::Response> book(http::Request request, QJsonObject context, int status);
    http::Response editor(const http::Request &request, QJsonObject context, int status) const;

    PageMaker *m_maker;
    customers::AddressService *m_addresses;
};

} // namespace paushtik::storefront
