// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace paushtik {

/// A list of this folder: whole rows are chosen, one at a time. The model may come later.
QTableView *makeStockTable(QAbstractItemModel *model, QWidget *parent);

} // namespace paushtik
