// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

namespace paushtik {

/// The application, with an eye on itself: where it is switched on, whatever keeps the UI thread
/// for longer than a frame is named in the log, by receiver and event. On in debug builds, and in
/// all where PAUSHTIK_DESK_WATCHDOG is set.
class DeskApplication : public QApplication {
    Q_OBJECT
public:
    DeskApplication(int &argc, char **argv);
    bool notify(QObject *receiver, QEvent *event) override;

private:
    bool watched(QObject *receiver, QEvent *event);

    bool m_watches;
    qint64 m_inner = 0; ///< nanoseconds of the events that the present one delivered
};

} // namespace paushtik
