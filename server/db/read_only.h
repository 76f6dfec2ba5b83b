// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace paushtik::db {

/// Whether the text of one statement shows that it changes nothing and locks no row: then undoing
/// it undoes nothing, and running it twice is running it once. Doubt means false. What the
/// functions that it calls do is not looked at; a test does that for every query of the program.
bool onlyReads(std::string_view sql);

} // namespace paushtik::db
