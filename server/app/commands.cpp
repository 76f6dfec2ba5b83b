// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/commands.h"

#include "server/app/shop_database.h"
#include "server/app/verify.h"
#include "server/core/run_to_end.h"
#include "server/db/backup.h"
#include "server/staff/staff_service.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTextStream>
#include <unistd.h>

namespace paushtik::app {

using namespace Qt::StringLiterals;

namespace {

int complain(const QString &line)
{
    QTextStream(stderr) << "paushtikd: " << line << Qt::endl;
    return 1;
}

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

int verify(const ShopDatabase &shop)
{
    db::Database database(shop.config());
    const QStringList faults = runToEnd(findFaults(&database));
    for (const QString &fault : faults)
        say(fault);
    if (!faults.isEmpty())
        return 1;
    say(u"stock, money and shipments add up"_s);
    return 0;
}

/// Without what is easily mistaken for another character.
QString madeUpPassword()
{
    constexpr QLatin1StringView alphabet("abcdefghjkmnpqrstuvwxyz23456789");
    QString password;
    for (int i = 0; i < 20; ++i)
        password +=
            alphabet[QRandomGenerator::system()->bounded(static_cast<int>(alphabet.size()))];
    return password;
}

QString firstLineOfInput()
{
    if (isatty(STDIN_FILENO))
        return {};
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    QByteArray line = input.readLine(4096);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

int addStaff(const ShopDatabase &shop, const CommandLine &line)
{
    const QString given = firstLineOfInput();
    const QString password = given.isEmpty() ? madeUpPassword() : given;
    db::Database database(shop.config());
    PasswordHasher hasher;
    http::LoginLock lock;
    staff::StaffService service(&database, &hasher, &lock);
    const auto added =
        runToEnd(staff::addStaff(&service, line.operands.first(), line.role, line.name, password));
    if (!added)
        return complain(added.error().detail);
    if (given.isEmpty())
        say(password);
    return 0;
}

int told(const Result<void> &done)
{
    return done ? 0 : complain(done.error().detail);
}

int restore(const QString &file, ShopDatabase &shop)
{
    if (const auto restored = db::restoreFrom(shop.config().url, file); !restored)
        return told(restored);
    return told(shop.migrate());
}

int dispatch(const CommandLine &line, ShopDatabase &shop)
{
    if (line.command == "restore"_L1)
        return restore(line.operands.first(), shop);
    if (line.command == "backup"_L1)
        return told(db::backupTo(shop.config().url, line.operands.first()));
    if (const auto migrated = shop.migrate(); !migrated)
        return complain(migrated.error().detail);
    if (line.command == "verify"_L1)
        return verify(shop);
    if (line.command == "staff add"_L1)
        return addStaff(shop, line);
    return 0;
}

} // namespace

int runCommand(const CommandLine &line, const Settings &settings)
{
    ShopDatabase shop(settings);
    if (const auto opened = shop.open(); !opened)
        return complain(opened.error().detail);
    int status = 1;
    try {
        status = dispatch(line, shop);
    } catch (const std::exception &error) {
        status = complain(QString::fromUtf8(error.what()).simplified());
    }
    shop.close();
    return status;
}

} // namespace paushtik::app
