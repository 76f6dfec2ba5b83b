// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"
#include "shared/papers/seller.h"

#include <QByteArrayList>
#include <QHostAddress>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace paushtik::app {

/// Everything paushtikd can be told, by environment or by flag (the flag wins). The table in
/// settings.cpp is the one list; --help prints it.
struct Settings {
    QByteArray databaseUrl; ///< empty: a private PostgreSQL under `dataFolder`
    QHostAddress listenAddress;
    quint16 listenPort = 0;
    QString dataFolder;
    int threads = 0; ///< ≥ 1
    QString publicUrl;
    QString media;
    QByteArray s3AccessKeyId;
    QByteArray s3SecretAccessKey;
    int pendingTtlSeconds = 1800;
    int webhookSilenceHours = 24;
    bool rateLimits = true;
    QList<std::pair<QHostAddress, int>> trustedProxies;
    QByteArrayList corsOrigins;
    Seller seller; ///< who stands on invoices

    bool razorpayMock = false;
    QString razorpayBaseUrl;
    QString razorpayKeyId;
    QByteArray razorpayKeySecret;
    QByteArrayList razorpayWebhookSecrets; ///< the current one first

    bool shiprocketMock = false;
    QString shiprocketBaseUrl;
    QString shiprocketEmail;
    QString shiprocketPassword;
    QByteArray shiprocketWebhookToken;
    QString shiprocketPickupLocation;
};

/// What the command line asks for.
struct CommandLine {
    QString command =
        QStringLiteral("serve"); ///< "serve", "migrate", "verify", "staff add", "backup", "restore"
    QStringList operands = {};
    QString role = {};
    QString name = {};
    bool demo = false;
    bool help = false;
    bool version = false;
    QProcessEnvironment settings = {}; ///< the environment with the flags laid over it
};

/// Nothing is looked up or opened. The failure's detail is one line for a person.
Result<CommandLine> parseCommandLine(const QStringList &arguments,
                                     const QProcessEnvironment &environment);
/// `serving`: a missing secret of a live provider is then a failure too.
Result<Settings> readSettings(const QProcessEnvironment &environment, bool serving);

QString helpText();

} // namespace paushtik::app
