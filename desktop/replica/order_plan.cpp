// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/replica/order_plan.h"

#include "desktop/replica/order_facets.h"
#include "desktop/replica/search_words.h"

#include <algorithm>
#include <limits>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// So many rows are looked for at once.
constexpr double kWanted = 200;
// So many rows are looked at to see how dense words lie, and so dense that a walk is short.
constexpr int kLook = 1500;
constexpr double kDense = 0.05;
// Of the index of words: prefix = '1 2 3 4'.
constexpr int kIndexedLetters = 4;

// Microseconds, as measured with a million rows.
constexpr double kEntry = 0.15; ///< to pass an entry of an index and look at what it carries
constexpr double kTaken = 0.5;  ///< to take one into a sort
constexpr double kVisit = 2.5;  ///< to look at the row itself
constexpr double kInSet = 0.4;  ///< to put a found key into a set

using Sort = OrdersAsk::Sort;

/// One condition and the index that finds what fits it.
struct Part {
    QString index;
    QString condition{};
    QVariantList values{};
    qint64 rows = 0;            ///< that fit it, at most one more than "many"
    bool isCarried = true;      ///< by every index: it costs no look at the row
    QList<Sort> sortsWithout{}; ///< sorts whose column the index carries
};

struct Words {
    QString match{}; ///< empty: none are sought
    QStringList words{};
    qint64 rows = 0;
    double nearStart = 0; ///< the part of the rows that fit, where a walk would begin
};

qint64 countUpTo(Sql &sql, const QString &from, const QString &condition,
                 const QVariantList &values)
{
    const QString text = u"SELECT count(*) FROM (SELECT 1 FROM %1 WHERE %2 LIMIT %3)"_s.arg(
        from, condition, QString::number(orderPlanLimits().many + 1));
    return sql.one(text, values).toLongLong();
}

/// Without an index, by the keys that a condition lists.
QString ordersBy(const QString &index)
{
    return index.isEmpty() ? u"orders AS o NOT INDEXED"_s : u"orders AS o INDEXED BY "_s + index;
}

void addRange(QStringList &conditions, QVariantList &values, const QString &condition,
              const std::optional<qint64> &bound)
{
    if (!bound)
        return;
    conditions.append(condition);
    values.append(*bound);
}

template <class T, class Raw>
std::optional<qint64> raw(const std::optional<T> &value, Raw of)
{
    return value ? std::optional<qint64>(of(*value)) : std::nullopt;
}

std::optional<Part> placedPart(const OrdersAsk &ask)
{
    QStringList conditions;
    Part part{.index = u"orders_by_placed"_s, .sortsWithout = {Sort::Placed, Sort::Total}};
    const auto of = [](Timestamp at) { return at.microseconds(); };
    addRange(conditions, part.values, u"o.placed_at >= ?"_s, raw(ask.from, of));
    addRange(conditions, part.values, u"o.placed_at < ?"_s, raw(ask.until, of));
    part.condition = conditions.join(u" AND "_s);
    return conditions.isEmpty() ? std::nullopt : std::optional(part);
}

std::optional<Part> totalPart(const OrdersAsk &ask)
{
    QStringList conditions;
    Part part{.index = u"orders_by_total"_s, .sortsWithout = {Sort::Placed, Sort::Total}};
    const auto of = [](Paise amount) { return amount.value(); };
    addRange(conditions, part.values, u"o.total >= ?"_s, raw(ask.atLeast, of));
    addRange(conditions, part.values, u"o.total <= ?"_s, raw(ask.atMost, of));
    part.condition = conditions.join(u" AND "_s);
    return conditions.isEmpty() ? std::nullopt : std::optional(part);
}

std::optional<Part> moneyPart(const OrdersAsk &ask)
{
    if (!ask.moneyFrom && !ask.moneyUntil)
        return std::nullopt;
    constexpr qint64 kEver = std::numeric_limits<qint64>::max();
    return Part{.index = {},
                .condition = u"o.key IN (SELECT key FROM money_moves WHERE at >= ? AND at < ?)"_s,
                .values = {ask.moneyFrom ? ask.moneyFrom->microseconds() : 0,
                           ask.moneyUntil ? ask.moneyUntil->microseconds() : kEver}};
}

// A range, so that the index serves it: no city goes on with the last code point there is.
std::optional<Part> cityPart(const OrdersAsk &ask)
{
    if (ask.city.isEmpty())
        return std::nullopt;
    return Part{.index = u"orders_by_city"_s,
                .condition = u"o.city COLLATE NOCASE >= ? AND o.city COLLATE NOCASE < ?"_s,
                .values = {ask.city, ask.city + QString::fromUcs4(U"\U0010FFFF")},
                .isCarried = ask.sort == Sort::City,
                .sortsWithout = {Sort::Placed, Sort::Total, Sort::City}};
}

