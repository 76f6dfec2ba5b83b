// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "shared/domain/result.h"
#include "shared/domain/timestamp.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>
#include <optional>

namespace paushtik {

/// The daemon, seen from the desktop. Every call ends within its deadline; a GET whose connection
/// broke is sent once more, anything else only once. Paths are below /api/v1. UI thread only.
class ApiClient : public QObject {
    Q_OBJECT
public:
    explicit ApiClient(QObject *parent = nullptr);
    ~ApiClient() override;

    void setServer(const QUrl &server);
    QUrl server() const { return m_server; }
    void setToken(const QByteArray &token);
    /// For tests: how long an answer may take, and how often a lost server is asked for.
    void setPatience(std::chrono::milliseconds deadline, std::chrono::milliseconds probeEvery);

    Task<Result<QJsonObject>> get(QString path, QUrlQuery query = {});
    Task<Result<QJsonObject>> post(QString path, QJsonObject body);
    /// A file as it is, for instance a label's PDF.
    Task<Result<QByteArray>> download(QString path);

    /// Since when no answer has come; none while the server answers.
    std::optional<Timestamp> offlineSince() const { return m_offlineSince; }

Q_SIGNALS:
    /// The server refused the token of a signed-in request: it expired or was revoked.
    void tokenRefused();
    /// An answer came after none had, or none came after answers had.
    void reachabilityChanged();

private:
    enum class Verb { Get, Post };
    Task<QNetworkReply *> send(Verb verb, QString path, QUrlQuery query, QByteArray body);
    QNetworkReply *start(Verb verb, const QNetworkRequest &request, const QByteArray &body);
    QNetworkRequest request(const QString &path, const QUrlQuery &query) const;
    void note(const QNetworkReply &reply);
    void setReachable(bool reachable);
    void probe();

    QNetworkAccessManager m_network;
    QUrl m_server;
    QByteArray m_token;
    QTimer m_probe;
    std::chrono::milliseconds m_deadline;
    std::optional<Timestamp> m_offlineSince;
};

} // namespace paushtik
