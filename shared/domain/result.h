// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>
#include <tl/expected.hpp>

namespace paushtik {

/// The kinds of expected failure. Each has one HTTP status (server/http/problem.h) and one sentence
/// for staff (desktop); a fault of ours (database gone, a bug) is an exception instead.
enum class Fault {
    BadRequest,   ///< 400
    Unauthorized, ///< 401
    Forbidden,    ///< 403
    NotFound,     ///< 404
    Conflict,     ///< 409
    Gone,         ///< 410
    TooLarge,     ///< 413
    Unsupported,  ///< 415
    Invalid,      ///< 422, with `fields`
    RateLimited,  ///< 429
    Unavailable,  ///< 503: a provider or the database is away; worth another try
};

/// One field of a request that was refused, and why, in words for a person.
struct FieldError {
    QString field;
    QString message;
};

/// An expected failure. `code` is the contract's machine-readable word ("out_of_stock"); empty
/// means the fault's own ("not_found"). `extra` holds members that go beside them ("items" of
/// out_of_stock).
struct Error {
    Fault fault;
    QString code = {};
    QString detail = {};
    QList<FieldError> fields = {};
    QJsonObject extra = {};
};

/// The only header that names tl::. A Result that nobody looks at is a compile error.
template <class T>
using Result = tl::expected<T, Error>;

/// The same for a capability whose failures are of a kind of their own (server/shipping/courier.h).
template <class T, class E>
using Expected = tl::expected<T, E>;
template <class E>
tl::unexpected<E> unexpected(E error)
{
    return tl::unexpected<E>(std::move(error));
}

inline tl::unexpected<Error> fail(Fault fault, QString code = {}, QString detail = {})
{
    return tl::unexpected<Error>(Error{fault, std::move(code), std::move(detail)});
}

inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace paushtik
