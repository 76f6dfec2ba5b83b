// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/test_page.h"

#include "shared/labels/label.h"
#include "shared/labels/manifest.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

LabelData testLabel()
{
    LabelData label;
    label.awb = u"TEST0123456789"_s;
    label.courier = u"Test page"_s;
    label.routing = u"TEST"_s;
    label.orderNumber = u"PF-0000-000000"_s;
    label.date = Timestamp::now().indianDay();
    label.to = {u"Do not send · भेजना नहीं है"_s,
                u"The frame must be 4 by 6 inches.\nThe bars must scan."_s,
                u"Test"_s,
                {},
                u"000000"_s,
                {}};
    label.from = {u"Paushtik"_s, {}, {}, {}, {}, {}};
    label.items = {{u"Nothing"_s, u"TEST"_s, 1}};
    return label;
}

} // namespace

PrintRequest testPage(PrinterRole role)
{
    if (role == PrinterRole::Label)
        return {.role = role, .title = {}, .awb = {}, .pdfs = {renderLabelPdf(testLabel())}};
    ManifestData list{u"TEST"_s, u"Test page"_s, u"Paushtik"_s, {}, Timestamp::now(), {}};
    list.rows.append({u"TEST0123456789"_s, u"PF-0000-000000"_s, u"Test"_s, {}, {}, 1, 1000});
    return {.role = role, .title = {}, .awb = {}, .pdfs = {renderManifestPdf(list)}};
}

} // namespace paushtik
