// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture costs the worker that sends it, from memory and from its file, by size; and what
// clients cost that ask for one and do not read. On loopback, where the sender's thread pays for
// the receiver's half of the protocol too.
// usage: picture_bench     PAUSHTIK_BENCH_ANSWERS=3000
#include "tests/server/http/raw_client.h"
#include "tests/server/http/server_thread.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace paushtik;
using namespace paushtik::http;

namespace {

constexpr int kKilobytes[] = {4, 16, 33, 64, 100, 160, 300, 600};
constexpr int kRounds = 5;
constexpr int kIdlers = 100;
constexpr int kIdlersKilobytes = 600;

Task<Response> threadTime(Request)
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    co_return json({{u"us"_s, double(now.tv_sec) * 1e6 + double(now.tv_nsec) / 1e3}});
}

Task<Response> fromMemory(QByteArray bytes)
{
    Response response;
    response.body = std::move(bytes);
    co_return response;
}

Task<Response> fromFile(std::shared_ptr<const OpenFile> file)
{
    Response response;
    response.file = {file, 0, file->size()};
    co_return response;
}

QByteArray pathOf(const char *way, int kilobytes)
{
    return QByteArray("/") + way + '/' + QByteArray::number(kilobytes);
}

Router routes(const QString &folder)
{
    Router router;
    router.add({Method::Get, "/time", Access::Public, threadTime});
    for (const int kilobytes : kKilobytes) {
        const QString path = folder + u'/' + QString::number(kilobytes);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(kilobytes * 1024, 'g')) < 0)
            qFatal("%s cannot be written", qPrintable(path));
        file.close();
        const auto open = OpenFile::open(path);
        router.add({Method::Get, pathOf("memory", kilobytes), Access::Public,
                    [bytes = open->read()](Request) { return fromMemory(bytes); }});
        router.add({Method::Get, pathOf("file", kilobytes), Access::Public,
                    [open](Request) { return fromFile(open); }});
    }
    return router;
}

double now(quint16 port)
{
    return ask(port, request("GET", "/time")).json()["us"_L1].toDouble();
}

/// CPU µs of the worker for one answer.
double cost(quint16 port, const QByteArray &path, int answers)
{
    RawClient client(port);
    const double before = now(port);
    for (int i = 0; i < answers; ++i) {
        client.send(request("GET", path));
        if (client.receive().status != 200)
            qFatal("%s was not answered", path.constData());
    }
    return (now(port) - before) / answers;
}

double residentMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    return text.mid(text.indexOf("VmRSS:") + 6).trimmed().split(' ').first().toDouble() / 1024;
}

/// What clients hold in the daemon's memory that ask for a picture and do not read it.
double heldByIdlers(quint16 port, const char *way)
{
    const double before = residentMegabytes();
    std::vector<std::unique_ptr<RawClient>> idlers;
    for (int i = 0; i < kIdlers; ++i) {
        idlers.push_back(std::make_unique<RawClient>(port));
        for (int n = 0; n < 8; ++n) // until the kernel takes no more
            idlers.back()->send(request("GET", pathOf(way, kIdlersKilobytes)));
    }
    now(port);
    return residentMegabytes() - before;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTemporaryDir folder;
    ServerThread server(loopback(), [&folder] { return routes(folder.path()); }, Authenticator());
    if (!server.begin())
        qFatal("%s", qPrintable(server.errorString()));
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("PAUSHTIK_BENCH_ANSWERS", &given);
    const int answers = given ? wanted : 3000;
    std::puts("CPU µs of the worker for one answer; medians");
    std::printf("  %8s %10s %10s\n", "KB", "memory", "file");
    for (const int kilobytes : kKilobytes) {
        std::vector<double> memory;
        std::vector<double> file;
        for (int round = 0; round < kRounds; ++round) { // in turns
            memory.push_back(cost(server.port(), pathOf("memory", kilobytes), answers / kRounds));
            file.push_back(cost(server.port(), pathOf("file", kilobytes), answers / kRounds));
        }
        std::printf("  %8d %10.1f %10.1f\n", kilobytes, median(memory), median(file));
    }
    std::printf("%d clients that do not read %d KB, MB held\n", kIdlers, kIdlersKilobytes);
    const double file = heldByIdlers(server.port(), "file");
    const double memory = heldByIdlers(server.port(), "memory");
    std::printf("  %8s %10.1f %10.1f\n", "", memory, file);
    return 0;
}
