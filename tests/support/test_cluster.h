// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace paushtik::tests {

/// The one private PostgreSQL that all test programs of a build folder share. `ctest` starts and
/// stops it by the fixture "postgres"; a test program started by hand starts it, and stops it with
/// the last program that uses it.
namespace cluster {

/// Where it lives: under /tmp, since a socket's path must be short, one folder for each user and
/// build folder.
QString folder();
/// Starts or adopts it; ends the program with one clear line when that fails. Returns the URL of
/// the database that is for administration only. Any number of calls.
QByteArray adminUrl();
/// For the fixture: keeps it running after this program, or stops and removes it.
void keep();
void remove();

} // namespace cluster
} // namespace paushtik::tests
