// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/address.h"

#include "server/customers/address_store.h"
#include "shared/domain/indian_state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paushtik::customers {
namespace {

/// One line of text on a label: line breaks and other controls would break it.
QString printable(http::Form &form, const QString &field, const QString &text)
{
    if (std::any_of(text.cbegin(), text.cend(),
                    [](QChar c) { return c.category() == QChar::Other_Control; }))
        form.refuse(field, u"one line of text, without control characters"_s);
    return text;
}

QString line(http::Form &form, const QString &field, int max)
{
    return printable(form, field, form.text(field, {.min = 1, .max = max}));
}

std::optional<QString> optionalLine(http::Form &form, const QString &field, int max)
{
    const auto text = form.optionalText(field, {.min = 0, .max = max});
    return text && !text->isEmpty() ? std::optional(printable(form, field, *text)) : std::nullopt;
}

// A neutral answer of the form (a field missing or of the wrong type) was refused already: say it
// once.
QString readState(http::Form &form)
{
    const QString code = form.text(u"state"_s, {.min = 1, .max = 20, .trim = false});
    const auto state = findIndianState(code);
    if (!state && !code.isEmpty())
        form.refuse(u"state"_s, u"an ISO 3166-2:IN code such as IN-MH"_s);
    return state ? QString(state->code) : QString();
}

QString readPincode(http::Form &form)
{
    const QString pincode = form.text(u"pincode"_s, {.min = 1, .max = 20, .trim = false});
    if (!pincode.isEmpty() && !isPincode(pincode))
        form.refuse(u"pincode"_s, u"six digits, the first not 0"_s);
    return pincode;
}

QString readPhone(http::Form &form)
{
    const QString phone = form.text(u"phone"_s, {.min = 1, .max = 20, .trim = false});
    if (!phone.isEmpty() && !isIndianPhone(phone))
        form.refuse(u"phone"_s, u"an Indian mobile number as +91 and ten digits"_s);
    return phone;
}

QJsonValue orNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

} // namespace

Address readAddress(http::Form &form)
{
    Address address;
    address.name = line(form, u"name"_s, 100);
    address.phone = readPhone(form);
    address.line1 = line(form, u"line1"_s, 200);
    address.line2 = optionalLine(form, u"line2"_s, 200);
    address.landmark = optionalLine(form, u"landmark"_s, 100);
    address.city = line(form, u"city"_s, 100);
    address.state = readState(form);
    address.pincode = readPincode(form);
    return address;
}

Result<Address> checkAddress(QJsonObject object, const QString &prefix)
{
    http::Form form(std::move(object), prefix);
    Address address = readAddress(form);
    if (auto error = form.error())
        return fail(std::move(*error));
    return address;
}

QJsonObject toJson(const Address &address)
{
    return {
        {u"name"_s, address.name},
        {u"phone"_s, address.phone},
        {u"line1"_s, address.line1},
        {u"line2"_s, orNull(address.line2)},
        {u"landmark"_s, orNull(address.landmark)},
        {u"city"_s, address.city},
        {u"state"_s, address.state},
        {u"pincode"_s, address.pincode},
    };
}

Task<std::optional<Address>> addressOf(db::Session session, CustomerId customer, AddressId address)
{
    const auto saved = co_await findAddress(std::move(session), customer, address);
    co_return saved ? std::optional(saved->address) : std::nullopt;
}

} // namespace paushtik::customers
