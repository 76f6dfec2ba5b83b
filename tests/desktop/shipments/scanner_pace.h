// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QKeyEvent>

namespace paushtik::test {

/// While it lives, the platform says of each key that it came as soon after the last as a scanner
/// sends them: a machine that is busy between two keys makes no typist of it.
class ScannerPace : public QObject {
public:
    ScannerPace()
    {
        s_at += 1'000; // what came before is another burst
        qApp->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::KeyPress)
            static_cast<QKeyEvent *>(event)->setTimestamp(s_at += 5);
        return false;
    }

private:
    inline static quint64 s_at = 1'000;
};

} // namespace paushtik::test
