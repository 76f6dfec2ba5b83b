// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/carts/cart.h"

#include <QJsonObject>

namespace paushtik::carts {

/// The cart as api.md shows it.
QJsonObject toJson(const Cart &cart);

} // namespace paushtik::carts
