// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/test_database.h"

namespace paushtik::tests {

/// Fills a migrated database with a little of everything that a document shows: two categories, two
/// products with pictures and low stock, a customer with two orders, one of them with all that can
/// happen to an order, a manifest.
void fillSampleShop(const TestDatabase &database);

} // namespace paushtik::tests
