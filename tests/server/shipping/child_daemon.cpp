// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/shipping/child_daemon.h"
#include "tests/support/patience.h"

#include <QRegularExpression>

namespace paushtik::tests {

using namespace Qt::StringLiterals;

namespace {

QProcessEnvironment environmentFor(const LiveShop &shop, const QString &data)
{
    QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    all.insert(u"PAUSHTIK_DATABASE_URL"_s,
               QString::fromUtf8(const_cast<LiveShop &>(shop).database().url()));
    all.insert(u"PAUSHTIK_DATA"_s, data);
    all.insert(u"PAUSHTIK_LISTEN"_s, u"127.0.0.1:0"_s);
    all.insert(u"PAUSHTIK_THREADS"_s, u"1"_s);
    all.insert(u"RAZORPAY_MOCK"_s, u"1"_s);
    all.insert(u"SHIPROCKET_EMAIL"_s, shop.config.email);
    all.insert(u"SHIPROCKET_PASSWORD"_s, shop.config.password);
    all.insert(u"SHIPROCKET_WEBHOOK_TOKEN"_s, QString::fromLatin1(ChildDaemon::kWebhookToken));
    all.insert(u"SHIPROCKET_PICKUP_LOCATION"_s, shop.config.pickupLocation);
    return all;
}

} // namespace

ChildDaemon::ChildDaemon(LiveShop *shop)
    : m_shop(shop)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QObject::connect(&m_process, &QProcess::readyRead, [this] { readLog(); });
}

ChildDaemon::~ChildDaemon()
{
    kill();
}

void ChildDaemon::readLog()
{
    m_log += m_process.readAll();
    static const QRegularExpression kServing(u"serving on http://[^:]+:(\\d+)"_s);
    const auto match = kServing.match(QString::fromUtf8(m_log));
    if (match.hasMatch())
        m_port = match.captured(1).toUShort();
}

void ChildDaemon::start(const QByteArray &faultPoint)
{
    QProcessEnvironment environment = environmentFor(*m_shop, m_data.path());
    if (!faultPoint.isEmpty())
        environment.insert(u"PAUSHTIK_FAULT_POINT"_s, QString::fromLatin1(faultPoint));
    m_process.setProcessEnvironment(environment);
    m_log.clear();
    m_port = 0;
    m_process.start(QString::fromLatin1(PAUSHTIKD),
                    {u"--shiprocket-base-url"_s, m_shop->config.baseUrl.toString()});
    waitUntil([this] { return m_port > 0 || isDead(); });
}

void ChildDaemon::kill()
{
    m_process.kill();
    m_process.waitForFinished(tests::kPatienceMs);
}

} // namespace paushtik::tests
