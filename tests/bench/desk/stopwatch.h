// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QMap>

namespace paushtik::bench {

/// Milliseconds since it was made: on the wall; of this thread; and of this thread with the readers
/// that it waits for, which is the wall of a machine that has nothing else to do.
class Stopwatch {
public:
    Stopwatch();
    double wall() const { return double(m_wall.nsecsElapsed()) / 1e6; }
    double thread() const;
    double work() const;

private:
    QElapsedTimer m_wall;
    double m_thread;
    double m_readers;
};

struct Times {
    QList<double> wall;
    QList<double> thread;
    QList<double> work;
    void add(const Stopwatch &watch)
    {
        wall.append(watch.wall());
        thread.append(watch.thread());
        work.append(watch.work());
    }
};

double percentile(QList<double> values, double part);
double residentMegabytes();
double peakMegabytes();

/// Times what each event takes of the UI thread, those within it left out.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;
    /// Milliseconds of the thread.
    double longest() const;
    void tell() const;

private:
    double m_inner = 0;
    QMap<QString, double> m_long; ///< the longest of each kind beyond a frame
};

} // namespace paushtik::bench
