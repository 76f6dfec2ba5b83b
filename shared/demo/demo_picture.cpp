// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/demo/demo_picture.h"

#include "shared/demo/demo_ornament.h"
#include "shared/demo/demo_resources.h"

#include <QBuffer>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <stdexcept>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

using Values = QHash<QString, QString>;

// Every {{name}} becomes its value, which may hold further ones.
QString filled(QString text, const Values &values)
{
    for (auto begin = text.indexOf("{{"_L1); begin >= 0; begin = text.indexOf("{{"_L1, begin)) {
        const auto end = text.indexOf("}}"_L1, begin);
        const QString name = text.sliced(begin + 2, end - begin - 2);
        if (!values.contains(name))
            throw std::logic_error("demo art without a value for " + name.toStdString());
        text.replace(begin, end + 2 - begin, values.value(name));
    }
    return text;
}

// Entry `at` of the colours that the catalogue has under `table` and `name`.
QString colour(QLatin1StringView table, const QString &name, int at)
{
    return demo::catalogue()[table][name][at].toString();
}

// Wide letters, by hair spaces: SVG Tiny knows no letter-spacing.
QString spaced(const QString &word)
{
    return word.split(QString(), Qt::SkipEmptyParts).join(QChar(0x200a));
}

QString labelSize(const QStringList &lines)
{
    const auto longest = std::max(lines.value(0).size(), lines.value(1).size());
    return QString::number(longest > 12 ? 41 : 45);
}

Values valuesOf(const DemoProduct &product, const QString &id)
{
    const DemoPicture &picture = product.picture;
    const bool flat = picture.vessel == "tin_large"_L1;
    return {{u"id"_s, id},
            {u"deep"_s, colour("ghee"_L1, picture.ghee, 0)},
            {u"mid"_s, colour("ghee"_L1, picture.ghee, 1)},
            {u"light"_s, colour("ghee"_L1, picture.ghee, 2)},
            {u"accent"_s, colour("liveries"_L1, picture.livery, 0)},
            {u"accentDark"_s, colour("liveries"_L1, picture.livery, 1)},
            {u"accentInk"_s, colour("liveries"_L1, picture.livery, 0)},
            {u"wallLight"_s, colour("walls"_L1, picture.wall, 0)},
            {u"wall"_s, colour("walls"_L1, picture.wall, 1)},
            {u"wallDark"_s, colour("walls"_L1, picture.wall, 2)},
            {u"paper"_s, u"#fbf4e4"_s},
            {u"ink"_s, u"#33200f"_s},
            {u"foil"_s, u"#c4963f"_s},
            {u"brand"_s, spaced(u"PAUSHTIK"_s)},
            {u"size"_s, labelSize(picture.lines)},
            {u"line1"_s, picture.lines.value(0).toHtmlEscaped()},
            {u"line2"_s, picture.lines.value(1).toHtmlEscaped()},
            {u"hindi"_s, picture.hindi.toHtmlEscaped()},
            {u"unit"_s, product.unitLabel.section(u' ', 0, 1).toHtmlEscaped()},
            {u"glass"_s, demo::art(u"glass"_s)},
            {u"label"_s, demo::art(u"label"_s)},
            {u"lid"_s, demo::art(u"lid_"_s + picture.lid)},
            {u"border"_s, demo::lotusBorder(flat ? 0 : 40)},
            {u"rosette"_s, demo::rosette({800, 640})},
            {u"rosetteAtZero"_s, demo::rosette({})},
            {u"garland"_s, demo::garland()},
            {u"sprigs"_s, demo::tulsiSprigs()}};
}

QString placed(const QString &art, QPointF foot, qreal scale)
{
    return u"<g transform=\"translate(%1,%2) scale(%3)\">%4</g>"_s.arg(
        QString::number(foot.x()), QString::number(foot.y()), QString::number(scale), art);
}

const DemoProduct &bySku(const QString &sku)
{
    const auto &all = demoProducts();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const DemoProduct &each) { return each.sku == sku; });
    if (found == all.end())
        throw std::logic_error("a gift box with an unknown jar: " + sku.toStdString());
    return *found;
}

// The jars of a gift box, left to right.
QString insideOf(const DemoPicture &box)
{
    QString jars;
    for (int i = 0; i < box.inside.size(); ++i) {
        const DemoProduct &jar = bySku(box.inside[i]);
        const Values values = valuesOf(jar, u"jar%1"_s.arg(i));
        jars += placed(filled(demo::art(jar.picture.vessel), values), {(i - 1) * 372.0, -16}, 0.56);
    }
    return jars;
}

QString vesselOf(const DemoProduct &product)
{
    const DemoPicture &picture = product.picture;
    Values values = valuesOf(product, u"v"_s);
    values.insert(u"inside"_s, insideOf(picture));
    const QString vessel = filled(demo::art(picture.vessel), values);
    return placed(vessel, {800, 1310}, picture.scale);
}

QString svgOf(const DemoProduct &product)
{
    const Values values = valuesOf(product, u"s"_s);
    const auto part = [&](const QString &name) { return filled(demo::art(name), values); };
    const QString &prop = product.picture.prop;
    return u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1600 1600\">"_s +
           part(u"scene_"_s + product.category) + vesselOf(product) +
           (prop.isEmpty() ? QString() : part(u"prop_"_s + prop)) + u"</svg>"_s;
}

} // namespace

QByteArray renderDemoPicture(const DemoProduct &product)
{
    QSvgRenderer renderer(svgOf(product).toUtf8());
    if (!renderer.isValid())
        throw std::logic_error("demo art that is no SVG: " + product.sku.toStdString());
    QImage image(kDemoPictureSide, kDemoPictureSide, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    // Quality 100 is the fastest deflate: the bytes only go to makeVariants().
    image.save(&buffer, "png", 100);
    return png;
}

} // namespace paushtik
