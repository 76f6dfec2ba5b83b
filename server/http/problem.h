// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/response.h"

#include <QByteArrayList>

namespace paushtik::http {

/// The reason phrase of a status ("Not Found").
QByteArrayView statusPhrase(int status);

/// A problem for a status that has no Fault: refusals of the wire and faults of ours. The code is
/// the status's own
/// ("too_large"); Fault's table and this one never disagree.
Response problem(int status, const QString &detail = {});
/// 405 with its Allow header.
Response methodNotAllowed(const QByteArrayList &allowed);
/// 422 for one field.
Response invalidField(const QString &field, const QString &message);
/// 401 with the challenge that RFC 9110 §15.5.2 asks for.
Response unauthenticated(const QString &detail = {});
/// 429; `seconds` is when a try can work again.
Response rateLimited(int seconds, const QString &detail = {});

/// True for an answer that problem() made.
bool isProblem(const Response &response);
/// Puts the request's id into a problem's document.
void nameRequest(Response &problem, const QByteArray &requestId);

} // namespace paushtik::http
