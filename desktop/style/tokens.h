// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <utility>

namespace paushtik {

/// What a badge or a message means, apart from its words.
enum class Tone { Neutral, Info, Success, Warning, Danger };
inline constexpr Tone kTones[] = {Tone::Neutral, Tone::Info, Tone::Success, Tone::Warning,
                                  Tone::Danger};
/// "neutral", "info"…: the word that the style sheet selects by.
QLatin1StringView toneName(Tone tone);

/// Text and what it stands on; every pair reads at 4.5:1 or better (WCAG AA), which a test holds.
struct ColourPair {
    QColor back;
    QColor fore;
};

/// All colours of the program, by what they are for. Warm greys, one gold.
struct Tokens {
    bool dark;
    QColor window, surface, raised, sidebar;
    QColor hover, pressed, disabledBack;
    QColor border, strongBorder, hairline, scroll;
    QColor text, muted, faint;
    QColor accent, accentHover, accentEdge, accentSoft, onAccent, link;
    ColourPair tones[5];

    const ColourPair &tone(Tone which) const { return tones[static_cast<int>(which)]; }
    /// Name and colour of each, as the style sheet asks for them.
    QList<std::pair<QString, QColor>> named() const;
};

const Tokens &lightTokens();
const Tokens &darkTokens();

} // namespace paushtik
