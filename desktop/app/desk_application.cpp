// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/desk_application.h"

#include <QEvent>
#include <QLoggingCategory>
#include <QMetaEnum>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcWatchdog, "paushtik.desk.watchdog")

constexpr qint64 kFrame = 16'000'000; // 60 pictures a second

#ifdef NDEBUG
constexpr bool kDebugBuild = false;
#else
constexpr bool kDebugBuild = true;
#endif

} // namespace

DeskApplication::DeskApplication(int &argc, char **argv)
    : QApplication(argc, argv)
    , m_watches(kDebugBuild || qEnvironmentVariableIsSet("PAUSHTIK_DESK_WATCHDOG"))
{
}

bool DeskApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads deliver their events through here too, and may take their time.
    const bool here = m_watches && receiver->thread() == thread();
    return here ? watched(receiver, event) : QApplication::notify(receiver, event);
}

// Events nest: each is charged with its own time alone, so that the one that blocks is named.
bool DeskApplication::watched(QObject *receiver, QEvent *event)
{
    const auto type = event->type();
    // The receiver may be gone afterwards.
    const QString name = u"%1 %2"_s.arg(QLatin1StringView(receiver->metaObject()->className()),
                                        receiver->objectName());
    const qint64 outer = std::exchange(m_inner, 0);
    QElapsedTimer timer;
    timer.start();
    const bool handled = QApplication::notify(receiver, event);
    const qint64 whole = timer.nsecsElapsed();
    if (const qint64 own = whole - m_inner; own > kFrame)
        qCWarning(lcWatchdog, "%.1f ms in %ls, %s", double(own) / 1e6, qUtf16Printable(name),
                  QMetaEnum::fromType<QEvent::Type>().valueToKey(type));
    m_inner = outer + whole;
    return handled;
}

} // namespace paushtik
