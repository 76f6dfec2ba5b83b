// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/simulator.h"

#include "tests/simulators/razorpay/control.h"

namespace paushtik::simulators {

using namespace Qt::StringLiterals;

RazorpaySimulator::RazorpaySimulator()
    : books([this](const QString &event, const QList<QJsonObject> &entities) {
        webhooks.tell(event, entities);
    })
    , m_api(&books, kKeyId, kKeySecret)
    , m_server([this](const WireRequest &request) { return handle(request); })
{
}

QString RazorpaySimulator::baseUrl() const
{
    return u"http://127.0.0.1:%1/v1"_s.arg(m_server.port());
}

WireAnswer RazorpaySimulator::handle(const WireRequest &request)
{
    if (request.path.startsWith("/control/"_L1))
        return control(*this, request);
    return handleApi(request);
}

WireAnswer RazorpaySimulator::handleApi(const WireRequest &request)
{
    m_seen.append(QString::fromLatin1(request.method) + u' ' + request.path);
    m_requests.append(request);
    const std::optional<Fault> fault = faults.take(request);
    if (!fault)
        return m_api.handle(request);
    const bool happens = fault->afterTheEffect || fault->kind == Fault::Kind::Slow;
    WireAnswer answer =
        happens || fault->kind == Fault::Kind::Truncate ? m_api.handle(request) : WireAnswer();
    if (fault->kind == Fault::Kind::Slow)
        m_api.holdKey(request, fault->milliseconds);
    return spoilt(*fault, std::move(answer));
}

} // namespace paushtik::simulators
