// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/shipment_words.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

struct Pattern {
    QLatin1StringView part; ///< of the server's or the courier's text, in lower case
    const char *words;
};

// The first that fits; the courier's own text is always shown beside it.
constexpr Pattern kPatterns[] = {
    {"wallet"_L1, QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                                    "The courier's wallet is empty. Top it up, then try again.")},
    {"balance"_L1, QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                                     "The courier's wallet is empty. Top it up, then try again.")},
    {"serviceab"_L1,
     QT_TRANSLATE_NOOP("paushtik::ShipmentWords", "No courier goes to this PIN code.")},
    {"pincode"_L1,
     QT_TRANSLATE_NOOP("paushtik::ShipmentWords", "No courier goes to this PIN code.")},
    {"address"_L1, QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                                     "The courier does not take the address as it is written.")},
    {"phone"_L1,
     QT_TRANSLATE_NOOP("paushtik::ShipmentWords", "The courier does not take the phone number.")},
    {"holds the account"_L1,
     QT_TRANSLATE_NOOP("paushtik::ShipmentWords", "The courier has stopped our account.")},
    {"slow down"_L1, QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                                       "Too many calls at once; it is tried again by itself.")},
    {"too many"_L1, QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                                      "Too many calls at once; it is tried again by itself.")},
    {"no answer"_L1,
     QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                       "The courier does not answer; it is tried again by itself.")},
    {"not been answering"_L1,
     QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                       "The courier does not answer; it is tried again by itself.")},
    {"no label"_L1,
     QT_TRANSLATE_NOOP("paushtik::ShipmentWords", "The courier has not made the label yet.")},
    {"cancelled"_L1, QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                                       "The courier has cancelled it. Booking it again is safe.")},
};

} // namespace

QString ShipmentWords::queue(ShipmentQueue queue)
{
    switch (queue) {
    case ShipmentQueue::ToPack:
        return tr("To pack");
    case ShipmentQueue::NoAwb:
        return tr("No AWB yet");
    case ShipmentQueue::Ready:
        return tr("Ready for pickup");
    case ShipmentQueue::InTransit:
        return tr("In transit");
    case ShipmentQueue::Ndr:
        return tr("Not delivered");
    case ShipmentQueue::Rto:
        return tr("Coming back");
    case ShipmentQueue::Lost:
        return tr("Lost");
    case ShipmentQueue::Recovery:
        return tr("Needs help");
    }
    Q_UNREACHABLE();
}

QString ShipmentWords::emptyQueue(ShipmentQueue queue)
{
    if (queue == ShipmentQueue::ToPack)
        return tr("Every paid order is packed.");
    if (needsPerson(queue))
        return tr("Nothing is wrong here.");
    return tr("No parcel stands here now.");
}

QString ShipmentWords::reason(const QString &lastError)
{
    const QString text = lastError.toLower();
    for (const Pattern &pattern : kPatterns)
        if (text.contains(pattern.part))
            return tr(pattern.words);
    return lastError.isEmpty() ? QString() : tr("The courier did not take it.");
}

QString ShipmentWords::trouble(const ShipmentRow &row)
{
    if (!row.lastError.isEmpty())
        return reason(row.lastError);
    if (row.state == ShipmentState::Cancelled && row.paid)
        return reason(u"cancelled"_s);
    if (row.stuck)
        return tr("The courier did not take it. The line brings its reason.");
    return row.reason;
}

} // namespace paushtik
