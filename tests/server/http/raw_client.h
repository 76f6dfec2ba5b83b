// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace paushtik::http {

struct RawAnswer {
    int status = 0; ///< 0: none came
    QByteArray head;
    QByteArray body;
    /// The value of a header, by name in any letter case.
    QByteArray header(const QByteArray &name) const;
    int count(const QByteArray &name) const;
    QJsonObject json() const;
};

/// A blocking socket that says exactly what it is told, byte for byte. Every wait gives up after 20
/// seconds.
class RawClient {
public:
    /// `from`: the local address, 127.x.y.z, so that a test can be several peers.
    explicit RawClient(quint16 port, const char *from = nullptr);
    ~RawClient();
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    bool connected() const { return m_descriptor >= 0; }
    /// False when the server has closed.
    bool send(const QByteArray &bytes);
    /// The next answer; `headOnly` when its request was HEAD.
    RawAnswer receive(bool headOnly = false);
    /// True when the server closes without saying anything more.
    bool closed();
    /// True when an answer has begun, without waiting.
    bool somethingCame();
    /// Bytes that are there within the time, for expecting none.
    QByteArray whatComesWithin(int milliseconds);
    void halfClose();
    /// Closes with a reset instead of an orderly end.
    void reset();
    int descriptor() const { return m_descriptor; }

private:
    bool fill();

    int m_descriptor = -1;
    QByteArray m_buffer;
};

/// One request on a connection of its own.
RawAnswer ask(quint16 port, const QByteArray &bytes, const char *from = nullptr);
/// "METHOD target HTTP/1.1", Host, the given header lines, and the body with its length.
QByteArray request(const QByteArray &method, const QByteArray &target,
                   const QByteArrayList &headers = {}, const QByteArray &body = {});

} // namespace paushtik::http
