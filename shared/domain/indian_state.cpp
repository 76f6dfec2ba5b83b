// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/indian_state.h"

#include <algorithm>
#include <array>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array kStates{
    IndianState{"IN-AN"_L1, "Andaman and Nicobar Islands"_L1, 35},
    IndianState{"IN-AP"_L1, "Andhra Pradesh"_L1, 37},
    IndianState{"IN-AR"_L1, "Arunachal Pradesh"_L1, 12},
    IndianState{"IN-AS"_L1, "Assam"_L1, 18},
    IndianState{"IN-BR"_L1, "Bihar"_L1, 10},
    IndianState{"IN-CH"_L1, "Chandigarh"_L1, 4},
    IndianState{"IN-CG"_L1, "Chhattisgarh"_L1, 22},
    IndianState{"IN-DH"_L1, "Dadra and Nagar Haveli and Daman and Diu"_L1, 26},
    IndianState{"IN-DL"_L1, "Delhi"_L1, 7},
    IndianState{"IN-GA"_L1, "Goa"_L1, 30},
    IndianState{"IN-GJ"_L1, "Gujarat"_L1, 24},
    IndianState{"IN-HR"_L1, "Haryana"_L1, 6},
    IndianState{"IN-HP"_L1, "Himachal Pradesh"_L1, 2},
    IndianState{"IN-JK"_L1, "Jammu and Kashmir"_L1, 1},
    IndianState{"IN-JH"_L1, "Jharkhand"_L1, 20},
    IndianState{"IN-KA"_L1, "Karnataka"_L1, 29},
    IndianState{"IN-KL"_L1, "Kerala"_L1, 32},
    IndianState{"IN-LA"_L1, "Ladakh"_L1, 38},
    IndianState{"IN-LD"_L1, "Lakshadweep"_L1, 31},
    IndianState{"IN-MP"_L1, "Madhya Pradesh"_L1, 23},
    IndianState{"IN-MH"_L1, "Maharashtra"_L1, 27},
    IndianState{"IN-MN"_L1, "Manipur"_L1, 14},
    IndianState{"IN-ML"_L1, "Meghalaya"_L1, 17},
    IndianState{"IN-MZ"_L1, "Mizoram"_L1, 15},
    IndianState{"IN-NL"_L1, "Nagaland"_L1, 13},
    IndianState{"IN-OD"_L1, "Odisha"_L1, 21},
    IndianState{"IN-PY"_L1, "Puducherry"_L1, 34},
    IndianState{"IN-PB"_L1, "Punjab"_L1, 3},
    IndianState{"IN-RJ"_L1, "Rajasthan"_L1, 8},
    IndianState{"IN-SK"_L1, "Sikkim"_L1, 11},
    IndianState{"IN-TN"_L1, "Tamil Nadu"_L1, 33},
    IndianState{"IN-TS"_L1, "Telangana"_L1, 36},
    IndianState{"IN-TR"_L1, "Tripura"_L1, 16},
    IndianState{"IN-UP"_L1, "Uttar Pradesh"_L1, 9},
    IndianState{"IN-UK"_L1, "Uttarakhand"_L1, 5},
    IndianState{"IN-WB"_L1, "West Bengal"_L1, 19},
};
static_assert(kStates.size() == 36);

struct Renamed {
    QLatin1StringView before;
    QLatin1StringView now;
};
// ISO 3166-2 newsletter of 23 November 2023. Address books and phones still hold the old ones.
constexpr std::array kRenamed{
    Renamed{"IN-CT"_L1, "IN-CG"_L1},
    Renamed{"IN-OR"_L1, "IN-OD"_L1},
    Renamed{"IN-TG"_L1, "IN-TS"_L1},
    Renamed{"IN-UT"_L1, "IN-UK"_L1},
};

QStringView presentCode(QStringView code, QString &buffer)
{
    for (const Renamed &renamed : kRenamed) {
        if (code == renamed.before)
            return buffer = renamed.now;
    }
    return code;
}

bool areDigits(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

std::span<const IndianState> indianStates()
{
    return kStates;
}

std::optional<IndianState> findIndianState(QStringView code)
{
    QString buffer;
    const QStringView present = presentCode(code, buffer);
    for (const IndianState &state : kStates) {
        if (present == state.code)
            return state;
    }
    return std::nullopt;
}

bool isPincode(QStringView text)
{
    return text.size() == 6 && text[0] != u'0' && areDigits(text);
}

bool isIndianPhone(QStringView text)
{
    constexpr qsizetype kPrefix = 3;
    return text.size() == kPrefix + 10 && text.startsWith("+91"_L1) && text[kPrefix] >= u'6' &&
           areDigits(text.sliced(kPrefix));
}

} // namespace paushtik
