// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/net/error_text.h"

#include "desktop/net/problem.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

struct Sentence {
    QLatin1StringView code;
    const char *text;
};

// By the contract's word first, because it says more than the kind of fault.
const Sentence kByCode[] = {
    {kUnreachable,
     QT_TRANSLATE_NOOP("paushtik::ErrorText",
                       "The server cannot be reached. Check the line and the address.")},
    {kNotPaushtik,
     QT_TRANSLATE_NOOP("paushtik::ErrorText",
                       "Something answers at this address, but it is not a Paushtik server.")},
    // Of the replica (desktop/replica/replica.h): what was to be saved is not.
    {"disk_full"_L1,
     QT_TRANSLATE_NOOP("paushtik::ErrorText",
                       "The disk of this computer is full, so it was not saved. Make room and do "
                       "it again.")},
    {"replica_fault"_L1,
     QT_TRANSLATE_NOOP("paushtik::ErrorText",
                       "The copy on this computer cannot be written, so it was not saved.")},
    {"replica_closed"_L1,
     QT_TRANSLATE_NOOP("paushtik::ErrorText",
                       "The copy on this computer is not open, so it was not saved.")},
    {"bad_credentials"_L1,
     QT_TRANSLATE_NOOP("paushtik::ErrorText", "The e-mail or the password is wrong.")},
};

const char *byFault(Fault fault)
{
    switch (fault) {
    case Fault::Unauthorized:
        return QT_TRANSLATE_NOOP("paushtik::ErrorText", "You are not signed in any more.");
    case Fault::Forbidden:
        return QT_TRANSLATE_NOOP("paushtik::ErrorText", "Your role does not allow this.");
    case Fault::NotFound:
        return QT_TRANSLATE_NOOP("paushtik::ErrorText", "The server does not have this.");
    case Fault::Conflict:
        return QT_TRANSLATE_NOOP("paushtik::ErrorText",
                                 "Somebody or something changed this meanwhile. Look again.");
    case Fault::RateLimited:
        return QT_TRANSLATE_NOOP("paushtik::ErrorText",
                                 "Too many requests at once. Try again in a moment.");
    case Fault::Unavailable:
        return QT_TRANSLATE_NOOP("paushtik::ErrorText",
                                 "The server cannot do this at the moment. Try again.");
    case Fault::BadRequest:
    case Fault::Gone:
    case Fault::TooLarge:
    case Fault::Unsupported:
    case Fault::Invalid:
        break;
    }
    return QT_TRANSLATE_NOOP("paushtik::ErrorText", "The server did not accept this.");
}

} // namespace

QString ErrorText::sentence(const Error &error)
{
    for (const Sentence &known : kByCode)
        if (known.code == error.code)
            return tr(known.text);
    return tr(byFault(error.fault));
}

QString ErrorText::trace(const Error &error)
{
    QStringList parts;
    if (const int status = error.extra["status"_L1].toInt(); status != 0)
        parts << QString::number(status);
    if (!error.code.isEmpty() && error.code != kUnreachable && error.code != kNotPaushtik)
        parts << error.code;
    if (!error.detail.isEmpty())
        parts << error.detail;
    const QString request = error.extra["request_id"_L1].toString();
    if (!request.isEmpty())
        parts << tr("request %1").arg(request);
    return parts.join(u" \u00b7 "_s);
}

} // namespace paushtik
