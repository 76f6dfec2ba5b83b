// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/edit.h"

#include <QCoreApplication>

namespace paushtik {

/// Words for people about edits, their states and what is in their way, in the language of the
/// window.
class SyncWords {
    Q_DECLARE_TR_FUNCTIONS(paushtik::SyncWords)
public:
    /// "A2 Gir Cow Ghee: price, title".
    static QString what(const Edit &edit);
    static QString state(EditState state);
    /// Why it is not sent yet, or what the server said; empty where there is nothing to say.
    static QString why(const OutboxRow &row);
    /// "Price" for "price_paise"; a field that it does not know reads as it is.
    static QString field(const QString &field);
    /// A value as people read it: money in rupees, nothing as a dash.
    static QString value(const QString &field, const QJsonValue &value);
    /// What keeps the sync from working, and what to do.
    static QString trouble(const Error &error);

private:
    static QString refusal(const Error &error);
};

} // namespace paushtik
