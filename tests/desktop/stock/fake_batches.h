// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/stock/batch_port.h"

namespace paushtik::test {

/// The shelf of one product: a batch that is old, one that is good and one that is used up.
class FakeBatches final : public BatchPort {
public:
    Task<Result<ShelfView>> shelf(QString) override
    {
        if (away)
            co_return fail(Fault::Unavailable);
        ShelfView view{rows, 38, 4, 7};
        co_return view;
    }
    Task<Result<BatchRow>> receive(QString productId, NewBatchRow batch, QByteArray key) override
    {
        keys.append(key);
        if (away)
            co_return fail(Fault::Unavailable);
        for (const BatchRow &row : rows) {
            if (row.lot == batch.lot) {
                Error taken{Fault::Invalid};
                taken.fields.append({QStringLiteral("lot_number"), QStringLiteral("is taken")});
                co_return fail(taken);
            }
        }
        received.append({productId, batch});
        BatchRow made{batch.lot, batch.lot,      batch.packedOn, batch.bestBefore,
                      batch.mrp, batch.received, batch.received, false};
        rows.append(made);
        co_return made;
    }
    Task<Result<int>> move(BatchMovement movement, QByteArray key) override
    {
        keys.append(key);
        if (away)
            co_return fail(Fault::Unavailable);
        moved.append(movement);
        for (BatchRow &row : rows) {
            if (row.id != movement.batchId)
                continue;
            row.onHand += movement.delta;
            co_return int(row.onHand);
        }
        co_return fail(Fault::NotFound);
    }
    Task<Result<QList<LedgerRow>>> movements(QString) override
    {
        QList<LedgerRow> lines{{Timestamp(1'799'990'000'000'000), -2, 38, QStringLiteral("picked"),
                                QStringLiteral("Ravi Patil"), QStringLiteral("PF-2026-000123")},
                               {Timestamp(1'799'900'000'000'000),
                                40,
                                40,
                                QStringLiteral("received"),
                                QStringLiteral("Ravi Patil"),
                                {}}};
        co_return away ? fail(Fault::Unavailable) : Result<QList<LedgerRow>>(lines);
    }
    Task<Result<QList<RecallRow>>> recall(QString) override
    {
        co_return away ? fail(Fault::Unavailable) : Result<QList<RecallRow>>(recalled);
    }

    QList<BatchRow> rows{{QStringLiteral("old"), QStringLiteral("B-2025-11"), QDate(2025, 11, 3),
                          QDate(2026, 8, 3), Paise{129'900}, 60, 3, true},
                         {QStringLiteral("good"), QStringLiteral("B-2026-09"), QDate(2026, 9, 14),
                          QDate(2027, 6, 14), Paise{134'900}, 120, 32, false},
                         {QStringLiteral("gone"), QStringLiteral("B-2026-02"), QDate(2026, 2, 1),
                          QDate(2026, 11, 1), Paise{129'900}, 48, 0, true}};
    QList<RecallRow> recalled{{QStringLiteral("PF-2026-000123"), QStringLiteral("shipped"), 2,
                               Timestamp(1'799'990'000'000'000), QStringLiteral("Asha Kulkarni"),
                               QStringLiteral("+919876543210"), QStringLiteral("asha@example.in"),
                               QStringLiteral("MOCKAWB000123")},
                              {QStringLiteral("PF-2026-000117"),
                               QStringLiteral("delivered"),
                               1,
                               Timestamp(1'799'900'000'000'000),
                               QStringLiteral("=HYPERLINK(1)"),
                               QStringLiteral("+919812345678"),
                               QStringLiteral("ravi@example.in"),
                               {}}};
    QList<std::pair<QString, NewBatchRow>> received;
    QList<BatchMovement> moved;
    QList<QByteArray> keys;
    bool away = false;
};

} // namespace paushtik::test
