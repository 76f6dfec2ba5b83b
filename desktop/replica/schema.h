// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/sql.h"

namespace paushtik::schema {

/// The version that this program reads and writes.
int latest();

/// Brings the file to the latest version, each step in a transaction of its own; a new file gets
/// them all. Throws SqlError; a file of a later program is refused with NewerFile.
void migrate(Sql &sql, int upTo = latest());

/// The file was written by a later program: it is left alone.
class NewerFile : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace paushtik::schema
