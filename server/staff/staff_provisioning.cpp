// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/email.h"
#include "server/staff/staff_role.h"
#include "server/staff/staff_service.h"

#include <array>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace paushtik::staff {
namespace {

tl::unexpected<Error> refuse(const QString &field, const QString &message)
{
    return fail(Error{.fault = Fault::Invalid,
                      .detail = field + u": "_s + message,
                      .fields = {FieldError{field, message}}});
}

std::optional<tl::unexpected<Error>> whatIsWrong(const QString &email, const QString &role,
                                                 const QString &password)
{
    if (!canonicalEmail(email))
        return refuse(u"email"_s, u"not an e-mail address"_s);
    if (!parseRole(role))
        return refuse(u"role"_s, u"one of "_s + roleWords().join(u", "_s));
    const qsizetype length = password.toUcs4().size();
    if (length < kMinPasswordCharacters || length > kMaxPasswordCharacters)
        return refuse(
            u"password"_s,
            u"%1 to %2 characters"_s.arg(kMinPasswordCharacters).arg(kMaxPasswordCharacters));
    return std::nullopt;
}

} // namespace

Task<Result<Member>> addStaff(StaffService *service, QString email, QString role, QString name,
                              QString password)
{
    if (const auto wrong = whatIsWrong(email, role, password))
        co_return *wrong;
    const QString canonical = *canonicalEmail(email);
    const QString shown = name.trimmed().isEmpty() ? canonical.section(u'@', 0, 0) : name.trimmed();
    const NewMember wanted{canonical, shown, *parseRole(role), password};
    co_return co_await service->add(wanted, {}, nullptr);
}

Task<> addDemoStaff(StaffService *service)
{
    const std::array<std::pair<QString, QString>, 3> accounts{
        {{u"admin"_s, u"Demo Admin"_s},
         {u"manager"_s, u"Demo Manager"_s},
         {u"warehouse"_s, u"Demo Warehouse"_s}}};
    for (const auto &[role, name] : accounts) {
        const auto made = co_await addStaff(service, role + u"@demo.paushtik.in"_s, role, name,
                                            u"demo-ghee-2026"_s);
        if (!made && made.error().code != "email_taken"_L1)
            throw std::runtime_error("the demo staff could not be made");
    }
}

} // namespace paushtik::staff
