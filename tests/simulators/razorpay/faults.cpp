// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/faults.h"

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

std::optional<Fault::Kind> faultKind(const QString &word)
{
    using Kind = Fault::Kind;
    static const QHash<QString, Kind> kinds{
        {u"slow"_s, Kind::Slow},         {u"500"_s, Kind::ServerError},
        {u"502"_s, Kind::BadGateway},    {u"429"_s, Kind::TooMany},
        {u"cut"_s, Kind::Cut},           {u"huge"_s, Kind::Huge},
        {u"nonsense"_s, Kind::Nonsense}, {u"truncate"_s, Kind::Truncate},
        {u"lag"_s, Kind::Lag},
    };
    const auto found = kinds.find(word);
    return found == kinds.end() ? std::nullopt : std::optional(*found);
}

std::optional<Fault> Faults::take(const WireRequest &request)
{
    for (qsizetype i = 0; i < m_faults.size(); ++i) {
        Fault &fault = m_faults[i];
        if (!fault.method.isEmpty() && fault.method != request.method)
            continue;
        if (!request.path.contains(fault.pathContains))
            continue;
        const Fault taken = fault;
        if (--fault.times <= 0)
            m_faults.removeAt(i);
        return taken;
    }
    return std::nullopt;
}

namespace {

WireAnswer tooMany(const Fault &fault)
{
    WireAnswer answer{429, R"({"error":{"code":"BAD_REQUEST_ERROR",)"
                           R"("description":"Too many requests"}})"_ba};
    if (fault.retryAfter)
        answer.headers.append({"Retry-After"_ba, QByteArray::number(*fault.retryAfter)});
    return answer;
}

const QByteArray kServerError =
    R"({"error":{"code":"SERVER_ERROR","description":"The server encountered an error. )"
    R"(The incident has been reported to admins."}})"_ba;

} // namespace

WireAnswer spoilt(const Fault &fault, WireAnswer answer)
{
    switch (fault.kind) {
    case Fault::Kind::Slow:
        answer.delayMilliseconds = fault.milliseconds;
        return answer;
    case Fault::Kind::ServerError:
        return {500, kServerError};
    case Fault::Kind::BadGateway:
        return {502, "<html><h1>502 Bad Gateway</h1></html>"_ba, "text/html"_ba};
    case Fault::Kind::TooMany:
        return tooMany(fault);
    case Fault::Kind::Cut:
        answer.cut = true;
        return answer;
    case Fault::Kind::Truncate:
        answer.truncate = true;
        return answer;
    case Fault::Kind::Huge:
        return {200, "{\"x\":\"" + QByteArray(fault.bytes, 'x') + "\"}"};
    case Fault::Kind::Nonsense:
        return {200, "OK, thanks"_ba, "text/plain"_ba};
    case Fault::Kind::Lag:
        return {200, R"({"entity":"collection","count":0,"items":[]})"_ba};
    }
    return answer;
}

} // namespace paushtik::simulators
