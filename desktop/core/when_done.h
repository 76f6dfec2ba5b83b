// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>

namespace paushtik {

/// Calls `then(result)` in the event loop of `context`, and not at all once that is gone.
/// QFuture::then() of Qt 6.4 looks for its context from the worker's thread and must still find it:
/// it stops a debug build, and races with the destructor in any other.
template <class T, class Then>
void whenDone(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)] {
                         watcher->deleteLater();
                         then(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace paushtik
