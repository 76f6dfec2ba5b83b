// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulators/shiprocket/simulator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

const QString kAbout = uR"(A courier aggregator as it is on the wire, for tests of the live client.

Set SHIPROCKET_BASE_URL to the address it prints, SHIPROCKET_EMAIL=api@shop.example and
SHIPROCKET_PASSWORD=simulated-password. It is controlled under /_control, with JSON:
  POST   faults   {"at","kind","times":1,"probability":1,"value"}; times -1: until cleared
  DELETE faults
  POST   account  {"balance_paise","pickup_locations","webhook_url","webhook_key","expire_tokens",
                   "advance_seconds"}
  POST   advance  {"awb","ids":[42,6,18,17,7],"copies":1,"shuffled":false,"delay_ms":0}
  POST   webhook  any body: sent as it is
  GET    state, calls
Calls that a fault is at: login create orders show shipment serviceability assign pickup label
manifest print cancel track addresses wallet file return returns ndr invoice, or any.
Kinds at every call: silent, cut (before the effect); silent_after, cut_after, cut_in_body, slow
(value: ms) after it; 429 (value: Retry-After), 500 502 503 504, html_403, ip_403, 401,
reply (value: {"status","body"}).
create: dead kyc taken blanks texts; orders: lag; serviceability: nobody; assign: nobody text
old_wallet; label: none url (value); manifest: none; track: shape (value "null").
Webhooks of a usual parcel: 3 19 42 6 18 38 17 7; undelivered and returned:
17 21 17 21 9 46 41 10.)"_s;

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser arguments;
    arguments.setApplicationDescription(kAbout);
    arguments.addHelpOption();
    const QCommandLineOption port(u"port"_s, u"On 127.0.0.1; 0 for any free one."_s, u"port"_s,
                                  u"8099"_s);
    const QCommandLineOption state(u"state"_s, u"Kept in this file over restarts."_s, u"file"_s);
    const QCommandLineOption webhook(u"webhook-url"_s, u"Where webhooks go."_s, u"url"_s);
    const QCommandLineOption key(u"webhook-key"_s, u"Sent with them as x-api-key."_s, u"key"_s);
    arguments.addOptions({port, state, webhook, key});
    arguments.process(app);

    paushtik::simulators::ShiprocketSimulator simulator(arguments.value(state));
    simulator.webhooks.url = QUrl(arguments.value(webhook));
    simulator.webhooks.key = arguments.value(key).toUtf8();
    if (!simulator.listen(arguments.value(port).toUShort())) {
        std::fprintf(stderr, "%s\n", qPrintable(simulator.errorString()));
        return 1;
    }
    std::printf("%s\n", qPrintable(simulator.baseUrl().toString()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
