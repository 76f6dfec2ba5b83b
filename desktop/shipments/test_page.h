// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/print_job.h"

namespace paushtik {

/// A page that shows whether a printer does its role well: a label with bars to scan, or a list.
/// Nobody's name is on it.
PrintRequest testPage(PrinterRole role);

} // namespace paushtik
