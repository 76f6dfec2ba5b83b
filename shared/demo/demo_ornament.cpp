// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/demo/demo_ornament.h"

#include <cmath>

namespace paushtik::demo {
namespace {

using namespace Qt::StringLiterals;

QString number(qreal value)
{
    return QString::number(value, 'f', 2);
}

// A marigold: three rings of petals.
QString marigold(QPointF at, qreal radius)
{
    QString flower = u"<g transform=\"translate(%1,%2) scale(%3)\" fill=\"url(#bloom)\" "
                     "stroke=\"#a84a08\" stroke-opacity=\"0.55\" stroke-width=\"1.4\">"_s.arg(
                         number(at.x()), number(at.y()), number(radius / 30));
    for (const auto &[ring, size, petals] :
         {std::tuple{20.0, 12.0, 12}, {12.0, 10.0, 9}, {4.5, 8.0, 5}}) {
        for (int i = 0; i < petals; ++i) {
            const qreal angle = 2 * M_PI * i / petals + ring;
            flower += u"<circle cx=\"%1\" cy=\"%2\" r=\"%3\"/>"_s.arg(
                number(ring * std::cos(angle)), number(ring * std::sin(angle)), number(size));
        }
    }
    return flower + u"</g>"_s;
}

// A string of flowers between two nails, hanging `drop` low.
QString swag(QPointF from, QPointF to, qreal drop)
{
    constexpr int kFlowers = 9;
    QString all;
    for (int i = 0; i <= kFlowers; ++i) {
        const qreal t = qreal(i) / kFlowers;
        const QPointF at = from + (to - from) * t + QPointF(0, drop * 4 * t * (1 - t));
        all += marigold(at, i % 2 == 0 ? 30 : 25);
    }
    return all;
}

QString tulsiLeaf(QPointF at, qreal angle, qreal size, bool light)
{
    return u"<g transform=\"translate(%1,%2) rotate(%3) scale(%4)\"><path d=\"M0,0 C30,-46 90,-52 "
           "150,-6 C96,44 34,42 0,0 Z\" fill=\"url(#%5)\"/><path d=\"M4,0 C50,-6 100,-8 140,-6 "
           "M40,-4 l18,-20 M40,-4 l20,16 M74,-6 l16,-18 M74,-6 l18,15\" fill=\"none\" "
           "stroke=\"#e4f0bd\" stroke-opacity=\"0.6\" stroke-width=\"3\"/></g>"_s.arg(
               number(at.x()), number(at.y()), number(angle), number(size),
               light ? u"leafA"_s : u"leafB"_s);
}

QString tulsiSprig()
{
    QString sprig = u"<path d=\"M0,0 C60,-50 120,-120 150,-250\" fill=\"none\" stroke=\"#4d5a2a\" "
                    "stroke-width=\"8\" stroke-linecap=\"round\"/>"_s;
    const struct {
        QPointF at;
        qreal angle;
        qreal size;
    } leaves[] = {{{20, -16}, 170, 1.1},    {{40, -34}, 20, 1.2},      {{80, -80}, -160, 1.15},
                  {{96, -98}, -10, 1.15},   {{124, -160}, -142, 0.95}, {{132, -176}, -34, 0.95},
                  {{146, -226}, -120, 0.7}, {{150, -236}, -62, 0.7}};
    bool light = false;
    for (const auto &leaf : leaves)
        sprig += tulsiLeaf(leaf.at, leaf.angle, leaf.size, light = !light);
    for (int i = 0; i < 7; ++i) {
        sprig += u"<circle cx=\"%1\" cy=\"%2\" r=\"%3\" fill=\"%4\"/>"_s.arg(
            number(151 + (i % 2 == 0 ? -6 : 6) + i), number(-250.0 - i * 15), number(11 - i),
            i % 2 == 0 ? u"#8e5fa8"_s : u"#6d4488"_s);
    }
    return sprig;
}

} // namespace

QString rosette(QPointF centre)
{
    QString all =
        u"<g transform=\"translate(%1,%2)\">"_s.arg(number(centre.x()), number(centre.y()));
    for (int i = 0; i < 24; ++i) {
        all += u"<g transform=\"rotate(%1)\"><path d=\"M0,-330 C60,-400 60,-480 0,-552 "
               "C-60,-480 -60,-400 0,-330 Z\"/><path d=\"M0,-372 C26,-416 26,-460 0,-500 "
               "C-26,-460 -26,-416 0,-372 Z\"/><circle cx=\"0\" cy=\"-308\" r=\"7\"/></g>"_s.arg(
                   i * 15);
    }
    return all + u"<circle cx=\"0\" cy=\"0\" r=\"290\"/></g>"_s;
}

QString garland()
{
    QString all;
    for (const qreal x : {0.0, 400.0, 800.0, 1200.0})
        all += swag({x, -10}, {x + 400, -10}, 150);
    for (const qreal x : {400.0, 800.0, 1200.0}) {
        for (int i = 0; i < (x == 800 ? 3 : 5); ++i)
            all += marigold({x, 46.0 + i * 52}, 27 - i);
    }
    return all;
}

QString lotusBorder(qreal sag)
{
    QString all;
    constexpr int kBuds = 11;
    for (int i = 0; i < kBuds; ++i) {
        const qreal across = (i + 0.5) / kBuds * 2 - 1;
        const qreal y = -104 + sag * std::sqrt(1 - across * across);
        all += u"<g transform=\"translate(%1,%2) scale(%3,1)\"><path d=\"M0,24 C-22,10 -22,-14 "
               "0,-36 C22,-14 22,10 0,24 Z M-6,26 C-30,22 -38,4 -34,-12 C-20,-4 -10,10 -6,26 Z "
               "M6,26 C30,22 38,4 34,-12 C20,-4 10,10 6,26 Z\"/></g>"_s.arg(
                   number(across * 286), number(y),
                   number(sag > 0 ? 0.35 + 0.45 * std::sqrt(1 - across * across) : 0.72));
    }
    return all;
}

QString tulsiSprigs()
{
    return u"<g transform=\"translate(300,1366) scale(1.1)\">%1</g>"
           "<g transform=\"translate(1330,1366) scale(-0.95,0.95)\">%1</g>"_s.arg(tulsiSprig());
}

} // namespace paushtik::demo
