// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/customers/customer_forms.h"

#include "server/core/email.h"
#include "server/http/form.h"
#include "shared/domain/indian_state.h"

using namespace Qt::StringLiterals;

namespace paushtik::customers {
namespace {

constexpr http::TextRule kName{.min = 1, .max = 100};
constexpr http::TextRule kNewPassword{
    .min = kMinPasswordCharacters, .max = kMaxPasswordCharacters, .trim = false};

std::optional<QString> readPhone(http::Form &form)
{
    const auto phone = form.optionalText(u"phone"_s, {.min = 1, .max = 20, .trim = false});
    if (phone && !phone->isEmpty() && !isIndianPhone(*phone))
        form.refuse(u"phone"_s, u"an Indian mobile number as +91 and ten digits"_s);
    return phone;
}

} // namespace

Result<Registration> readRegistration(QJsonObject object)
{
    http::Form form(std::move(object));
    const QString given = form.text(u"email"_s, {.min = 1, .max = 300});
    const auto email = canonicalEmail(given);
    if (!email && !given.isEmpty())
        form.refuse(u"email"_s, u"an e-mail address"_s);
    const Registration wanted{.email = email.value_or(QString()),
                              .name = form.text(u"name"_s, kName),
                              .password = form.text(u"password"_s, kNewPassword),
                              .phone = readPhone(form)};
    if (auto error = form.error())
        return fail(std::move(*error));
    return wanted;
}

Result<ProfileChange> readProfileChange(QJsonObject object)
{
    http::Form form(object);
    ProfileChange change;
    if (object.contains("name"_L1))
        change.name = form.text(u"name"_s, kName);
    const auto phone = readPhone(form);
    if (object.contains("phone"_L1))
        change.phone = phone;
    if (auto error = form.error())
        return fail(std::move(*error));
    return change;
}

Result<PasswordChange> readPasswordChange(QJsonObject object)
{
    http::Form form(std::move(object));
    const PasswordChange change{form.text(u"current"_s, kPassword),
                                form.text(u"new"_s, kNewPassword)};
    if (auto error = form.error())
        return fail(std::move(*error));
    return change;
}

} // namespace paushtik::customers
