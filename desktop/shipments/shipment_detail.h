// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shipments/shipment_row.h"

#include <QScrollArea>

class QVBoxLayout;

namespace paushtik {

/// One parcel beside its queue: what went wrong, where it goes, and all that the courier has told.
class ShipmentDetail : public QScrollArea {
    Q_OBJECT
public:
    explicit ShipmentDetail(QWidget *parent = nullptr);
    void tell(std::optional<ShipmentRow> row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    QWidget *troubleOf(const ShipmentRow &row) const;
    QWidget *addressOf(const ShipmentRow &row) const;
    QWidget *trackingOf(const ShipmentRow &row) const;

    std::optional<ShipmentRow> m_row;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace paushtik
