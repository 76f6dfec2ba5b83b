// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/razorpay/control.h"
#include "tests/simulators/razorpay/simulator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::StringLiterals;
using paushtik::simulators::RazorpaySimulator;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(
        u"Razorpay's wire protocol on a loopback port, for tests. To try a daemon on it:\n\n"
        "  RAZORPAY_BASE_URL=(the address that this prints) RAZORPAY_KEY_ID=%1\n"
        "  RAZORPAY_KEY_SECRET=%2 RAZORPAY_WEBHOOK_SECRET=sim_webhook_secret_01\n"
        "  SHIPROCKET_MOCK=1 paushtikd\n\n"
        "with --webhook http://127.0.0.1:8080/api/v1/webhooks/razorpay here. An order that is\n"
        "placed at the daemon is paid by POST /control/payments.\n\n"_s.arg(
            QString::fromLatin1(RazorpaySimulator::kKeyId),
            QString::fromLatin1(RazorpaySimulator::kKeySecret)) +
        QString::fromUtf8(paushtik::simulators::kControlHelp));
    options.addHelpOption();
    const QCommandLineOption port(u"port"_s, u"Port to listen on."_s, u"port"_s, u"8090"_s);
    const QCommandLineOption webhook(u"webhook"_s, u"Where events are posted to."_s, u"url"_s);
    const QCommandLineOption secret(u"webhook-secret"_s, u"What they are signed with."_s,
                                    u"secret"_s, u"sim_webhook_secret_01"_s);
    const QCommandLineOption scale(u"clock-scale"_s,
                                   u"Of the retry ladder: 0.001 makes a second a millisecond."_s,
                                   u"factor"_s, u"1"_s);
    options.addOptions({port, webhook, secret, scale});
    options.process(app);

    RazorpaySimulator simulator;
    simulator.webhooks.habits.secret = options.value(secret).toUtf8();
    simulator.webhooks.habits.clockScale = options.value(scale).toDouble();
    if (options.isSet(webhook))
        simulator.webhooks.sendTo(QUrl(options.value(webhook)));
    if (!simulator.listen(options.value(port).toUShort())) {
        QTextStream(stderr) << "port " << options.value(port) << " is taken\n";
        return 1;
    }
    QTextStream(stdout) << simulator.baseUrl() << Qt::endl;
    return QCoreApplication::exec();
}
