// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/flow_layout.h"

namespace paushtik {

/// Widgets side by side, equally wide and equally high, in as many rows as the width asks for; the
/// rows are filled evenly, and each is as wide as the whole.
class TileLayout : public FlowLayout {
    Q_OBJECT
public:
    explicit TileLayout(QWidget *parent = nullptr, int gap = 12);

protected:
    int place(const QRect &room, bool really) const override;

private:
    int columnsIn(int width, int count) const;
};

} // namespace paushtik
