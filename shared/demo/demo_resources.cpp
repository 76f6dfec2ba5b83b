// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/demo/demo_resources.h"

#include <QFile>
#include <QJsonDocument>
#include <mutex>
#include <stdexcept>

// The linker keeps a static library's resources only for one who asks; it must be asked outside of
// every namespace.
static void initDemoResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace paushtik::demo {
namespace {

using namespace Qt::StringLiterals;

QByteArray resource(const QString &name)
{
    static std::once_flag once;
    std::call_once(once, initDemoResources);
    QFile file(u":/paushtik/demo/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("no such demo resource: " + name.toStdString());
    return file.readAll();
}

} // namespace

const QJsonObject &catalogue()
{
    static const QJsonObject all = QJsonDocument::fromJson(resource(u"catalogue.json"_s)).object();
    return all;
}

QString art(const QString &name)
{
    const QString svg = QString::fromUtf8(resource(u"art/%1.svg"_s.arg(name)));
    const auto begin = svg.indexOf(u'>') + 1;
    return svg.sliced(begin, svg.lastIndexOf("</svg>"_L1) - begin);
}

} // namespace paushtik::demo
