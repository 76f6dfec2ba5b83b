// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace paushtik {

/// Widgets side by side, equally wide and equally high, in as many rows as the width asks for; the
/// rows are filled evenly, and each is as wide as the whole.
class TileLayout : public QLayout {
    Q_OBJECT
public:
    explicit TileLayout(QWidget *parent = nullptr, int gap = 12);
    ~TileLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    QList<QLayoutItem *> shown() const;
    int columnsIn(int width, const QList<QLayoutItem *> &items) const;
    int place(const QRect &rect, bool really) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace paushtik
