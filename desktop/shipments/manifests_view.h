// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/print_spool.h"
#include "desktop/shell/shell.h"
#include "desktop/shell/sync_status.h"
#include "desktop/shipments/handover_check.h"
#include "desktop/shipments/shipments_repository.h"
#include "desktop/shipments/sounds.h"

#include <QWidget>

class QCheckBox;
class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace paushtik {

class StateView;

/// The lists that go with the parcels: made for one courier, handed over parcel by parcel, kept.
class ManifestsView : public QWidget {
    Q_OBJECT
public:
    ManifestsView(Shell &shell, ShipmentsRepository &repository, PrintSpool &spool, Sounds &sounds,
                  SyncStatus &line, Preferences &preferences, QWidget *parent = nullptr);

    /// The parcels that the queues know.
    void setParcels(const QList<ShipmentRow> &parcels);
    void refresh();
    void clear();
    /// True while a handover is under way: scans are its own.
    bool isHandingOver() const { return m_check.has_value(); }
    void scan(const QString &awb);
    void setStaffName(const QString &name) { m_staff = name; }

protected:
    void changeEvent(QEvent *event) override;

private:
    /// What the upper part of the page shows.
    struct Ready {
        QMap<QString, int> couriers; ///< parcels of each that can go on a manifest
        QString place;
        bool offline;
        bool operator==(const Ready &) const = default;
    };
    QWidget *buildLists();
    QWidget *buildHandover();
    void wire();
    void retranslate();
    void showReady();
    void showHistory();
    QList<Manifest> withMade(QList<Manifest> read);
    void showChosen();
    std::optional<Manifest> chosen() const;
    void showRecords(const Manifest &manifest, const QList<HandoverRecord> &records);
    void make(const QString &courier);
    void print(const Manifest &manifest);
    Task<> printPdf(Manifest manifest);
    Task<Result<QByteArray>> drawSheet(Manifest manifest);
    void handOut(const Manifest &manifest, const QList<ShipmentRow> &parcels);
    void beginHandover();
    void finishHandover();
    void leaveHandover();
    void endHandover();
    void showHandover();
    void say(const QString &mood, const QString &text);
    void sayExtra(const QString &awb);
    QString pickupPlace() const;

    Shell &m_shell;
    ShipmentsRepository &m_repository;
    PrintSpool &m_spool;
    Sounds &m_sounds;
    SyncStatus &m_line;
    Preferences &m_preferences;
    QList<ShipmentRow> m_parcels;
    QList<Manifest> m_manifests;
    QList<Manifest> m_made; ///< here, and not read back yet
    std::optional<HandoverCheck> m_check;
    std::optional<Manifest> m_handing;
    /// What was scanned before somebody went back.
    struct Left {
        std::optional<ManifestId> manifest;
        QStringList taken;
    };
    Left m_left;
    QSet<ShipmentId> m_gone; ///< of the chosen manifest, with whichever van
    QString m_staff;
    int m_turn = 0;
    QStackedWidget *m_stack;
    QLabel *m_readyTitle;
    QVBoxLayout *m_ready;
    QWidget *m_readyContent = nullptr;
    std::optional<Ready> m_shownReady;
    QLabel *m_historyTitle;
    QListWidget *m_history;
    QLabel *m_chosenWords;
    QPushButton *m_print;
    QPushButton *m_hand;
    QFrame *m_banner;
    QLabel *m_said;
    QLabel *m_progress;
    QLineEdit *m_code;
    QListWidget *m_parcelList;
    QLabel *m_driverLabel;
    QLineEdit *m_driver;
    QCheckBox *m_signed;
    QPushButton *m_finish;
    QPushButton *m_back;
};

} // namespace paushtik
