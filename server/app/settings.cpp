// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/settings.h"

#include "shared/domain/indian_state.h"

#include <QDir>
#include <QStandardPaths>
#include <QThread>
#include <QUrl>
#include <array>
#include <unistd.h>

namespace paushtik::app {
namespace {

using namespace Qt::StringLiterals;

struct Setting {
    const char *variable;
    const char *otherwise; ///< the default, as --help shows it
    const char *help;
};

constexpr std::array kSettings{
    Setting{"PAUSHTIK_DATABASE_URL", "",
            "PostgreSQL to use (libpq URL, several hosts allowed); empty: a private one "
            "under the data folder"},
    Setting{"PAUSHTIK_LISTEN", "127.0.0.1:8080", "HOST:PORT to serve on"},
    Setting{"PAUSHTIK_DATA", "~/.local/share/paushtik, for root /var/lib/paushtik",
            "the data folder"},
    Setting{"PAUSHTIK_THREADS", "one a core", "worker threads"},
    Setting{"PAUSHTIK_PUBLIC_URL", "http://HOST:PORT", "how the shop is reached from outside"},
    Setting{"PAUSHTIK_MEDIA", "file:DATA/media",
            "where pictures are kept: file:FOLDER, or "
            "s3://BUCKET[/PREFIX][?region=NAME&endpoint=URL&addressing=path|virtual]"},
    Setting{"AWS_ACCESS_KEY_ID", "", "key of the bucket, for s3"},
    Setting{"AWS_SECRET_ACCESS_KEY", "", "its secret"},
    Setting{"PAUSHTIK_PENDING_TTL", "1800", "seconds until an unpaid order expires"},
    Setting{"PAUSHTIK_WEBHOOK_SILENCE_HOURS", "24",
            "hours without a payment webhook, while orders are placed, until the log warns"},
    Setting{"PAUSHTIK_RATE_LIMITS", "on", "off turns the rate limits off (not the log-in lock)"},
    Setting{"PAUSHTIK_TRUSTED_PROXIES", "",
            "addresses or subnets whose X-Forwarded-For is believed"},
    Setting{"PAUSHTIK_CORS_ORIGINS", "", "origins that browsers may call from"},
    Setting{"PAUSHTIK_SELLER_NAME", "Paushtik Foods", "who sells, as it stands on invoices"},
    Setting{"PAUSHTIK_SELLER_ADDRESS", "Plot 14, Dairy Road, Sanganer", "street of the seller"},
    Setting{"PAUSHTIK_SELLER_CITY", "Jaipur", "city of the seller"},
    Setting{"PAUSHTIK_SELLER_STATE", "IN-RJ", "state of the seller; it decides CGST/SGST or IGST"},
    Setting{"PAUSHTIK_SELLER_PINCODE", "302029", "pincode of the seller"},
    Setting{"PAUSHTIK_SELLER_PHONE", "+911412345678", "telephone of the seller"},
    Setting{"PAUSHTIK_SELLER_GSTIN", "08AAHCP1234M1Z9", "GST number of the seller"},
    Setting{"PAUSHTIK_SELLER_FSSAI", "10020013000123", "food licence of the seller"},
    Setting{"RAZORPAY_MOCK", "", "1: the payment gateway is a mock of our own"},
    Setting{"RAZORPAY_BASE_URL", "https://api.razorpay.com/v1", "the gateway's API"},
    Setting{"RAZORPAY_KEY_ID", "", "public key id"},
    Setting{"RAZORPAY_KEY_SECRET", "", "API secret"},
    Setting{"RAZORPAY_WEBHOOK_SECRET", "", "secret of the webhooks"},
    Setting{"RAZORPAY_WEBHOOK_SECRET_PREVIOUS", "", "the one before it, while a rotation drains"},
    Setting{"SHIPROCKET_MOCK", "", "1: the courier is a mock of our own"},
    Setting{"SHIPROCKET_BASE_URL", "https://apiv2.shiprocket.in/v1/external", "the courier's API"},
    Setting{"SHIPROCKET_EMAIL", "", "API user"},
    Setting{"SHIPROCKET_PASSWORD", "", "its password"},
    Setting{"SHIPROCKET_WEBHOOK_TOKEN", "", "what the courier sends as x-api-key"},
    Setting{"SHIPROCKET_PICKUP_LOCATION", "Primary", "nickname of the pickup address"},
};

/// PAUSHTIK_PENDING_TTL → --pending-ttl, RAZORPAY_KEY_ID → --razorpay-key-id.
QString flagOf(const Setting &setting)
{
    QString name = QString::fromLatin1(setting.variable).toLower().replace(u'_', u'-');
    if (name.startsWith("paushtik-"_L1))
        name.remove(0, 9);
    return u"--"_s + name;
}

tl::unexpected<Error> refuse(const QString &line)
{
    return fail(Fault::Invalid, {}, line);
}

const Setting *settingOf(const QString &flag)
{
    for (const Setting &setting : kSettings) {
        if (flagOf(setting) == flag)
            return &setting;
    }
    return nullptr;
}

struct Reader {
    const QProcessEnvironment &environment;

