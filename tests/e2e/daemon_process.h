// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <memory>

namespace paushtik::e2e {

/// A data folder of one's own, as deep as PostgreSQL's socket bears, gone at the end.
class DataFolder {
public:
    DataFolder();
    /// Ends the private PostgreSQL, should a failed test have left it running.
    ~DataFolder();

    QString path() const { return m_folder.path(); }
    /// The private PostgreSQL that runs now; 0 when none does.
    qint64 postgres() const;
    /// Runs SQL in the shop's database, as its administrator.
    void execute(const QByteArray &sql) const;

private:
    QTemporaryDir m_folder;
};

/// What every start of a test begins with: this data folder, both mocks, two threads, any port.
QProcessEnvironment environmentFor(const QString &dataFolder);

struct Ended {
    int status = -1; ///< -1: it crashed, or did not end in two minutes
    QByteArray output;
    QByteArray errors;
    bool saidOneLine() const;
};

/// Runs paushtikd to its end. `user`: with the rights of that account, for a test run by root.
Ended runToEnd(const QStringList &arguments, const QProcessEnvironment &environment,
               const QByteArray &input = {}, uint user = 0);

/// A daemon that serves until the end of the scope.
class RunningDaemon {
public:
    explicit RunningDaemon(const QString &dataFolder, const QStringList &arguments = {});
    ~RunningDaemon();

    /// Waits until it answers; false when it ends, or does not within two minutes.
    bool isReady();
    quint16 port() const { return m_port; }
    /// False once it has ended, by itself or not. Does not need the event loop of the test.
    bool isRunning();
    QByteArray errors() const { return m_errors; }
    /// SIGTERM, then the exit status; -1 when it crashed or goes on.
    int terminate();
    void kill();
    /// 0 when no answer comes.
    int status(const QByteArray &path) const;
    QJsonObject post(const QByteArray &path, const QJsonObject &body, int *status = nullptr) const;

private:
    bool readPort();

    std::unique_ptr<QProcess> m_process;
    QTemporaryFile m_log; ///< no pipe: nobody reads one while a test runs, and a full one blocks
    QByteArray m_errors;
    quint16 m_port = 0;
};

} // namespace paushtik::e2e