FacetTest facetTestOf(const OrdersAsk &ask)
{
    FacetTest test;
    if (!ask.statuses.isEmpty())
        test.wantStatuses(ask.statuses);
    if (!ask.payment.isEmpty())
        test.wantPayment(ask.payment);
    if (!ask.shipment.isEmpty())
        test.wantShipment(ask.shipment);
    if (!ask.flag.isEmpty())
        test.wantFlag(ask.flag);
    if (ask.packed)
        test.wantPacked(*ask.packed);
    return test;
}

// There are some dozens of different ones in a million orders, and the index is jumped along.
QList<qint64> facetsThatFit(Sql &sql, const FacetTest &test)
{
    static const QString kNext =
        u"SELECT facets FROM orders INDEXED BY orders_by_facets WHERE facets > ? "
        "ORDER BY facets LIMIT 1"_s;
    QList<qint64> fitting;
    for (QVariant at = sql.one(kNext, {-1}); at.isValid(); at = sql.one(kNext, {at}))
        if (test.fits(at.toLongLong()))
            fitting.append(at.toLongLong());
    return fitting;
}

/// All that is known of a question before its way is chosen.
class Choice {
public:
    Choice(Sql &sql, const OrdersAsk &ask, OrderAim aim)
        : m_sql(sql)
        , m_ask(ask)
        , m_aim(aim)
        , m_facets(facetTestOf(ask))
        , m_all(sql.one(u"SELECT coalesce(max(key), 0) FROM orders"_s).toLongLong())
    {
        for (const auto &part : {placedPart(ask), totalPart(ask), cityPart(ask), moneyPart(ask)})
            if (part)
                add(*part);
        if (m_facets.isSet())
            addFacets();
        m_words.words = search::typedWords(ask.text) + search::productWords(ask.product);
        if (!m_words.words.isEmpty())
            measureWords();
    }

    OrderPlan plan() const
    {
        const bool nothing =
            std::any_of(m_parts.begin(), m_parts.end(), [](const Part &p) { return p.rows == 0; });
        if (nothing || (!m_words.match.isEmpty() && m_words.rows == 0))
            return {.isEmpty = true};
        double best = wordsCost();
        const Part *driver = nullptr;
        for (const Part &part : m_parts)
            if (const double cost = driverCost(part); cost < best) {
                best = cost;
                driver = &part;
            }
        if (best > orderPlanLimits().surelyFine && walkCost() < best)
            return walk();
        return driver ? drive(*driver) : driveWords();
    }

private:
    void add(Part part)
    {
        part.rows = countUpTo(m_sql, ordersBy(part.index), part.condition, part.values);
        m_parts.append(part);
    }

    void addFacets()
    {
        constexpr int kMostListed = 250;
        const QList<qint64> fitting = facetsThatFit(m_sql, m_facets);
        Part part{.index = u"orders_by_facets"_s, .sortsWithout = {Sort::Placed, Sort::Total}};
        if (fitting.size() > kMostListed)
            return; // the mask alone is asked for
        for (const qint64 value : fitting)
            part.values.append(value);
        part.condition =
            u"o.facets IN (%1)"_s.arg(QStringList(fitting.size(), u"?"_s).join(u", "_s));
        add(part);
        m_facetsPart = m_parts.size() - 1;
    }

    // Beginnings of four letters stand in the index; longer ones of many rows are dear to count.
    void measureWords()
    {
        QStringList beginnings = m_words.words;
        for (QString &word : beginnings)
            word.truncate(kIndexedLetters);
        m_words.rows = countMatches(search::matchExpression(beginnings));
        m_words.match = search::matchExpression(m_words.words);
        if (!isMany())
            return;
        m_words.nearStart = m_aim == OrderAim::FirstRows ? partNearStart() : 0;
        if (m_words.nearStart < kDense && beginnings != m_words.words)
            m_words.rows = countMatches(m_words.match);
    }

    qint64 countMatches(const QString &match)
    {
        return countUpTo(m_sql, u"orders_words"_s, u"orders_words MATCH ?"_s, {match});
    }

    // What is found often elsewhere may be rare where a walk begins: the numbers of one year lie
    // together. So the first rows are looked at.
    double partNearStart()
    {
        const QString column = sortColumnOf(m_ask.sort);
        const QString order = m_ask.descending ? u"DESC"_s : u"ASC"_s;
        QStringList conditions;
        QVariantList values;
        for (const QString &word : std::as_const(m_words.words)) {
            conditions.append(u"instr(words, ?) > 0"_s);
            values.append(u' ' + word);
        }
        const QString text =
            u"SELECT count(*) FROM (SELECT o.words AS words FROM %1 ORDER BY %2 %3, o.key %3 "
            "LIMIT %4) WHERE %5"_s.arg(ordersBy(indexOf(m_ask.sort)), column, order,
                                       QString::number(kLook), conditions.join(u" AND "_s));
        return m_sql.one(text, values).toDouble() / kLook;
    }

