// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/timestamp.h"

#include <QList>
#include <QString>

namespace paushtik {

struct ManifestRow {
    QString awb; ///< printed as Code 128 too, when it is printable ASCII
    QString orderNumber;
    QString name;
    QString city;
    QString pincode;
    int pieces = 0;
    int weightGrams = 0; ///< 0: not known
};

/// The list that goes with the parcels one courier takes from one place.
struct ManifestData {
    QString number;
    QString courier;
    QString pickupName;
    QString pickupAddress; ///< may hold line breaks
    Timestamp createdAt;
    QList<ManifestRow> rows;
};

/// The manifest as a PDF of A4 pages: rows with barcodes, the totals and the lines to sign on the
/// last page, "Page n of m" on each. What renderLabelPdf() says of fonts and threads holds here
/// too.
QByteArray renderManifestPdf(const ManifestData &manifest);

} // namespace paushtik
