// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/tokens.h"

#include <QString>

namespace paushtik {

using namespace Qt::StringLiterals;

QLatin1StringView toneName(Tone tone)
{
    constexpr QLatin1StringView kNames[] = {"neutral"_L1, "info"_L1, "success"_L1, "warning"_L1,
                                            "danger"_L1};
    return kNames[static_cast<int>(tone)];
}

const Tokens &lightTokens()
{
    static const Tokens tokens{
        .dark = false,
        .window = 0xf6f4ef,
        .surface = 0xffffff,
        .raised = 0xffffff,
        .sidebar = 0xefebe3,
        .hover = 0xf1ede4,
        .pressed = 0xe7e1d5,
        .disabledBack = 0xe9e5dc,
        .border = 0xe3ddd1,
        .strongBorder = 0xcdc5b5,
        .hairline = 0xf0ece4,
        .scroll = 0xcbc3b4,
        .text = 0x26211a,
        .muted = 0x685f52,
        .faint = 0x958c7d,
        .accent = 0xdba32f,
        .accentHover = 0xe5b044,
        .accentEdge = 0xb98316,
        .accentSoft = 0xfbefd2,
        .onAccent = 0x2a1d04,
        .link = 0x8a5a08,
        .tones = {{0xebe7df, 0x574f43},
                  {0xe1ecf8, 0x1f5288},
                  {0xdff1e2, 0x1c6431},
                  {0xfcedc9, 0x744a04},
                  {0xfbe3df, 0x9d2418}},
    };
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens{
        .dark = true,
        .window = 0x191714,
        .surface = 0x221f1b,
        .raised = 0x2b2722,
        .sidebar = 0x141210,
        .hover = 0x2d2924,
        .pressed = 0x38332c,
        .disabledBack = 0x2d2924,
        .border = 0x37322a,
        .strongBorder = 0x4d463b,
        .hairline = 0x2b2722,
        .scroll = 0x544d42,
        .text = 0xefeae1,
        .muted = 0xb0a797,
        .faint = 0x7d7568,
        .accent = 0xe0ad42,
        .accentHover = 0xebbd5c,
        .accentEdge = 0xc8942b,
        .accentSoft = 0x3d3118,
        .onAccent = 0x241903,
        .link = 0xe8bd62,
        .tones = {{0x38342d, 0xcbc3b5},
                  {0x1d344f, 0xa3caf5},
                  {0x1d3b26, 0x97dda9},
                  {0x443410, 0xf2cb6f},
                  {0x4c211d, 0xf7b0a8}},
    };
    return tokens;
}

QList<std::pair<QString, QColor>> Tokens::named() const
{
    QList<std::pair<QString, QColor>> all{
        {u"window"_s, window},
        {u"surface"_s, surface},
        {u"raised"_s, raised},
        {u"sidebar"_s, sidebar},
        {u"hover"_s, hover},
        {u"pressed"_s, pressed},
        {u"disabledBack"_s, disabledBack},
        {u"border"_s, border},
        {u"strongBorder"_s, strongBorder},
        {u"hairline"_s, hairline},
        {u"scroll"_s, scroll},
        {u"text"_s, text},
        {u"muted"_s, muted},
        {u"faint"_s, faint},
        {u"accent"_s, accent},
        {u"accentHover"_s, accentHover},
        {u"accentEdge"_s, accentEdge},
        {u"accentSoft"_s, accentSoft},
        {u"onAccent"_s, onAccent},
        {u"link"_s, link},
    };
    for (const Tone which : kTones) {
        all.append({toneName(which) + u"Back"_s, tone(which).back});
        all.append({toneName(which) + u"Fore"_s, tone(which).fore});
    }
    return all;
}

} // namespace paushtik
