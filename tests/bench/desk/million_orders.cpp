// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desk/million_orders.h"

#include "desktop/replica/doc_type.h"
#include "desktop/replica/order_columns.h"
#include "desktop/replica/parcels.h"
#include "desktop/replica/replica_file.h"
#include "desktop/replica/schema.h"
#include "desktop/sync/feed_state.h"
#include "shared/documents/canonical_json.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <cstdio>
#include <random>

namespace paushtik::bench {
namespace {

using namespace Qt::StringLiterals;

constexpr int kCustomers = 280'000;
constexpr int kBatch = 10'000;

const QString kFirst = u"Asha Rohan Meera Imran Lakshmi Karthik Pooja Suresh Nandini Gurpreet "
                       "Fatima Devika Ananya Vinod Mary Arjun Kavya Rahul Sneha Amit Priya Vikram "
                       "Neha Sanjay Divya Manoj Ritu Anil Swati Deepak Shreya Rajesh Anjali Nikhil "
                       "Isha Harish Geeta Farhan Bhavna Tarun"_s;
const QString kLast = u"Deshpande Mehta Kulkarni Qureshi Iyer Reddy Agarwal Patel Rao Singh Sheikh "
                      "Menon Bose Sharma DSouza Nair Shetty Gupta Joshi Verma Pillai Chatterjee "
                      "Banerjee Malhotra Kapoor Chauhan Yadav Mishra Tiwari Pandey Naidu Gowda "
                      "Hegde Bhat Kamath Fernandes Khan Ansari Das Sen"_s;
const QString kCities =
    u"Mumbai Delhi Bengaluru Hyderabad Pune Chennai Ahmedabad Kolkata Jaipur Surat Lucknow Nagpur "
    "Indore Thane Bhopal Visakhapatnam Patna Vadodara Ghaziabad Ludhiana Agra Nashik Faridabad "
    "Meerut Rajkot Varanasi Srinagar Aurangabad Dhanbad Amritsar Prayagraj Ranchi Howrah "
    "Coimbatore "
    "Jabalpur Gwalior Vijayawada Jodhpur Madurai Raipur Kota Guwahati Chandigarh Solapur Mysuru "
    "Tiruchirappalli Bareilly Aligarh Moradabad Kochi Panaji Udupi Shillong"_s;
const QString kMailHosts = u"gmail.com yahoo.in outlook.com rediffmail.com example.in"_s;

struct State {
    int share; ///< of 1000 orders
    QLatin1StringView order, payment, shipment;
};

// What a shop's orders mostly are after some years: delivered.
constexpr State kStates[] = {
    {854, "delivered"_L1, "captured"_L1, "delivered"_L1},
    {58, "cancelled"_L1, "refunded"_L1, ""_L1},
    {27, "refunded"_L1, "refunded"_L1, "rto_delivered"_L1},
    {18, "shipped"_L1, "captured"_L1, "in_transit"_L1},
    {9, "shipped"_L1, "captured"_L1, "out_for_delivery"_L1},
    {6, "shipped"_L1, "captured"_L1, "rto_initiated"_L1},
    {12, "paid"_L1, "captured"_L1, "awb_assigned"_L1},
    {6, "paid"_L1, "captured"_L1, "pickup_scheduled"_L1},
    {5, "paid"_L1, "captured"_L1, "created"_L1},
    {5, "pending_payment"_L1, "created"_L1, ""_L1},
};

struct Jar {
    QLatin1StringView title, sku;
    int paise;
};

constexpr Jar kJars[] = {
    {"A2 Gir Cow Ghee"_L1, "PSK-GIR-500"_L1, 124900},
    {"A2 Gir Cow Ghee, 1 L"_L1, "PSK-GIR-1000"_L1, 229900},
    {"Haldi & Kali Mirch Ghee"_L1, "PSK-HAL-200"_L1, 44900},
    {"Murrah Buffalo Ghee"_L1, "PSK-BUF-1000"_L1, 119900},
    {"Bilona Hand-Churned Gir Ghee"_L1, "PSK-BIL-500"_L1, 179900},
    {"Kesar Infused Ghee"_L1, "PSK-KES-200"_L1, 79900},
    {"A2 Gir Cow Ghee, 5 L tin"_L1, "PSK-GIR-5000"_L1, 1099900},
    {"Paushtik Trio Gift Box"_L1, "PSK-GFT-TRIO"_L1, 199900},
};

/// The same orders in every run.
class Orders {
public:
    QJsonObject next()
    {
        const int index = m_made++;
        const State &state = stateOf(number(1000));
        const int customer = number(kCustomers);
        const qint64 placed =
            kNewest - qint64(kOrders - 1 - index) * 61'000'000 - number(60'000'000);
        const QString id = uuid(1, index + 1);
        qint64 total = 0;
        const QJsonArray lines = linesOf(total);
        const QString at = Timestamp(placed).toString();
        QJsonObject order{{u"id"_s, id},
                          {u"number"_s, u"PF-20%1-%2"_s.arg(24 + index / 400'000)
                                            .arg(index % 400'000 + 1, 6, 10, QChar(u'0'))},
                          {u"status"_s, state.order},
                          {u"lines"_s, lines},
                          {u"subtotal_paise"_s, total},
                          {u"shipping_paise"_s, 0},
                          {u"total_paise"_s, total},
                          {u"refunded_paise"_s, 0},
                          {u"note"_s, QJsonValue()},
                          {u"placed_at"_s, at},
                          {u"paid_at"_s, at},
                          {u"cancelled_at"_s, QJsonValue()},
                          {u"packed_at"_s, packed(state) ? QJsonValue(at) : QJsonValue()},
                          {u"flags"_s, flagsOf(state)},
                          {u"refunds"_s, QJsonArray()},
                          {u"notes"_s, QJsonArray()},
                          {u"timeline"_s, timelineOf(at)}};
        addPerson(order, customer);
        addPayment(order, state, index, total, at);
        order[u"shipment"_s] = shipmentOf(state, index);
        return order;
    }

private:
    static constexpr qint64 kNewest = 1'795'000'000'000'000;

    static QString uuid(int kind, int index)
    {
        return u"0193500%1-0000-7000-8000-%2"_s.arg(kind).arg(index, 12, 16, QChar(u'0'));
    }
    int number(int below) { return static_cast<int>(m_random() % uint(below)); }
    static const State &stateOf(int share)
    {
        for (const State &state : kStates)
            if ((share -= state.share) < 0)
                return state;
        return kStates[0];
    }
    bool packed(const State &state)
    {
        if (state.order == "paid"_L1)
            return number(3) == 0;
        return !state.shipment.isEmpty();
    }
    QJsonArray flagsOf(const State &state)
    {
        if (state.shipment == "rto_initiated"_L1)
            return {u"rto"_s};
        return number(400) == 0 ? QJsonArray{u"amount_mismatch"_s} : QJsonArray();
    }
    QJsonArray linesOf(qint64 &total)
    {
        QJsonArray lines;
        for (int i = number(3); i >= 0; --i) {
            const int kind = std::min(number(8), number(8));
            const Jar &jar = kJars[kind];
            const int quantity = 1 + number(4) / 3;
            total += qint64(jar.paise) * quantity;
            lines.append(QJsonObject{{u"product_id"_s, uuid(3, kind + 1)},
                                     {u"title"_s, jar.title},
                                     {u"sku"_s, jar.sku},
                                     {u"qty"_s, quantity},
                                     {u"unit_price_paise"_s, jar.paise},
                                     {u"line_total_paise"_s, qint64(jar.paise) * quantity},
                                     {u"hsn_code"_s, u"04059020"_s},
                                     {u"gst_rate_bp"_s, 500}});
        }
        return lines;
    }
    void addPerson(QJsonObject &order, int customer)
    {
        const QString first = m_first[(qint64(customer) * 7919) % m_first.size()];
        const QString last = m_last[(customer / 3) % m_last.size()];
        // Half of all live in a few large cities.
        const int place = (customer * 31) % 2 ? customer % 8 : customer % int(m_cities.size());
        const QString phone =
            u"+91%1"_s.arg(7'000'000'000 + (qint64(customer) * 104'729) % 2'999'999'999);
        const QString mail = u"%1.%2%3@%4"_s.arg(first.toLower(), last.toLower())
                                 .arg(customer % 1000)
                                 .arg(m_hosts[customer % m_hosts.size()]);
        order[u"customer"_s] = QJsonObject{{u"id"_s, uuid(4, customer + 1)},
                                           {u"name"_s, first + u' ' + last},
                                           {u"email"_s, mail},
                                           {u"phone"_s, phone}};
        order[u"address"_s] = QJsonObject{{u"name"_s, first + u' ' + last},
                                          {u"phone"_s, phone},
                                          {u"line1"_s, u"%1, Shanti Niketan"_s.arg(customer % 300)},
                                          {u"line2"_s, u"Station Road"_s},
                                          {u"landmark"_s, QJsonValue()},
                                          {u"city"_s, m_cities[place]},
                                          {u"state"_s, u"IN-MH"_s},
                                          {u"pincode"_s, u"411004"_s}};
    }
    static void addPayment(QJsonObject &order, const State &state, int index, qint64 total,
                           const QString &at)
    {
        order[u"payment"_s] =
            QJsonObject{{u"state"_s, state.payment},
                        {u"gateway_order_id"_s, u"order_Rk4TqZ%1"_s.arg(index, 8, 10, QChar(u'0'))},
                        {u"payment_id"_s, u"pay_Rk4Vb2%1"_s.arg(index, 8, 10, QChar(u'0'))},
                        {u"method"_s, u"upi"_s},
                        {u"amount_paise"_s, total},
                        {u"captured_at"_s, at},
                        {u"evidence"_s, QJsonArray()}};
    }
    static QJsonValue shipmentOf(const State &state, int index)
    {
        if (state.shipment.isEmpty())
            return {};
        const QString awb = state.shipment == "created"_L1
                                ? QString()
                                : u"1490%1"_s.arg((qint64(index) * 7'368'787) % 10'000'000'000, 10,
                                                  10, QChar(u'0'));
        return QJsonObject{{u"id"_s, uuid(2, index + 1)},
                           {u"state"_s, state.shipment},
                           {u"awb"_s, awb.isEmpty() ? QJsonValue() : QJsonValue(awb)},
                           {u"courier"_s, u"Delhivery Surface"_s},
                           {u"edd"_s, QJsonValue()},
                           {u"tracking_url"_s, QJsonValue()}};
    }
    static QJsonArray timelineOf(const QString &at)
    {
        QJsonArray timeline;
        for (const auto kind : {"placed"_L1, "paid"_L1, "packed"_L1})
            timeline.append(QJsonObject{{u"at"_s, at}, {u"kind"_s, kind}, {u"text"_s, u""_s}});
        return timeline;
    }

    QStringList m_first = kFirst.split(u' ');
    QStringList m_last = kLast.split(u' ');
    QStringList m_cities = kCities.split(u' ');
    QStringList m_hosts = kMailHosts.split(u' ');
    std::minstd_rand m_random{2026};
    int m_made = 0;
};

// Indexes and triggers are cheaper made once at the end than kept up through a million rows.
QStringList takeIndexesAway(Sql &sql)
{
    QStringList names;
    QStringList made;
    for (Rows rows =
             sql.rows(u"SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND "
                      "tbl_name = 'orders' AND type IN ('index', 'trigger')"_s);
         rows.next();) {
        names.append(u"DROP %1 %2"_s.arg(rows.text(0), rows.text(1)));
        made.append(rows.text(2));
    }
    for (const QString &drop : names)
        sql.script(drop);
    return made;
}

void insert(Sql &sql)
{
    Orders orders;
    const int type = static_cast<int>(DocType::Order);
    for (int made = 0; made < kOrders; made += kBatch) {
        Transaction transaction(sql);
        for (int i = 0; i < kBatch; ++i) {
            const QJsonObject order = orders.next();
            OrderEntry entry = orderEntryOf(order);
            entry.key = made + i + 1;
            sql.run(u"INSERT INTO documents (key, type, id, doc, generation) "
                    "VALUES (?, ?, ?, ?, 1)"_s,
                    {entry.key, type, entry.id, canonicalJson(order)});
            writeOrderEntry(sql, entry, orderWordsOf(order, entry));
            parcels::write(sql, entry.key, order);
        }
        transaction.commit();
        std::fprintf(stderr, "\r%d of %d orders", made + kBatch, kOrders);
    }
    std::fputc('\n', stderr);
}

// As a desk stands that was equal to its server a while ago.
void writeState(Sql &sql)
{
    feed_state::write(sql, {.cursor = u"1"_s,
                            .generation = 1,
                            .isFull = false,
                            .received = kOrders,
                            .expected = kOrders,
                            .equalAt = Timestamp::now(),
                            .verifiedAt = Timestamp::now()});
}

void build(const QString &file)
{
    Sql sql(file, Sql::Access::ReadWrite);
    sql.setDurable(false);
    schema::migrate(sql);
    parcels::ensure(sql);
    const QStringList indexes = takeIndexesAway(sql);
    insert(sql);
    std::fputs("indexes\n", stderr);
    sql.script(u"INSERT INTO orders_words (orders_words) VALUES ('rebuild')"_s);
    for (const QString &index : indexes)
        sql.script(index);
    writeState(sql);
    sql.script(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

} // namespace

bool makeMillionOrders(const QString &folder, const QString &account)
{
    const QString place = replica_file::folderFor(folder, account);
    QFile mark(place + u"/schema-%1"_s.arg(schema::latest()));
    if (mark.exists())
        return true;
    QDir(place).removeRecursively();
    if (!QDir().mkpath(place))
        return false;
    build(place + u"/replica.db"_s);
    return mark.open(QIODevice::WriteOnly);
}

} // namespace paushtik::bench
