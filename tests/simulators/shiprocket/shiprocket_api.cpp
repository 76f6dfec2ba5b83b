// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/shiprocket_api.h"

#include "tests/simulators/shiprocket/label_pdf.h"

#include <array>

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

namespace {

struct Address {
    QByteArrayView method;
    QLatin1StringView path; ///< one that ends with a slash stands for all under it
    QLatin1StringView name;
};

constexpr std::array kAddresses{
    Address{"POST", "/auth/login"_L1, "login"_L1},
    Address{"POST", "/orders/create/adhoc"_L1, "create"_L1},
    Address{"POST", "/orders/cancel"_L1, "cancel"_L1},
    Address{"POST", "/orders/create/return"_L1, "return"_L1},
    Address{"GET", "/orders/processing/return"_L1, "returns"_L1},
    Address{"POST", "/orders/print/invoice"_L1, "invoice"_L1},
    Address{"GET", "/ndr/"_L1, "ndr"_L1},
    Address{"POST", "/ndr/"_L1, "ndr"_L1},
    Address{"GET", "/orders/show/"_L1, "show"_L1},
    Address{"GET", "/orders"_L1, "orders"_L1},
    Address{"GET", "/shipments/"_L1, "shipment"_L1},
    Address{"GET", "/courier/serviceability/"_L1, "serviceability"_L1},
    Address{"POST", "/courier/assign/awb"_L1, "assign"_L1},
    Address{"POST", "/courier/generate/pickup"_L1, "pickup"_L1},
    Address{"POST", "/courier/generate/label"_L1, "label"_L1},
    Address{"POST", "/manifests/generate"_L1, "manifest"_L1},
    Address{"POST", "/manifests/print"_L1, "print"_L1},
    Address{"GET", "/courier/track/awb/"_L1, "track"_L1},
    Address{"GET", "/courier/track/shipment/"_L1, "track"_L1},
    Address{"POST", "/courier/track/awbs"_L1, "track"_L1},
    Address{"GET", "/settings/company/pickup"_L1, "addresses"_L1},
    Address{"GET", "/account/details/wallet-balance"_L1, "wallet"_L1},
    Address{"GET", "/files/"_L1, "file"_L1},
};

bool isAt(const Address &address, const Call &call)
{
    if (call.method != address.method)
        return false;
    return address.path.endsWith(u'/') ? call.path.startsWith(address.path)
                                       : call.path == address.path;
}

} // namespace

ShiprocketApi::ShiprocketApi(Account *account, Faults *faults)
    : m_account(account)
    , m_faults(faults)
{
}

QString ShiprocketApi::nameOf(const Call &call)
{
    for (const Address &address : kAddresses) {
        if (isAt(address, call))
            return address.name;
    }
    return {};
}

Reply ShiprocketApi::answer(const QString &name, const Call &call, const QUrl &here)
{
    if (name.isEmpty())
        return refusal(404, u"404 Not Found"_s);
    if (name == "login"_L1)
        return logIn(call);
    if (name == "file"_L1)
        return file(call);
    if (const auto refused = unauthorized(call))
        return *refused;
    if (name == "label"_L1)
        return label(call, here);
    if (name == "manifest"_L1)
        return manifest(call, here);
    if (name == "print"_L1)
        return printManifest(call, here);
    if (name == "invoice"_L1)
        return invoice(call, here);
    if (name == "returns"_L1)
        return listReturns();
    if (name == "orders"_L1)
        return listOrders(call);
    if (name == "show"_L1)
        return showOrder(call);
    if (name == "shipment"_L1)
        return showShipment(call);
    if (name == "addresses"_L1)
        return addresses();
    if (name == "wallet"_L1)
        return wallet();
    using Use = Reply (ShiprocketApi::*)(const Call &);
    static const QHash<QString, Use> uses{
        {u"create"_s, &ShiprocketApi::create},
        {u"cancel"_s, &ShiprocketApi::cancelOrders},
        {u"assign"_s, &ShiprocketApi::assign},
        {u"pickup"_s, &ShiprocketApi::pickup},
        {u"track"_s, &ShiprocketApi::track},
        {u"return"_s, &ShiprocketApi::createReturn},
        {u"ndr"_s, &ShiprocketApi::ndr},
        {u"serviceability"_s, &ShiprocketApi::serviceability},
    };
    return (this->*uses.value(name))(call);
}

std::optional<Reply> ShiprocketApi::unauthorized(const Call &call) const
{
    const QByteArray bearer = call.headers.value("authorization");
    const QByteArray token = bearer.startsWith("Bearer ") ? bearer.mid(7) : QByteArray();
    switch (m_account->check(token)) {
    case Account::Bearer::Good:
        return std::nullopt;
    case Account::Bearer::Expired:
        return refusal(401, u"Token has expired"_s);
    case Account::Bearer::Unknown:
        break;
    }
    return jsonReply({{u"message"_s, u"Unauthenticated."_s}}, 401);
}

Reply ShiprocketApi::logIn(const Call &call)
{
    const QJsonObject body = call.json();
    if (body.value("email"_L1).toString() != m_account->email ||
        body.value("password"_L1).toString() != m_account->password)
        return refusal(403, u"Invalid email and password combination"_s);
    return jsonReply({{u"id"_s, 1'234'567},
                      {u"first_name"_s, u"API"_s},
                      {u"last_name"_s, u"USER"_s},
                      {u"email"_s, m_account->email},
                      {u"company_id"_s, 7'654'321},
                      {u"token"_s, QString::fromLatin1(m_account->logIn())}});
}

Reply ShiprocketApi::wallet() const
{
    // A text with decimals, and it may be below zero.
    const QString rupees =
        QString::number(static_cast<double>(m_account->balancePaise) / 100, 'f', 2);
    return jsonReply({{u"data"_s, QJsonObject{{u"balance_amount"_s, rupees}}}});
}

Reply ShiprocketApi::addresses() const
{
    QJsonArray list;
    for (const QString &nickname : m_account->pickupLocations)
        list.append(QJsonObject{{u"id"_s, 1 + list.size()},
                                {u"pickup_location"_s, nickname},
                                {u"city"_s, u"Jaipur"_s},
                                {u"pin_code"_s, u"302029"_s}});
    return jsonReply({{u"data"_s, QJsonObject{{u"shipping_address"_s, list}}}});
}

Reply ShiprocketApi::file(const Call &call) const
{
    const QString name = call.path.section(u'/', -1).section(u'.', 0, 0);
    const QByteArray code = name.section(u'-', -1).toLatin1();
    return {.body = simulatedPdf({"SIMULATED COURIER", name.toLatin1()}, code),
            .type = "application/pdf"};
}

} // namespace paushtik::simulators
