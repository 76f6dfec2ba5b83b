// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/response.h"
#include "shared/documents/csv_line.h"

namespace paushtik::http {

/// A file to save, `lines` made with csvLine().
Response csvFile(QByteArray lines, const QByteArray &fileName);

} // namespace paushtik::http
