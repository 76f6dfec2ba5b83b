// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/printing/print_spool.h"
#include "desktop/shell/shell.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace paushtik {

/// Which printer does what, what waits for it, what came out, and what only a person can tell.
class PrintingView : public QWidget {
    Q_OBJECT
public:
    PrintingView(Shell &shell, PrintSpool &spool, QWidget *parent = nullptr);

    void refresh();
    void setStaffName(const QString &name) { m_staff = name; }

Q_SIGNALS:
    /// Jobs that a person must look at.
    void attentionChanged(int count);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct RoleRow {
        PrinterRole role;
        QLabel *name;
        QComboBox *printer;
        QLineEdit *host;
        QComboBox *dots;
        QCheckBox *onA4;
        QPushButton *test;
    };
    QWidget *buildRole(PrinterRole role);
    QWidget *buildJobs();
    void wireJobs();
    void retranslate();
    void fillPrinters();
    void showChoice(const RoleRow &row);
    void choose(const RoleRow &row);
    void printTest(PrinterRole role);
    void showJobs(const QList<PrintJob> &jobs);
    void showLog(const QList<PrintLogLine> &lines);
    void showActions();
    std::optional<PrintJob> chosen() const;
    void follow(Task<Result<void>> done);

    Shell &m_shell;
    PrintSpool &m_spool;
    QList<RoleRow> m_roles;
    QStringList m_queues;
    QList<PrintJob> m_jobs;
    QString m_staff;
    QLabel *m_printersTitle;
    QLabel *m_jobsTitle;
    QTableWidget *m_table;
    QLabel *m_trouble;
    QPushButton *m_cameOut;
    QPushButton *m_didNot;
    QPushButton *m_again;
    QPushButton *m_giveUp;
    QLineEdit *m_reason;
    QLabel *m_logTitle;
    QPlainTextEdit *m_log;
};

} // namespace paushtik
