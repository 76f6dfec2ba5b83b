// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/labels/label.h"

#include <QByteArray>
#include <QImage>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <memory>

namespace paushtik::test {

LabelData ordinaryLabel();
LabelData hindiLabel();

/// What a program prints; the test ends when it cannot be run.
QByteArray run(const QString &program, const QStringList &arguments, const QString &folder = {});
/// What a scanner reads in a picture.
QByteArray scanned(const QImage &image);
/// The first page as a picture.
QImage rasterOf(const QString &pdfFile, int dpi);
/// "288 x 432": the size of the first page as pdfinfo has it, in points, rounded.
QString pageSizeOf(const QString &pdfFile);

/// Draws ZPL with a renderer of npm's, kept in the build folder.
class ZplReader {
public:
    /// Why it cannot be had; empty when it is there.
    QString missing();
    QImage read(const QByteArray &zpl, int dotsPerMm);

private:
    QString m_folder;
    QTemporaryDir m_scratch;
};

/// Takes what a thermal printer would, on a port of its own.
class FakeThermalPrinter : public QObject {
    Q_OBJECT
public:
    FakeThermalPrinter();
    quint16 port() const { return m_port; }
    void switchOff();
    void switchOn();
    /// Breaks each connection as soon as a byte has come.
    void cutAfterFirstByte(bool cut) { m_cut = cut; }
    /// Takes connections and reads nothing.
    void hang(bool hangs) { m_hangs = hangs; }
    QList<QByteArray> labels; ///< one a connection, once it is closed
    int held = 0;             ///< connections taken while it hung

private:
    void serve(QTcpSocket *socket);

    QTcpServer m_server;
    quint16 m_port = 0;
    bool m_cut = false;
    bool m_hangs = false;
};

/// A CUPS of the test's own on loopback, with one queue named "Labels" that makes PDFs: CUPS-PDF
/// for root, and for anyone else the same driver into a file, because CUPS-PDF asks for root.
class PrivateCups {
public:
    PrivateCups();
    ~PrivateCups();
    static bool isInstalled();
    /// Why it does not run; empty when it does.
    const QString &trouble() const { return m_trouble; }
    /// The PDF of the job with this title, once it has come out; empty when none does.
    QString pdfOf(const QString &title);

private:
    QString start();
    void writeConfig(int port);
    QString addQueue();
    bool isRoot() const;

    QTemporaryDir m_folder;
    QProcess m_cupsd;
    QString m_trouble;
};

/// Lets root run this very test once more as a user without rights, in a folder of that user's.
class OrdinaryUser {
public:
    bool canBe() const;
    /// The exit code, and what it printed.
    std::pair<int, QByteArray> runSelf();

private:
    QTemporaryDir m_folder;
};

} // namespace paushtik::test
