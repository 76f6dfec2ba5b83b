// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/app/demo.h"

#include "server/catalog/demo_catalogue.h"

#include <QLoggingCategory>

namespace paushtik::app {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDemo, "paushtik.demo")

catalog::DemoShelf shelfOf(Services *services, Shared *shared)
{
    return {&services->categories, &services->products, &services->images, &services->media,
            shared->cpuPool.get()};
}

} // namespace

Result<void> checkDemo(const Settings &settings)
{
    if (settings.razorpayMock && settings.shiprocketMock)
        return {};
    return fail(Fault::Invalid, {},
                u"--demo needs RAZORPAY_MOCK=1 and SHIPROCKET_MOCK=1: its passwords are public"_s);
}

const db::Query kDemoLoaded{"demo.loaded", R"sql(
    SELECT demo_loaded IS NOT NULL FROM installation)sql"};

const db::Query kSetDemoLoaded{"demo.set_loaded", R"sql(
    UPDATE installation SET demo_loaded = now())sql"};

Task<Result<void>> loadDemo(Services *services, Shared *shared)
{
    const db::Rows loaded = co_await services->database.run(kDemoLoaded);
    if (loaded.first().get<bool>(0))
        co_return Result<void>();
    co_await staff::addDemoStaff(&services->staff);
    co_await customers::addDemoCustomer(&services->customers);
    const auto stocked = co_await catalog::loadDemoCatalogue(shelfOf(services, shared));
    if (!stocked)
        co_return fail(stocked.error());
    co_await services->database.run(kSetDemoLoaded);
    co_return Result<void>();
}

Task<> drawDemoPictures(Services *services, Shared *shared)
{
    const auto drawn = co_await catalog::addDemoPictures(shelfOf(services, shared));
    if (!drawn)
        qCWarning(lcDemo, "the pictures are not all drawn: %s",
                  qUtf8Printable(drawn.error().detail));
}

} // namespace paushtik::app
