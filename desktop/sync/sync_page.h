// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/page.h"
#include "desktop/shell/shell.h"
#include "desktop/sync/outbox_model.h"
#include "desktop/sync/sync_engine.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace paushtik {

class StateView;

/// How this desk stands to its server, and the edits of this desk that are not there yet: why, and
/// what a person can do about it.
class SyncPage : public Page {
    Q_OBJECT
public:
    SyncPage(Shell &shell, SyncEngine &engine, QWidget *parent = nullptr);

    QString title() const override;
    QList<QAction *> pageActions() const override;
    void refresh() override;
    void clear() override;
    std::optional<Timestamp> asOf() const override { return m_engine.feed().equalAt; }
    OutboxModel *model() const { return m_model; }

protected:
    void retranslate() override;

private:
    QWidget *buildState();
    QWidget *buildOutbox();
    QLabel *addFact(QFormLayout *form, QLabel *&name);
    void makeActions();
    void wire();
    void showState();
    void showFirstSync();
    void showRows();
    void showActions();
    std::optional<OutboxRow> current() const;
    void settleCurrent();
    void discardCurrent();
    void askWhereToExport();
    void run(Task<Result<bool>> work, const QString &otherwise);
    QString lineText() const;

    Shell &m_shell;
    SyncEngine &m_engine;
    OutboxModel *m_model;
    QLabel *m_title;
    QLabel *m_line, *m_lineName;
    QLabel *m_contact, *m_contactName;
    QLabel *m_equal, *m_equalName;
    QLabel *m_verified, *m_verifiedName;
    QLabel *m_keepName;
    QComboBox *m_keep;
    QLabel *m_trouble;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    QLabel *m_outboxTitle;
    QStackedWidget *m_stack;
    QTableView *m_table;
    StateView *m_empty;
    QTimer m_clock;
    QAction *m_now, *m_verify, *m_export;
    QAction *m_settle, *m_retry, *m_discard, *m_restore;
};

} // namespace paushtik
