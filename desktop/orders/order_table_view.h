// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace paushtik {

/// A table of rows for the keyboard: typing goes to the filter, copying takes what is shown as a
/// table, and the next window is asked for before the end comes into sight.
class OrderTableView : public QTableView {
    Q_OBJECT
public:
    explicit OrderTableView(QWidget *parent = nullptr);

    /// The selected rows, in the columns shown and their order on screen, with their heads; for
    /// spreadsheets and for mail. Nothing selected copies nothing.
    void copySelection() const;
    /// Offers the columns to show and hide, at a point of the head.
    void chooseColumns(const QPoint &where);

Q_SIGNALS:
    /// Somebody typed a letter with the table in focus.
    void typed(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fetchAhead();
    QList<int> shownColumns() const;
};

} // namespace paushtik
