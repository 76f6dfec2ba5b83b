// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/tokens.h"
#include "shared/documents/order_document.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace paushtik {

/// A word of the contract as staff read it, and the tone it is shown in.
struct Phrase {
    QString text;
    Tone tone;
};

/// The contract's words in the language of the window. One it does not know is shown as it is, in
/// neutral.
class OrderWords {
    Q_DECLARE_TR_FUNCTIONS(paushtik::OrderWords)
public:
    /// Order states in the order of an order's life.
    static QStringList statuses();
    /// Shipment states likewise, and every flag that is known.
    static QStringList shipments();
    static QStringList flags();
    static Phrase status(const QString &word);
    static Phrase payment(const QString &word);
    static Phrase shipment(const QString &word);
    static Phrase flag(const QString &word);
    /// What a flag means and what is safe to do next; empty for one it does not know.
    static QString flagAdvice(const QString &word);
    static Phrase refund(const QString &word);
    static QString evidenceSource(const QString &word);
    /// "Payment captured"; the gateway's own word where it is not known.
    static QString evidenceKind(const QString &word);
    static QString paymentMethod(const QString &word);
    /// What the gateway said when it was asked again, as a sentence.
    static Phrase outcome(const QString &word);
    /// As it stands on a parcel, line by line.
    static QStringList addressLines(const OrderAddress &address);
    static QString timeline(const QString &kind);
};

} // namespace paushtik
