// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/printing/printer_setup.h"

#include <QCoroFuture>
#include <QPrinterInfo>
#include <QtConcurrentRun>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

QString keyOf(PrinterRole role)
{
    return u"printer/%1"_s.arg(toString(role));
}

} // namespace

PrinterSetup::PrinterSetup(Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
{
}

PrinterChoice PrinterSetup::choice(PrinterRole role) const
{
    const QVariantMap kept = m_preferences.state(keyOf(role)).toMap();
    const QString way = kept[u"way"_s].toString();
    return {.way = way == u"queue" ? PrinterChoice::Way::Queue
                   : way == u"zpl" ? PrinterChoice::Way::Zpl
                                   : PrinterChoice::Way::None,
            .queue = kept[u"queue"_s].toString(),
            .host = kept[u"host"_s].toString(),
            .port = static_cast<quint16>(kept.value(u"port"_s, 9100).toUInt()),
            .dpi = kept.value(u"dpi"_s, 203).toInt(),
            .onA4 = kept[u"on_a4"_s].toBool()};
}

void PrinterSetup::choose(PrinterRole role, const PrinterChoice &choice)
{
    static const QString kWays[] = {u""_s, u"queue"_s, u"zpl"_s};
    m_preferences.setState(keyOf(role), QVariantMap{{u"way"_s, kWays[static_cast<int>(choice.way)]},
                                                    {u"queue"_s, choice.queue},
                                                    {u"host"_s, choice.host},
                                                    {u"port"_s, choice.port},
                                                    {u"dpi"_s, choice.dpi},
                                                    {u"on_a4"_s, choice.onA4}});
    Q_EMIT changed(role);
}

Task<QStringList> PrinterSetup::queues()
{
    auto asked = QtConcurrent::run([] { return QPrinterInfo::availablePrinterNames(); });
    co_return co_await asked;
}

} // namespace paushtik
