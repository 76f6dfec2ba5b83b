// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace paushtik {

/// From left to right and on to the next line, like words; for chips and small buttons.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr, int gap = 6);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    /// No higher than its lines: what is left over is for others.
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

protected:
    /// Puts the items into the room, or only looks; the height that they take.
    virtual int place(const QRect &room, bool really) const;
    /// Those that are not hidden.
    QList<QLayoutItem *> shown() const;
    int gap() const { return m_gap; }

private:
    int placeInside(const QRect &rect, bool really) const;

    QList<QLayoutItem *> m_items;
    int m_gap;
};

} // namespace paushtik
