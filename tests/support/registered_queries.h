// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_database.h"

#include <QStringList>

namespace paushtik::tests {

/// Prepares every db::Query that is linked into the program and whose name starts with `prefix`, on
/// the given database; one line for each that the server refuses, and for each name that two
/// queries share, and for each that db::onlyReads() takes for a read although it calls a function
/// that may change something. Empty is good.
QStringList refusedQueries(const TestDatabase &database, const QByteArray &prefix = {});

} // namespace paushtik::tests
