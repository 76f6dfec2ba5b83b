// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/secret_token.h"

#include <QCryptographicHash>
#include <sodium.h>
#include <stdexcept>

namespace paushtik {

SecretToken makeSecretToken(const QByteArray &prefix)
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start: no source of randomness");
    QByteArray bytes(32, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    const QByteArray text =
        prefix + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return {.text = text, .hash = hashOfSecret(text)};
}

QByteArray hashOfSecret(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

QByteArray makeUpPassword()
{
    static constexpr char kLetters[] = "abcdefghjkmnpqrstuvwxyz23456789";
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start: no source of randomness");
    QByteArray password(20, Qt::Uninitialized);
    for (char &letter : password)
        letter = kLetters[randombytes_uniform(sizeof kLetters - 1)];
    return password;
}

} // namespace paushtik
