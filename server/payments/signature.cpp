// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/payments/signature.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <openssl/crypto.h>

namespace paushtik::payments {
namespace {

bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() &&
           CRYPTO_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

} // namespace

QByteArray hmacSha256Hex(const QByteArray &message, const QByteArray &secret)
{
    return QMessageAuthenticationCode::hash(message, secret, QCryptographicHash::Sha256).toHex();
}

bool checkoutSignatureMatches(const QByteArray &gatewayOrderId, const QByteArray &paymentId,
                              const QByteArray &signature, const QByteArray &keySecret)
{
    if (gatewayOrderId.isEmpty() || paymentId.isEmpty() || signature.isEmpty() ||
        keySecret.isEmpty())
        return false;
    return equalInConstantTime(hmacSha256Hex(gatewayOrderId + '|' + paymentId, keySecret),
                               signature);
}

bool webhookSignatureMatches(const QByteArray &body, const QByteArray &signature,
                             const QByteArrayList &secrets)
{
    bool matches = false;
    for (const QByteArray &secret : secrets) {
        if (!secret.isEmpty() && !signature.isEmpty())
            matches |= equalInConstantTime(hmacSha256Hex(body, secret), signature);
    }
    return matches;
}

} // namespace paushtik::payments
