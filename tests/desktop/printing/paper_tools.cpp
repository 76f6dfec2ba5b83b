// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/printing/paper_tools.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

namespace paushtik::test {

using namespace Qt::StringLiterals;

LabelData ordinaryLabel()
{
    LabelData label;
    label.awb = u"77000000000017"_s;
    label.courier = u"Delhivery Surface"_s;
    label.routing = u"BOM/ANE"_s;
    label.orderNumber = u"PF-2026-000123"_s;
    label.date = QDate(2026, 11, 22);
    label.to = {u"Asha Kulkarni"_s, u"Flat 12, Sai Krupa Society\n14 Lokmanya Tilak Road"_s,
                u"Mumbai"_s,        u"Maharashtra"_s,
                u"400069"_s,        u"+91 98765 43210"_s};
    label.from = {u"Paushtik Foods"_s, u"Plot 7, Dairy Estate, Sanganer"_s,
                  u"Jaipur"_s,         u"Rajasthan"_s,
                  u"302029"_s,         u"+91 141 400 1234"_s};
    label.weightGrams = 1460;
    label.size = {180, 120, 165};
    label.total = Paise(249'800);
    label.items = {{u"A2 Gir Cow Bilona Ghee, 500 ml"_s, u"GIR-500"_s, 2}};
    label.fssai = u"10024013000456"_s;
    return label;
}

LabelData hindiLabel()
{
    LabelData label = ordinaryLabel();
    label.awb = u"PSHTK0099IN^~_\\"_s; // what is a command in ZPL must still be data
    label.to = {u"श्रीमती लक्ष्मी त्रिपाठी"_s,
                u"मकान संख्या ४५, विश्वविद्यालय मार्ग\nज्ञानपुर, श्री हनुमान मंदिर के पास"_s,
                u"वाराणसी"_s,
                u"उत्तर प्रदेश"_s,
                u"221010"_s,
                u"+91 98765 43210"_s};
    return label;
}

QByteArray run(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    if (!process.waitForStarted(tests::kPatienceMs) || !process.waitForFinished(tests::kPatienceMs))
        qFatal("%s did not run", qPrintable(program));
    if (process.exitCode() != 0)
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QByteArray scanned(const QImage &image)
{
    static const QTemporaryDir scratch;
    const QString path = scratch.filePath(u"scan.png"_s);
    image.save(path);
    return run(u"zbarimg"_s, {u"--quiet"_s, u"--raw"_s, path}).trimmed();
}

QImage rasterOf(const QString &pdfFile, int dpi)
{
    static const QTemporaryDir scratch;
    const QString stem = scratch.filePath(u"page"_s);
    run(u"pdftoppm"_s, {u"-r"_s, QString::number(dpi), u"-png"_s, u"-singlefile"_s, pdfFile, stem});
    return QImage(stem + u".png"_s);
}

QString pageSizeOf(const QString &pdfFile)
{
    static const QRegularExpression line(u"Page size: *([0-9.]+) x ([0-9.]+)"_s);
    const auto match = line.match(QString::fromUtf8(run(u"pdfinfo"_s, {pdfFile})));
    return u"%1 x %2"_s.arg(qRound(match.captured(1).toDouble()))
        .arg(qRound(match.captured(2).toDouble()));
}

QString ZplReader::missing()
{
    const QString sources = QStringLiteral(PAUSHTIK_SOURCES "/tests/desktop/printing");
    m_folder = qEnvironmentVariable("PAUSHTIK_TEST_BUILD", QDir::tempPath()) + u"/npm/zpl"_s;
    QProcess install;
    install.start(QStringLiteral(PAUSHTIK_SOURCES "/tests/support/npm_packages.sh"),
                  {sources, m_folder});
    if (!install.waitForFinished(tests::kPatienceMs) || install.exitCode() != 0)
        return u"no ZPL renderer: "_s + QString::fromUtf8(install.readAllStandardError());
    QFile::remove(m_folder + u"/render.mjs"_s);
    QFile::copy(sources + u"/render.mjs"_s, m_folder + u"/render.mjs"_s);
    return {};
}

QImage ZplReader::read(const QByteArray &zpl, int dotsPerMm)
{
    QFile file(m_scratch.filePath(u"label.zpl"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(zpl) != zpl.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.close();
    const QString out = m_scratch.filePath(u"label.png"_s);
    QFile::remove(out);
    run(u"node"_s, {u"render.mjs"_s, file.fileName(), out, QString::number(dotsPerMm)}, m_folder);
    const QString keep = qEnvironmentVariable("PAUSHTIK_KEEP_LABELS");
    if (!keep.isEmpty())
        QFile::copy(out, u"%1/zpl-%2-%3.png"_s.arg(keep).arg(dotsPerMm).arg(zpl.size()));
    return QImage(out);
}

FakeThermalPrinter::FakeThermalPrinter()
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection())
            serve(socket);
    });
    switchOn();
}

void FakeThermalPrinter::switchOff()
{
    m_server.close();
}

void FakeThermalPrinter::switchOn()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        qFatal("the printer cannot listen: %s", qUtf8Printable(m_server.errorString()));
    m_port = m_server.serverPort();
}

void FakeThermalPrinter::serve(QTcpSocket *socket)
{
    if (m_hangs) {
        ++held;
        socket->setReadBufferSize(1);
        return;
    }
    if (m_cut) {
        connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::abort);
        return;
    }
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        labels.append(socket->readAll());
        socket->deleteLater();
    });
}

} // namespace paushtik::test
