// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/read_only.h"

#include <QByteArray>
#include <algorithm>
#include <array>
#include <cctype>

namespace paushtik::db {
namespace {

// FOR UPDATE, FOR NO KEY UPDATE, FOR SHARE and FOR KEY SHARE are here too, by their last word.
constexpr std::array<std::string_view, 10> kChanging{
    "delete",     "execute", "insert", "into", "merge", "nextval", "pg_advisory_xact_lock",
    "set_config", "share",   "update"};

bool isWordCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$';
}

} // namespace

bool onlyReads(std::string_view sql)
{
    const std::string text =
        QByteArray(sql.data(), static_cast<qsizetype>(sql.size())).toLower().toStdString();
    bool first = true;
    for (auto at = text.begin(); at != text.end();) {
        at = std::find_if(at, text.end(), isWordCharacter);
        const auto end = std::find_if_not(at, text.end(), isWordCharacter);
        const std::string_view word(at, end);
        if (std::exchange(first, false) && word != "select" && word != "with")
            return false;
        if (std::ranges::find(kChanging, word) != kChanging.end())
            return false;
        at = end;
    }
    return !first;
}

} // namespace paushtik::db
