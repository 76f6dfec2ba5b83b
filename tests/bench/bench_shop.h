// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <memory>

namespace paushtik::bench {

/// A daemon on a PostgreSQL of its own with many products and paid orders. Ends the program when it
/// does not come up.
class BenchShop {
public:
    BenchShop(int orders, int products);
    ~BenchShop();

    QUrl url() const;
    /// Of a member of staff.
    QByteArray token() const;

    /// A connection for one thread.
    class Writer {
    public:
        virtual ~Writer() = default;
        /// Commits and gives the order's new total in paise.
        virtual qint64 raiseTotal(const QString &order) = 0;
    };
    std::unique_ptr<Writer> writer() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace paushtik::bench
