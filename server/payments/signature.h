// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace paushtik::payments {

// Razorpay's two signatures (reference: razorpay.md sections 7, 8.2; vectors in section 14):
// lower-case hex of HMAC-SHA256. Compared in constant time; empty ids, signatures and secrets never
// match.

/// What Checkout hands to the browser: over `order_id|payment_id`, with the key secret.
bool checkoutSignatureMatches(const QByteArray &gatewayOrderId, const QByteArray &paymentId,
                              const QByteArray &signature, const QByteArray &keySecret);
/// X-Razorpay-Signature: over the raw body, with the webhook's own secret. Several while a rotation
/// drains.
bool webhookSignatureMatches(const QByteArray &body, const QByteArray &signature,
                             const QByteArrayList &secrets);

QByteArray hmacSha256Hex(const QByteArray &message, const QByteArray &secret);

} // namespace paushtik::payments
