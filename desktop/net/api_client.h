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
/// broke is sent once more, and so is what carries an Idempotency-Key; anything else goes only
/// once. Paths are below /api/v1. UI thread only.
class ApiClient : public QObject {
    Q_OBJECT
public:
    explicit ApiClient(QObject *parent = nullptr);
    ~ApiClient() override;

    void setServer(const QUrl &server);
    QUrl server() const { return m_server; }
    void setToken(const QByteArray &token);
    const QByteArray &token() const { return m_token; }
    /// For tests: how long an answer may take, and how often a lost server is asked for.
    void setPatience(std::chrono::milliseconds deadline, std::chrono::milliseconds probeEvery);

    Task<Result<QJsonObject>> get(QString path, QUrlQuery query = {});
    /// `key` is the Idempotency-Key of what moves money or stock or creates something; empty: none.
    Task<Result<QJsonObject>> post(QString path, QJsonObject body, QByteArray key = {});
    Task<Result<QJsonObject>> patch(QString path, QJsonObject body, QByteArray key = {});
    Task<Result<QJsonObject>> put(QString path, QJsonObject body);
    Task<Result<QJsonObject>> remove(QString path);
    /// A file as it is, for instance a label's PDF.
    Task<Result<QByteArray>> download(QString path, QUrlQuery query = {});
    /// A body of any kind as it is; sent twice at most, like everything with a key.
    Task<Result<QJsonObject>> upload(QString path, QByteArray contentType, QByteArray body,
                                     QByteArray key, QUrlQuery query = {});

    /// Since when no answer has come; none while the server answers.
    std::optional<Timestamp> offlineSince() const { return m_offlineSince; }
    /// False while nothing is known of the server that was set: neither answer nor failure.
    bool hasTried() const { return m_tried; }

Q_SIGNALS:
    /// The server refused the token of a signed-in request: it expired or was revoked.
    void tokenRefused();
    /// An answer came after none had, or none came after answers had.
    void reachabilityChanged();

private:
    Task<Result<QJsonObject>> write(QByteArray verb, QString path, QJsonObject body,
                                    QByteArray key);
    Task<QNetworkReply *> send(QByteArray verb, QNetworkRequest wanted, QByteArray body);
    QNetworkReply *start(const QByteArray &verb, const QNetworkRequest &request,
                         const QByteArray &body);
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
    bool m_tried = false;
};

} // namespace paushtik
