// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desk/stopwatch.h"

#include <QDir>
#include <QFile>
#include <QMetaEnum>
#include <ctime>

namespace paushtik::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr double kFrame = 16;

double threadTime()
{
    timespec at{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
    return double(at.tv_sec) * 1e3 + double(at.tv_nsec) / 1e6;
}

// Readers of the replica by their threads' name; counting is not waited for.
double readersTime()
{
    double sum = 0;
    const QDir tasks(u"/proc/self/task"_s);
    const QStringList all = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &task : all) {
        QFile name(tasks.filePath(task + u"/comm"_s));
        QFile spent(tasks.filePath(task + u"/schedstat"_s));
        if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "replica-read" &&
            spent.open(QIODevice::ReadOnly))
            sum += spent.readAll().split(' ').value(0).toDouble() / 1e6;
    }
    return sum;
}

double statusMegabytes(const QByteArray &name)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray &line : lines)
        if (line.startsWith(name))
            return line.mid(name.size() + 1).simplified().split(' ').value(0).toDouble() / 1024;
    return 0;
}

} // namespace

Stopwatch::Stopwatch()
    : m_thread(threadTime())
    , m_readers(readersTime())
{
    m_wall.start();
}

double Stopwatch::thread() const
{
    return threadTime() - m_thread;
}

double Stopwatch::work() const
{
    return thread() + readersTime() - m_readers;
}

double percentile(QList<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values[qsizetype(double(values.size() - 1) * part)];
}

double residentMegabytes()
{
    return statusMegabytes("VmRSS");
}

double peakMegabytes()
{
    return statusMegabytes("VmHWM");
}

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    if (receiver->thread() != thread())
        return QApplication::notify(receiver, event);
    const auto type = event->type();
    // The receiver may be gone afterwards.
    const QMetaObject *kind = receiver->metaObject();
    const double outer = std::exchange(m_inner, 0);
    const double began = threadTime();
    const bool handled = QApplication::notify(receiver, event);
    const double whole = threadTime() - began;
    if (const double own = whole - m_inner; own > kFrame) {
        const QString name =
            QLatin1StringView(kind->className()) + u' ' +
            QLatin1StringView(QMetaEnum::fromType<QEvent::Type>().valueToKey(type));
        m_long[name] = std::max(m_long.value(name), own);
    }
    m_inner = outer + whole;
    return handled;
}

double TimedApplication::longest() const
{
    return m_long.isEmpty() ? 0 : *std::max_element(m_long.begin(), m_long.end());
}

void TimedApplication::tell() const
{
    for (auto one = m_long.begin(); one != m_long.end(); ++one)
        qInfo("    %.1f ms in %s", one.value(), qPrintable(one.key()));
}

} // namespace paushtik::bench
