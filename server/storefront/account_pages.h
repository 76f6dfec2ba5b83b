// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/customers/customer_service.h"
#include "server/storefront/form_post.h"
#include "server/storefront/page.h"

namespace paushtik::storefront {

using Fields = QMap<QString, QString>;

/// What a form shows again after it was refused: its fields under `value`, and under `wrong` a
/// sentence for each that is not right.
QJsonObject refusedForm(const Fields &fields, const QList<FieldError> &errors, const Words &words);
/// A phone number as people write it, as +91 and ten digits; what is no such thing stays as it is.
QString normalPhone(QString typed);
/// 303 to the log-in, which comes back here.
http::Response logInFirst(const http::Request &request);

/// Log-in, registration, and a customer's own account. The session is a cookie that no script can
/// read.
class AccountPages {
public:
    AccountPages(PageMaker *maker, customers::CustomerService *customers, Cookies cookies)
        : m_maker(maker)
        , m_customers(customers)
        , m_cookies(cookies)
    {
    }

    Task<http::Response> showLogIn(http::Request request);
    Task<http::Response> logIn(http::Request request);
    Task<http::Response> showRegister(http::Request request);
    Task<http::Response> registerAccount(http::Request request);
    Task<http::Response> logOut(http::Request request);
    Task<http::Response> show(http::Request request);
    Task<http::Response> changeProfile(http::Request request);
    Task<http::Response> changePassword(http::Request request);

private:
    http::Response entrance(const http::Request &request, const QString &form, QJsonObject context,
                            int status) const;
    http::Response welcome(const http::Request &request, const Fields &form,
                           const customers::SignedIn &signedIn) const;
    Task<http::Response> account(http::Request request, QJsonObject context, int status);

    PageMaker *m_maker;
    customers::CustomerService *m_customers;
    Cookies m_cookies;
};

} // namespace paushtik::storefront
