// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace paushtik {

/// The rows whose SKU or title holds what was typed; only the low ones where asked.
class StockFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit StockFilter(QObject *parent = nullptr);
    void setText(const QString &text);
    void setLowOnly(bool low);

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QString m_text;
    bool m_lowOnly = false;
};

} // namespace paushtik
