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
    {"on its way"_L1, QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                                        "The parcel has left us: it can only come back.")},
    {"cancelled"_L1, QT_TRANSLATE_NOOP("paushtik::ShipmentWords",
                                       "The courier has cancelled it. Booking it again is safe.")},
};

const char *wordsFor(const QString &text)
{
    const QString lower = text.toLower();
    for (const Pattern &pattern : kPatterns)
        if (lower.contains(pattern.part))
            return pattern.words;
    return nullptr;
}

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
    if (const char *words = wordsFor(lastError))
        return tr(words);
    return lastError.isEmpty() ? QString() : tr("The courier did not take it.");
}

std::optional<QString> ShipmentWords::refusal(const Error &error)
{
    if (error.code == u"no_awb")
        return tr("The courier has given no number yet.");
    if (error.code == u"already_shipped")
        return tr("The parcel has left us: it can only come back.");
    if (error.code == u"order_not_paid")
        return tr("It is not paid, or not any more.");
    if (error.code == u"courier_refused")
        return reason(error.detail);
    const char *words = error.fault == Fault::Unavailable ? wordsFor(error.detail) : nullptr;
    return words ? std::optional(tr(words)) : std::nullopt;
}

QString ShipmentWords::trouble(const ShipmentRow &row)
{
    if (!row.lastError.isEmpty())
        return reason(row.lastError);
    if (row.state == ShipmentState::Cancelled && row.paid)
        return tr("The shipment was cancelled. Booking it again is safe.");
    if (row.stuck)
        return tr("The courier did not take it. The line brings its reason.");
    return row.reason;
}

} // namespace paushtik
