// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/app/services.h"

#include <QThread>
#include <functional>
#include <memory>

namespace paushtik::app {

/// A thread with an event loop, and on it a set of services that nobody else touches, with a
/// listener and server of its own on the shared port. The public functions are called from the main
/// thread and wait: start and end only.
class Worker {
public:
    Worker(Shared *shared, db::DatabaseConfig config);
    ~Worker();

    /// The failure's detail is one line for a person. `port` 0 takes any.
    Result<quint16> listen(quint16 port);
    /// Stops accepting and lets what is in flight finish; then the services are gone.
    void stop(int drainMilliseconds);

private:
    void onThread(const std::function<void()> &work);

    Shared *m_shared;
    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives on the thread; calls go through it
    std::unique_ptr<Services> m_services;
    std::unique_ptr<http::Server> m_server;
};

} // namespace paushtik::app
