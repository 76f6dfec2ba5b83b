// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/orders/ports.h"

namespace paushtik::app {

// Orders name what they need of carts and addresses; here the two are joined to it.

std::shared_ptr<orders::CartPort> makeCartPort();
std::shared_ptr<orders::AddressPort> makeAddressPort(db::Database *database);

} // namespace paushtik::app
