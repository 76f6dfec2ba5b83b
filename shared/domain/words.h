// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <array>
#include <optional>
#include <string_view>

namespace paushtik {

/// The one word an enumerator has in JSON, in SQL and in logs.
template <class E>
struct Word {
    E value;
    QLatin1StringView text;
};

/// Specialised beside each enum as `kWords<E>`: an array in the enum's own order, its first value
/// 0.
template <class E>
inline constexpr std::nullptr_t kWords = nullptr;

template <class E>
concept Worded = requires { kWords<E>.size(); };

struct ToWord {
    template <Worded E>
    constexpr QLatin1StringView operator()(E value) const
    {
        return kWords<E>[static_cast<size_t>(value)].text;
    }
};
/// `toString(state)`: the contract's word for it. An object, not a function, so that QCOMPARE's own
/// toString never meets it by argument-dependent look-up.
inline constexpr ToWord toString{};

/// The value that has exactly this word (case matters), or none.
template <Worded E>
std::optional<E> parse(QStringView text)
{
    for (const Word<E> &word : kWords<E>) {
        if (text == word.text)
            return word.value;
    }
    return std::nullopt;
}

/// What every table of words is asserted to be: in the enum's order, no word empty or given twice.
template <Worded E>
constexpr bool wordsAreSound()
{
    const auto plain = [](const Word<E> &w) {
        return std::string_view(w.text.data(), static_cast<size_t>(w.text.size()));
    };
    for (size_t i = 0; i < kWords<E>.size(); ++i) {
        if (static_cast<size_t>(kWords<E>[i].value) != i || plain(kWords<E>[i]).empty())
            return false;
        for (size_t j = 0; j < i; ++j) {
            if (plain(kWords<E>[i]) == plain(kWords<E>[j]))
                return false;
        }
    }
    return true;
}

} // namespace paushtik
