// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace paushtik {

/// A secret that a client carries: what it is given, and what the database keeps of it.
struct SecretToken {
    QByteArray text; ///< prefix, then 32 random bytes as base64url: 43 characters
    QByteArray hash; ///< SHA-256 of `text`; enough for a secret that cannot be guessed
};

/// The prefix says which realm a token is of, to the server and to scanners for leaked secrets.
SecretToken makeSecretToken(const QByteArray &prefix);
QByteArray hashOfSecret(const QByteArray &text);

/// A password of 20 characters for a person to type once: no letters that look like others, 99
/// bits.
QByteArray makeUpPassword();

} // namespace paushtik