    bool isMany() const { return m_words.rows > orderPlanLimits().many; }
    // Found keys are put into a set; of many that lie near, the words of the rows are looked at.
    bool looksAtRowsForWords() const { return isMany() && m_words.nearStart >= kDense; }
    double setCost() const
    {
        if (m_words.match.isEmpty() || looksAtRowsForWords())
            return 0;
        return double(isMany() ? m_all / 2 : m_words.rows) * kInSet;
    }
    bool visitsRows(const Part *driver) const
    {
        if (looksAtRowsForWords() || !m_facets.rowConditions().isEmpty())
            return true;
        return std::any_of(m_parts.begin(), m_parts.end(), [driver](const Part &part) {
            return !part.isCarried && &part != driver;
        });
    }

    double driverCost(const Part &part) const
    {
        if (part.rows > orderPlanLimits().many)
            return 1e12;
        const bool visits = visitsRows(&part) || !part.sortsWithout.contains(m_ask.sort);
        return double(part.rows) * (kTaken + (visits ? kVisit : 0)) + setCost();
    }

    double wordsCost() const
    {
        if (m_words.match.isEmpty() || isMany())
            return 1e12;
        return double(m_words.rows) * (kVisit + kTaken);
    }

    double walkCost() const
    {
        const double all = std::max(1.0, double(m_all));
        double carried = 1;
        double looked = 1;
        for (const Part &part : m_parts)
            (part.isCarried ? carried : looked) *= std::max(1.0, double(part.rows)) / all;
        if (!m_words.match.isEmpty() && looksAtRowsForWords())
            looked *= m_words.nearStart;
        else if (!m_words.match.isEmpty())
            carried *= std::max(1.0, double(m_words.rows)) / all;
        const double entries =
            m_aim == OrderAim::All ? all : std::min(all, kWanted / (carried * looked));
        return entries * kEntry + (visitsRows(nullptr) ? entries * carried * kVisit : 0) +
               setCost();
    }

    // Everything but what the way itself sees to.
    OrderPlan planWith(const QString &from, const Part *driver, bool drivesWords) const
    {
        OrderPlan plan{.from = from};
        QStringList where;
        const auto require = [&](const QString &condition, const QVariantList &values) {
            where.append(condition);
            plan.values += values;
        };
        for (qsizetype i = 0; i < m_parts.size(); ++i) {
            const Part &part = m_parts[i];
            if (i != m_facetsPart || &part == driver)
                require(part.condition, part.values);
        }
        const bool listed = driver && m_facetsPart >= 0 && driver == &m_parts[m_facetsPart];
        if (m_facets.isSet() && !listed)
            require(m_facets.condition(), m_facets.values());
        for (const QString &condition : m_facets.rowConditions())
            where.append(condition);
        plan.values += m_facets.rowValues();
        if (!m_words.match.isEmpty() && !drivesWords && looksAtRowsForWords())
            for (const QString &word : m_words.words)
                require(u"instr(o.words, ?) > 0"_s, {u' ' + word});
        else if (!m_words.match.isEmpty())
            require(u"o.key IN (SELECT rowid FROM orders_words WHERE orders_words MATCH ?)"_s,
                    {m_words.match});
        if (!where.isEmpty())
            plan.where = u" WHERE "_s + where.join(u" AND "_s);
        plan.isCheap = m_words.match.isEmpty() && !visitsRows(driver);
        return plan;
    }

    OrderPlan walk() const { return planWith(ordersBy(indexOf(m_ask.sort)), nullptr, false); }
    OrderPlan drive(const Part &part) const
    {
        OrderPlan plan = planWith(ordersBy(part.index), &part, false);
        plan.isSorted = part.index == indexOf(m_ask.sort);
        return plan;
    }
    OrderPlan driveWords() const
    {
        OrderPlan plan = planWith(u"orders AS o NOT INDEXED"_s, nullptr, true);
        plan.isSorted = false;
        return plan;
    }

    static QString indexOf(Sort sort) { return u"orders_by_"_s + nameOf(sort); }
    static QString nameOf(Sort sort)
    {
        switch (sort) {
        case Sort::Placed:
            return u"placed"_s;
        case Sort::Total:
            return u"total"_s;
        case Sort::Number:
            return u"number"_s;
        case Sort::Customer:
            return u"customer"_s;
        case Sort::City:
            return u"city"_s;
        }
        Q_UNREACHABLE();
    }

    Sql &m_sql;
    const OrdersAsk &m_ask;
    OrderAim m_aim;
    FacetTest m_facets;
    qint64 m_all;
    QList<Part> m_parts;
    qsizetype m_facetsPart = -1;
    Words m_words;
};

} // namespace

OrderPlanLimits &orderPlanLimits()
{
    static OrderPlanLimits limits;
    return limits;
}

OrderPlan planOf(Sql &sql, const OrdersAsk &ask, OrderAim aim)
{
    return Choice(sql, ask, aim).plan();
}

QString sortColumnOf(OrdersAsk::Sort sort)
{
    switch (sort) {
    case Sort::Placed:
        return u"o.placed_at"_s;
    case Sort::Total:
        return u"o.total"_s;
    case Sort::Number:
        return u"o.number"_s;
    case Sort::Customer:
        return u"o.customer COLLATE NOCASE"_s;
    case Sort::City:
        return u"o.city COLLATE NOCASE"_s;
    }
    Q_UNREACHABLE();
}

} // namespace paushtik
