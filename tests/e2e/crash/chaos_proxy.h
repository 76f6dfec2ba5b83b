// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace paushtik::test {

/// A bad line between a desk and its shop. Of every request it decides anew: pass it on, delay it
/// (so that a later one may come first), pass it on twice at once, or once more long after it was
/// answered, lose it, lose its answer, or cut the answer in the middle. The live line is passed
/// through and cut now and then.
class ChaosProxy : public QObject {
    Q_OBJECT
public:
    ChaosProxy(const QUrl &upstream, quint32 seed);

    QUrl url() const;
    void setCalm(bool calm) { m_calm = calm; }
    void setUpstream(const QUrl &upstream) { m_upstream = upstream; }
    /// How many requests met each fate, by its name.
    QMap<QString, int> fates() const { return m_fates; }

private:
    enum class Fate { Pass, Delay, Twice, AgainLater, LoseRequest, LoseAnswer, CutAnswer };
    void read(QTcpSocket *client);
    void tunnel(QTcpSocket *client);
    void decide(QTcpSocket *client, const QByteArray &request);
    void forward(QTcpSocket *client, const QByteArray &request, Fate fate);
    Fate draw();

    QUrl m_upstream;
    QRandomGenerator m_random;
    QTcpServer m_server;
    QMap<QString, int> m_fates;
    bool m_calm = false;
};

/// The length of the first HTTP message in `bytes`, head and body; 0 while it is not complete.
qsizetype messageLength(const QByteArray &bytes);

} // namespace paushtik::test