    QString text(const char *variable) const
    {
        return environment.value(QString::fromLatin1(variable)).trimmed();
    }
    QString text(const char *variable, const QString &otherwise) const
    {
        const QString value = text(variable);
        return value.isEmpty() ? otherwise : value;
    }
    bool on(const char *variable) const
    {
        const QString value = text(variable);
        return !value.isEmpty() && value != "0"_L1;
    }
};

QString defaultDataFolder()
{
    if (geteuid() == 0)
        return u"/var/lib/paushtik"_s;
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/paushtik"_s;
}

Result<void> readListen(const Reader &read, Settings &settings)
{
    const QString listen = read.text("PAUSHTIK_LISTEN", u"127.0.0.1:8080"_s);
    const qsizetype colon = listen.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = listen.mid(colon + 1).toUInt(&isNumber);
    QString host = listen.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (host == "localhost"_L1)
        host = u"127.0.0.1"_s;
    if (colon < 1 || !isNumber || port > 65535 || !settings.listenAddress.setAddress(host))
        return refuse(
            u"PAUSHTIK_LISTEN must be HOST:PORT with a numeric address, not \"%1\""_s.arg(listen));
    settings.listenPort = static_cast<quint16>(port);
    return {};
}

/// Seconds, with or without an s.
Result<int> readSeconds(const Reader &read, const char *variable, int otherwise)
{
    QString text = read.text(variable);
    if (text.isEmpty())
        return otherwise;
    if (text.endsWith(u's'))
        text.chop(1);
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (!isNumber || seconds < 1)
        return refuse(
            u"%1 must be a number of seconds, at least 1"_s.arg(QString::fromLatin1(variable)));
    return seconds;
}

Result<void> readProxies(const Reader &read, Settings &settings)
{
    const QStringList parts = read.text("PAUSHTIK_TRUSTED_PROXIES").split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString address = part.trimmed();
        const auto subnet = address.contains(u'/') ? QHostAddress::parseSubnet(address)
                                                   : std::pair(QHostAddress(address),
                                                               address.contains(u':') ? 128 : 32);
        if (subnet.first.isNull())
            return refuse(
                u"PAUSHTIK_TRUSTED_PROXIES: \"%1\" is no address or subnet"_s.arg(address));
        settings.trustedProxies.append(subnet);
    }
    return {};
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

Result<void> checkProviderUrl(const char *variable, const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool secure = url.scheme() == "https"_L1;
    if (url.isValid() && !url.host().isEmpty() &&
        (secure || (url.scheme() == "http"_L1 && isLoopback(url.host()))))
        return {};
    return refuse(u"%1 must be an https URL (plain http only to a loopback host)"_s.arg(
        QString::fromLatin1(variable)));
}

/// The mock's own secrets are fixed, so that a demo needs none; those of the environment win there
/// too.
Result<void> readRazorpay(const Reader &read, Settings &settings, bool serving)
{
    settings.razorpayMock = read.on("RAZORPAY_MOCK");
    settings.razorpayBaseUrl = read.text("RAZORPAY_BASE_URL", u"https://api.razorpay.com/v1"_s);
    settings.razorpayKeyId = read.text("RAZORPAY_KEY_ID");
    settings.razorpayKeySecret = read.text("RAZORPAY_KEY_SECRET").toUtf8();
    const QByteArray secret = read.text("RAZORPAY_WEBHOOK_SECRET").toUtf8();
    if (settings.razorpayMock) {
        settings.razorpayKeyId = read.text("RAZORPAY_KEY_ID", u"rzp_test_mock"_s);
        settings.razorpayKeySecret =
            read.text("RAZORPAY_KEY_SECRET", u"mock-key-secret"_s).toUtf8();
        settings.razorpayWebhookSecrets = {secret.isEmpty() ? "mock-webhook-secret"_ba : secret};
        return {};
    }
    settings.razorpayWebhookSecrets = {secret};
    const QByteArray previous = read.text("RAZORPAY_WEBHOOK_SECRET_PREVIOUS").toUtf8();
    if (!previous.isEmpty())
        settings.razorpayWebhookSecrets.append(previous);
    if (!serving)
        return {};
    for (const char *variable :
         {"RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET"}) {
        if (read.text(variable).isEmpty())
            return refuse(
                u"%1 is missing; set it, or RAZORPAY_MOCK=1 for a shop without real money"_s.arg(
                    QString::fromLatin1(variable)));
    }
    return checkProviderUrl("RAZORPAY_BASE_URL", settings.razorpayBaseUrl);
}

Result<void> readSeller(const Reader &read, Settings &settings)
{
    settings.seller = {.name = read.text("PAUSHTIK_SELLER_NAME", u"Paushtik Foods"_s),
                       .address =
                           read.text("PAUSHTIK_SELLER_ADDRESS", u"Plot 14, Dairy Road, Sanganer"_s),
                       .city = read.text("PAUSHTIK_SELLER_CITY", u"Jaipur"_s),
                       .state = read.text("PAUSHTIK_SELLER_STATE", u"IN-RJ"_s),
                       .pincode = read.text("PAUSHTIK_SELLER_PINCODE", u"302029"_s),
                       .phone = read.text("PAUSHTIK_SELLER_PHONE", u"+911412345678"_s),
                       .gstin = read.text("PAUSHTIK_SELLER_GSTIN", u"08AAHCP1234M1Z9"_s),
                       .fssai = read.text("PAUSHTIK_SELLER_FSSAI", u"10020013000123"_s)};
    const auto state = findIndianState(settings.seller.state);
    if (!state)
        return refuse(u"PAUSHTIK_SELLER_STATE must be a state like IN-MH"_s);
    settings.seller.state = QString(state->code);
    if (!isGstin(settings.seller.gstin) || settings.seller.gstin.left(2).toInt() != state->gstCode)
        return refuse(u"PAUSHTIK_SELLER_GSTIN must be a GST number of the seller's state"_s);
    return {};
}

Result<void> readShiprocket(const Reader &read, Settings &settings, bool serving)
{
    settings.shiprocketMock = read.on("SHIPROCKET_MOCK");
    settings.shiprocketBaseUrl =
        read.text("SHIPROCKET_BASE_URL", u"https://apiv2.shiprocket.in/v1/external"_s);
    settings.shiprocketEmail = read.text("SHIPROCKET_EMAIL");
    settings.shiprocketPassword = read.text("SHIPROCKET_PASSWORD");
    settings.shiprocketWebhookToken = read.text("SHIPROCKET_WEBHOOK_TOKEN").toUtf8();
    settings.shiprocketPickupLocation = read.text("SHIPROCKET_PICKUP_LOCATION", u"Primary"_s);
    if (settings.shiprocketMock) {
        if (settings.shiprocketWebhookToken.isEmpty())
            settings.shiprocketWebhookToken = "mock-courier-token"_ba;
        return {};
    }
    if (!serving)
        return {};
    for (const char *variable :
         {"SHIPROCKET_EMAIL", "SHIPROCKET_PASSWORD", "SHIPROCKET_WEBHOOK_TOKEN"}) {
        if (read.text(variable).isEmpty())
            return refuse(
                u"%1 is missing; set it, or SHIPROCKET_MOCK=1 for a shop without a real courier"_s
                    .arg(QString::fromLatin1(variable)));
    }
    return checkProviderUrl("SHIPROCKET_BASE_URL", settings.shiprocketBaseUrl);
}

} // namespace

Result<Settings> readSettings(const QProcessEnvironment &environment, bool serving)
{
    const Reader read{environment};
    Settings settings;
    settings.databaseUrl = read.text("PAUSHTIK_DATABASE_URL").toUtf8();
    settings.dataFolder = QDir(read.text("PAUSHTIK_DATA", defaultDataFolder())).absolutePath();
    settings.media = read.text("PAUSHTIK_MEDIA", u"file:"_s + settings.dataFolder + u"/media"_s);
    settings.s3AccessKeyId = read.text("AWS_ACCESS_KEY_ID").toUtf8();
    settings.s3SecretAccessKey = read.text("AWS_SECRET_ACCESS_KEY").toUtf8();
    settings.rateLimits = read.text("PAUSHTIK_RATE_LIMITS") != "off"_L1;
    for (const QString &origin : read.text("PAUSHTIK_CORS_ORIGINS").split(u',', Qt::SkipEmptyParts))
        settings.corsOrigins.append(origin.trimmed().toLatin1());

    if (const auto listen = readListen(read, settings); !listen)
        return fail(listen.error());
    const auto ttl = readSeconds(read, "PAUSHTIK_PENDING_TTL", 1800);
    if (!ttl)
        return fail(ttl.error());
    settings.pendingTtlSeconds = *ttl;
    bool isNumber = false;
    settings.webhookSilenceHours =
        read.text("PAUSHTIK_WEBHOOK_SILENCE_HOURS", u"24"_s).toInt(&isNumber);
    if (!isNumber || settings.webhookSilenceHours < 1 || settings.webhookSilenceHours > 8760)
        return refuse(u"PAUSHTIK_WEBHOOK_SILENCE_HOURS must be a number of hours, at least 1"_s);
    settings.threads =
        read.text("PAUSHTIK_THREADS", QString::number(qMax(1, QThread::idealThreadCount())))
            .toInt(&isNumber);
    if (!isNumber || settings.threads < 1 || settings.threads > 256)
        return refuse(u"PAUSHTIK_THREADS must be a number from 1 to 256"_s);
    settings.publicUrl = read.text(
        "PAUSHTIK_PUBLIC_URL", u"http://"_s + read.text("PAUSHTIK_LISTEN", u"127.0.0.1:8080"_s));
    for (const auto &step :
         {readProxies(read, settings), readSeller(read, settings),
          readRazorpay(read, settings, serving), readShiprocket(read, settings, serving)}) {
        if (!step)
            return fail(step.error());
    }
    return settings;
}

namespace {

const QStringList kCommands{u"serve"_s, u"migrate"_s, u"verify"_s,
                            u"staff"_s, u"backup"_s,  u"restore"_s};

Result<void> checkOperands(CommandLine &line)
{
    if (line.command == "staff"_L1) {
        if (line.operands.size() != 2 || line.operands.first() != "add"_L1)
            return refuse(u"usage: paushtikd staff add EMAIL --role ROLE [--name NAME]"_s);
        line.operands.removeFirst();
        line.command = u"staff add"_s;
        return {};
    }
    const bool takesFile = line.command == "backup"_L1 || line.command == "restore"_L1;
    if (line.operands.size() == (takesFile ? 1 : 0))
        return {};
    return refuse(takesFile ? u"usage: paushtikd %1 FILE"_s.arg(line.command)
                            : u"unexpected argument \"%1\"; see paushtikd --help"_s.arg(
                                  line.operands.first()));
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments,
                                     const QProcessEnvironment &environment)
{
    CommandLine line;
    line.settings = environment;
    bool commandSeen = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString flag = arguments[i].section(u'=', 0, 0);
        const Setting *setting = settingOf(flag);
        const bool takesValue = setting || flag == "--role"_L1 || flag == "--name"_L1;
        if (!takesValue) {
            if (flag == "--demo"_L1)
                line.demo = true;
            else if (flag == "--help"_L1 || flag == "-h"_L1)
                line.help = true;
            else if (flag == "--version"_L1)
                line.version = true;
            else if (flag.startsWith(u'-'))
                return refuse(u"unknown option %1; see paushtikd --help"_s.arg(flag));
            else if (!std::exchange(commandSeen, true))
                line.command = arguments[i];
            else
                line.operands.append(arguments[i]);
            continue;
        }
        const bool joined = arguments[i].contains(u'=');
        if (!joined && i + 1 >= arguments.size())
            return refuse(u"%1 needs a value"_s.arg(flag));
        const QString value = joined ? arguments[i].section(u'=', 1) : arguments[++i];
        if (setting)
            line.settings.insert(QString::fromLatin1(setting->variable), value);
        else
            (flag == "--role"_L1 ? line.role : line.name) = value;
    }
    if (!kCommands.contains(line.command))
        return refuse(u"unknown command \"%1\"; see paushtikd --help"_s.arg(line.command));
    if (const auto operands = checkOperands(line); !operands)
        return fail(operands.error());
    return line;
}

QString helpText()
{
    QString text =
        u"paushtikd serves a shop: the customer API, webhooks, the staff API and the jobs behind "
        u"them.\n\n"
        "  paushtikd [serve] [--demo]           serve; --demo also loads the demo catalogue and "
        "accounts\n"
        "                                       once (only while both providers are mocks)\n"
        "  paushtikd migrate                    bring the database's schema up to date\n"
        "  paushtikd verify                     prove that stock and money add up; exit 1 if not\n"
        "  paushtikd staff add EMAIL --role warehouse|manager|admin [--name NAME]\n"
        "                                       password: first line of standard input, else made "
        "up\n"
        "  paushtikd backup FILE                save the database\n"
        "  paushtikd restore FILE               replace the database by a saved one\n"
        "  paushtikd --help | --version\n\n"
        "Settings, by environment or by flag (the flag wins):\n"_s;
    for (const Setting &setting : kSettings) {
        text += u"  %1, %2\n        %3%4\n"_s.arg(
            QString::fromLatin1(setting.variable), flagOf(setting),
            QString::fromLatin1(setting.help),
            *setting.otherwise ? u" (default: %1)"_s.arg(QString::fromLatin1(setting.otherwise))
                               : QString());
    }
    return text;
}

} // namespace paushtik::app
