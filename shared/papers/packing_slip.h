// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/documents/order_document.h"
#include "shared/papers/seller.h"

namespace paushtik {

/// What goes into the parcel, without prices: for whoever packs and whoever unpacks. A4 pages, PDF.
/// What renderLabelPdf() says of fonts and threads holds here too.
QByteArray renderPackingSlipPdf(const OrderDocument &order, const Seller &seller);

} // namespace paushtik
