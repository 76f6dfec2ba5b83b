// SPDX-License-Identifier: GPL-3.0-or-later
// The orders that the fake shop holds: every state, long names, both scripts, amounts with many
// digits.
#include "tests/desktop/fake_shop.h"

#include <QDateTime>

namespace paushtik::test {
namespace {

using namespace Qt::StringLiterals;

struct Person {
    QStringView name, email, phone, line1, line2, city, state, pincode;
};

constexpr Person kPeople[] = {
    {u"Asha Deshpande", u"asha.deshpande@example.in", u"+919820012345", u"14, Shanti Niketan",
     u"Prabhat Road", u"Pune", u"IN-MH", u"411004"},
    {u"आरती कुलकर्णी", u"aarti@example.in", u"+919890011223", u"साई कृपा 7", u"", u"पुणे", u"IN-MH",
     u"411038"},
    {u"Venkatanarasimharajuvaripeta Subrahmanyam Chandrasekhar",
     u"vsc.long.address.of.mail@example.co.in", u"+919440098765",
     u"Plot 221, Road No. 36, Jubilee Hills", u"Opposite the old water tank", u"Hyderabad",
     u"IN-TS", u"500033"},
    {u"Gurpreet Singh", u"gurpreet@example.in", u"+919814055667", u"House 88, Sector 21-C", u"",
     u"Chandigarh", u"IN-CH", u"160022"},
    {u"Fatima Sheikh", u"fatima.s@example.in", u"+919876543210", u"3rd Floor, Rose Villa",
     u"Park Street", u"Kolkata", u"IN-WB", u"700016"},
    {u"Lakshmi Iyer", u"lakshmi.iyer@example.in", u"+919840033445", u"12/4 Kutchery Road",
     u"Mylapore", u"Chennai", u"IN-TN", u"600004"},
    {u"Rohan Mehta", u"rohan@example.in", u"+919825066778", u"B-402, Sun Residency", u"Satellite",
     u"Ahmedabad", u"IN-GJ", u"380015"},
    {u"Nandini Rao", u"nandini.rao@example.in", u"+919845077889", u"27, 4th Cross, Malleshwaram",
     u"", u"Bengaluru", u"IN-KA", u"560003"},
    {u"Imran Qureshi", u"imran.q@example.in", u"+919415022334", u"41, Hazratganj", u"", u"Lucknow",
     u"IN-UP", u"226001"},
    {u"Devika Menon", u"devika@example.in", u"+919447012345", u"Flat 5C, Marine Enclave",
     u"Panampilly Nagar", u"Kochi", u"IN-KL", u"682036"},
    {u"Suresh Patel", u"suresh.patel@example.in", u"+919824011122", u"18, Ring Road", u"", u"Surat",
     u"IN-GJ", u"395002"},
    {u"Ananya Bose", u"ananya.b@example.in", u"+919830044556", u"6/1 Lake Terrace", u"Ballygunge",
     u"Kolkata", u"IN-WB", u"700029"},
    {u"विनोद शर्मा", u"vinod@example.in", u"+919829033221", u"म.नं. 112, मालवीय नगर", u"", u"जयपुर",
     u"IN-RJ", u"302017"},
    {u"Mary D'Souza", u"mary.dsouza@example.in", u"+919822099887", u"22, Rua de Natal",
     u"Fontainhas", u"Panaji", u"IN-GA", u"403001"},
    {u"Karthik Reddy", u"karthik.r@example.in", u"+919866077665", u"8-2-293, Road No. 10",
     u"Banjara Hills", u"Hyderabad", u"IN-TS", u"500034"},
    {u"Pooja Agarwal", u"pooja@example.in", u"+919811022446", u"C-14, Greater Kailash I", u"",
     u"New Delhi", u"IN-DL", u"110048"},
};

struct Jar {
    QStringView title, sku;
    int paise;
};

constexpr Jar kJars[] = {
    {u"A2 Gir Cow Ghee", u"PSK-GIR-500", 124900},
    {u"Haldi & Kali Mirch Ghee", u"PSK-HAL-200", 44900},
    {u"Murrah Buffalo Ghee", u"PSK-BUF-1000", 119900},
    {u"Bilona Hand-Churned Gir Ghee", u"PSK-BIL-500", 179900},
    {u"Kesar Infused Ghee", u"PSK-KES-200", 79900},
    {u"A2 Gir Cow Ghee", u"PSK-GIR-5000", 1099900},
    {u"Paushtik Trio Gift Box", u"PSK-GFT-TRIO", 199900},
};
constexpr int kPersons = std::size(kPeople);
constexpr int kKinds = std::size(kJars);

struct State {
    QStringView order, payment, shipment;
};

constexpr State kStates[] = {
    {u"paid", u"captured", u"awb_assigned"},      {u"pending_payment", u"created", u""},
    {u"shipped", u"captured", u"in_transit"},     {u"delivered", u"captured", u"delivered"},
    {u"paid", u"captured", u"created"},           {u"cancelled", u"refunded", u""},
    {u"shipped", u"captured", u"rto_initiated"},  {u"paid", u"captured", u"pickup_scheduled"},
    {u"refunded", u"refunded", u"rto_delivered"}, {u"shipped", u"captured", u"out_for_delivery"},
};

QString uuid(int kind, int index)
{
    return u"0193500%1-0000-7000-8000-%2"_s.arg(kind).arg(index, 12, 16, QChar(u'0'));
}

QString iso(const QDateTime &at)
{
    return at.toString(Qt::ISODateWithMs);
}

QJsonArray linesOf(int index, qint64 &subtotal)
{
    QJsonArray lines;
    const int count = 1 + (index * 5 + 2) % 3;
    for (int i = 0; i < count; ++i) {
        const int kind = (index * 3 + i) % kKinds;
        const Jar &jar = kJars[kind];
        const int quantity = (index + i) % 4 == 2 ? 2 : 1;
        subtotal += qint64(jar.paise) * quantity;
        lines.append(QJsonObject{{u"product_id"_s, uuid(3, kind + 1)},
                                 {u"title"_s, jar.title.toString()},
                                 {u"sku"_s, jar.sku.toString()},
                                 {u"qty"_s, quantity},
                                 {u"unit_price_paise"_s, jar.paise},
                                 {u"line_total_paise"_s, qint64(jar.paise) * quantity},
                                 {u"hsn_code"_s, u"04059020"_s},
                                 {u"gst_rate_bp"_s, 500}});
    }
    return lines;
}

QJsonObject paymentOf(int index, const State &state, qint64 total, const QDateTime &placed)
{
    const bool captured = state.payment != u"created";
    QJsonObject payment{
        {u"state"_s, state.payment.toString()},
        {u"gateway_order_id"_s, u"order_Rk4TqZ8v%1"_s.arg(index, 6, 10, QChar(u'0'))},
        {u"payment_id"_s,
         captured ? QJsonValue(u"pay_Rk4Vb2m%1"_s.arg(index, 6, 10, QChar(u'0'))) : QJsonValue()},
        {u"method"_s, captured ? QJsonValue(u"upi"_s) : QJsonValue()},
        {u"amount_paise"_s, total},
        {u"captured_at"_s, captured ? QJsonValue(iso(placed.addSecs(95))) : QJsonValue()}};
    QJsonArray evidence;
    if (captured)
        for (const auto &[source, kind, seconds] :
             {std::tuple(u"verify"_s, u"payment.captured"_s, 95),
              std::tuple(u"webhook"_s, u"payment.captured"_s, 97),
              std::tuple(u"webhook"_s, u"order.paid"_s, 98)})
            evidence.append(
                QJsonObject{{u"at"_s, iso(placed.addSecs(seconds))},
                            {u"source"_s, source},
                            {u"kind"_s, kind},
                            {u"payment_id"_s, u"pay_Rk4Vb2m%1"_s.arg(index, 6, 10, QChar(u'0'))},
                            {u"amount_paise"_s, total}});
    payment[u"evidence"_s] = evidence;
    return payment;
}

QJsonValue shipmentOf(int index, const State &state)
{
    if (state.shipment.isEmpty())
        return {};
    const bool assigned = state.shipment != u"created";
    const QString awb = u"1490817%1"_s.arg(2210 + index * 37, 7, 10, QChar(u'0'));
    return QJsonObject{{u"id"_s, uuid(2, index + 1)},
                       {u"state"_s, state.shipment.toString()},
                       {u"awb"_s, assigned ? QJsonValue(awb) : QJsonValue()},
                       {u"courier"_s, assigned ? QJsonValue(u"Delhivery Surface"_s) : QJsonValue()},
                       {u"edd"_s, u"2026-11-27"_s},
                       {u"tracking_url"_s, u"https://track.example/"_s + awb}};
}

QJsonArray timelineOf(const State &state, const QDateTime &placed)
{
    QJsonArray entries;
    const auto add = [&](int seconds, const QString &kind, const QString &text) {
        entries.append(QJsonObject{
            {u"at"_s, iso(placed.addSecs(seconds))}, {u"kind"_s, kind}, {u"text"_s, text}});
    };
    add(0, u"placed"_s, u"Order placed"_s);
    if (state.payment == u"created")
        return entries;
    add(95, u"paid"_s, u"Paid by UPI"_s);
    if (!state.shipment.isEmpty()) {
        add(99, u"shipment_created"_s, u"Booked with Delhivery Surface"_s);
        add(180, u"shipment_awb_assigned"_s, u""_s);
        add(3600, u"packed"_s, u"Packed by Meera Kulkarni"_s);
    }
    if (state.order == u"cancelled")
        add(7200, u"cancelled"_s, u"Asked for by phone"_s);
    return entries;
}

} // namespace

QJsonObject FakeShop::makeOrder(int index)
{
    const Person &person = kPeople[index % kPersons];
    const State &state = kStates[index % 10];
    const QDateTime now(QDate(2026, 11, 22), QTime(12, 17), Qt::UTC);
    const QDateTime placed = now.addSecs(-qint64(index) * 2711);
    qint64 subtotal = 0;
    const QJsonArray lines = linesOf(index, subtotal);
    const qint64 fee = subtotal < 99900 ? 4900 : 0;
    const QJsonObject address{
        {u"name"_s, person.name.toString()},   {u"phone"_s, person.phone.toString()},
        {u"line1"_s, person.line1.toString()}, {u"line2"_s, person.line2.toString()},
        {u"landmark"_s, QJsonValue()},         {u"city"_s, person.city.toString()},
        {u"state"_s, person.state.toString()}, {u"pincode"_s, person.pincode.toString()}};
    const QJsonObject customer{{u"id"_s, uuid(4, index % kPersons + 1)},
                               {u"name"_s, person.name.toString()},
                               {u"email"_s, person.email.toString()},
                               {u"phone"_s, person.phone.toString()}};
    QJsonArray flags;
    if (state.shipment == u"rto_initiated")
        flags.append(u"rto"_s);
    QJsonArray refunds;
    if (state.payment == u"refunded")
        refunds.append(QJsonObject{{u"id"_s, uuid(5, index + 1)},
                                   {u"amount_paise"_s, subtotal + fee},
                                   {u"state"_s, u"processed"_s},
                                   {u"reason"_s, u"asked by phone"_s},
                                   {u"created_at"_s, iso(placed.addSecs(9000))}});
    const QJsonArray notes =
        index % 4 == 0
            ? QJsonArray{QJsonObject{
                  {u"at"_s, iso(placed.addSecs(600))},
                  {u"actor"_s, QJsonObject{{u"id"_s, u"s1"_s}, {u"name"_s, u"Meera Kulkarni"_s}}},
                  {u"text"_s, u"Leave at the gate; the dog is friendly."_s}}}
            : QJsonArray{};
    return {
        {u"id"_s, uuid(1, index + 1)},
        {u"number"_s, u"PF-2026-%1"_s.arg(100000 - index, 6, 10, QChar(u'0'))},
        {u"status"_s, state.order.toString()},
        {u"lines"_s, lines},
        {u"subtotal_paise"_s, subtotal},
        {u"shipping_paise"_s, fee},
        {u"total_paise"_s, subtotal + fee},
        {u"refunded_paise"_s, state.payment == u"refunded" ? subtotal + fee : 0},
        {u"address"_s, address},
        {u"note"_s, index % 5 == 0 ? QJsonValue(u"Please call before you come."_s) : QJsonValue()},
        {u"placed_at"_s, iso(placed)},
        {u"paid_at"_s,
         state.payment == u"created" ? QJsonValue() : QJsonValue(iso(placed.addSecs(95)))},
        {u"cancelled_at"_s,
         state.order == u"cancelled" ? QJsonValue(iso(placed.addSecs(7200))) : QJsonValue()},
        {u"packed_at"_s,
         state.shipment.isEmpty() ? QJsonValue() : QJsonValue(iso(placed.addSecs(3600)))},
        {u"customer"_s, customer},
        {u"payment"_s, paymentOf(index, state, subtotal + fee, placed)},
        {u"shipment"_s, shipmentOf(index, state)},
        {u"flags"_s, flags},
        {u"refunds"_s, refunds},
        {u"timeline"_s, timelineOf(state, placed)},
        {u"notes"_s, notes}};
}

QJsonObject FakeShop::makeDashboard()
{
    QJsonArray days;
    for (int i = 0; i < 30; ++i) {
        const int wave = (i * 37) % 23 + (i % 7 >= 5 ? 14 : 0);
        const qint64 paise = i == 9 ? -1249900 : 2400000 + qint64(wave) * 187300;
        days.append(
            QJsonObject{{u"date"_s, QDate(2026, 11, 22).addDays(i - 29).toString(Qt::ISODate)},
                        {u"paise"_s, paise},
                        {u"orders"_s, 12 + wave}});
    }
    const auto low = [](const QString &title, int available, int threshold) {
        return QJsonObject{{u"product_id"_s, uuid(3, available + 1)},
                           {u"title"_s, title},
                           {u"available"_s, available},
                           {u"threshold"_s, threshold}};
    };
    const auto stuck = [](int index, const QString &state, int attempts, const QString &why) {
        return QJsonObject{{u"order"_s, uuid(1, index + 1)},
                           {u"number"_s, u"PF-2026-%1"_s.arg(100000 - index, 6, 10, QChar(u'0'))},
                           {u"state"_s, state},
                           {u"attempts"_s, attempts},
                           {u"last_error"_s, why.isEmpty() ? QJsonValue() : QJsonValue(why)}};
    };
    return {{u"revenue_today_paise"_s, 4856400},
            {u"orders_today"_s, 27},
            {u"pending_payments"_s, QJsonObject{{u"count"_s, 4},
                                                {u"oldest_at"_s, u"2026-11-22T11:31:00Z"_s},
                                                {u"amount_paise"_s, 1749300}}},
            {u"low_stock"_s, QJsonArray{low(u"A2 Gir Cow Ghee, 5 L tin"_s, 0, 4),
                                        low(u"Kesar Infused Ghee"_s, 3, 10),
                                        low(u"Paushtik Utsav Hamper"_s, 5, 6)}},
            {u"shipment_recovery"_s,
             QJsonObject{{u"count"_s, 2},
                         {u"items"_s,
                          QJsonArray{stuck(4, u"created"_s, 3, u"no courier serves 700016 today"_s),
                                     stuck(14, u"pending"_s, 1, {})}}}},
            {u"revenue_by_day"_s, days}};
}

} // namespace paushtik::test
