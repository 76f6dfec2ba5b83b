// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/label_export.h"

#include "desktop/printing/label_pdf.h"

namespace paushtik {

using namespace Qt::StringLiterals;

// `desk` is main()'s own and outlives the event loop that this runs in.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters)
Task<Result<QString>> exportLabel(Desk &desk, CommandLine line)
{
    Profile profile{line.server, line.email};
    const auto staff = co_await desk.session.signIn(std::move(profile), line.password);
    if (!staff)
        co_return fail(staff.error());
    const auto order = co_await desk.orders.order(line.printLabelOf);
    if (!order)
        co_return fail(order.error());
    if (!order->shipment)
        co_return fail(Fault::Conflict, u"no_shipment"_s, u"the order has no shipment yet"_s);
    const auto pdf = co_await desk.labels.fetch(order->shipment->id);
    if (!pdf)
        co_return fail(pdf.error());
    const auto sizes = labelPageSizes(*pdf);
    if (!sizes)
        co_return fail(sizes.error());
    const auto written = LabelDesk::write(*pdf, line.labelFile);
    if (!written)
        co_return fail(written.error());
    co_return u"label of %1, %2 by %3 points, written to %4"_s.arg(order->number)
        .arg(sizes->first().width())
        .arg(sizes->first().height())
        .arg(line.labelFile);
}

} // namespace paushtik
