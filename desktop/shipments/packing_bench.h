// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/print_spool.h"
#include "desktop/shell/shell.h"
#include "desktop/shipments/day_cache.h"
#include "desktop/shipments/packing_session.h"
#include "desktop/shipments/sounds.h"
#include "desktop/thumbs/thumbnails.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace paushtik {

class PackLineRow;

/// The table where parcels are packed. Everything can be done with the scanner alone: an order's
/// number opens it, each item is scanned into the box, the label comes out by itself and is scanned
/// back to close.
class PackingBench : public QWidget {
    Q_OBJECT
public:
    PackingBench(Shell &shell, DayCache &cache, Thumbnails &pictures, PrintSpool &spool,
                 Sounds &sounds, QWidget *parent = nullptr);

    /// Whatever a scanner read, or somebody typed.
    void scan(const QString &read);
    void clear();
    const std::optional<PackingSession> &session() const { return m_session; }
    void setStaffName(const QString &name) { m_staff = name; }
    QList<QAction *> actions() const { return {m_undo, m_putAside}; }

Q_SIGNALS:
    /// An order stands on the bench.
    void opened(const QString &number);
    void closed(const QString &number);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Mood { Calm, Good, Wrong, Done };
    QWidget *buildHead();
    QWidget *buildFoot();
    void wire();
    void retranslate();
    void look(const QString &code);
    void open(const QJsonObject &order);
    void judge(const QString &code, Scan scan);
    void takeByHand(int line);
    void afterTake();
    void close();
    void undo();
    void putAside();
    void say(Mood mood, const QString &text);
    void takeBatches(const QString &orderId);
    void showSession();
    void showStock();
    void showLines();
    QWidget *lineRow(int index);
    void showLine(PackLineRow *row);
    void lookAgain();
    QString nextStep() const;
    QString notToBePacked(const OrderDocument &order) const;
    void printLabel();
    Task<> printFromCache(ShipmentId shipment, QString number, QString awb);

    Shell &m_shell;
    DayCache &m_cache;
    Thumbnails &m_pictures;
    PrintSpool &m_spool;
    Sounds &m_sounds;
    std::optional<PackingSession> m_session;
    QString m_staff;
    Mood m_mood = Mood::Calm;
    bool m_labelAsked = false;
    int m_turn = 0;
    QLineEdit *m_code;
    QFrame *m_banner;
    QLabel *m_said;
    QLabel *m_next;
    QLabel *m_number;
    QLabel *m_customer;
    QLabel *m_count;
    QLabel *m_note;
    QScrollArea *m_linesArea;
    QVBoxLayout *m_lines;
    QWidget *m_linesContent = nullptr;
    QLabel *m_stock;
    QCheckBox *m_soundOn;
    QComboBox *m_box;
    QLabel *m_boxLabel;
    QPushButton *m_undoButton;
    QPushButton *m_asideButton;
    QPushButton *m_labelButton;
    QAction *m_undo;
    QAction *m_putAside;
};

} // namespace paushtik
