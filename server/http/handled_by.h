// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"

namespace paushtik::http {

/// Makes a route's handler of a function that takes its service first. The service must outlive the
/// router.
template <class Service>
auto handledBy(Service &service)
{
    return [to = &service](auto handler) {
        return [to, handler](Request request) { return handler(to, std::move(request)); };
    };
}

} // namespace paushtik::http
