// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/core/task.h"
#include "desktop/style/tokens.h"
#include "shared/domain/id.h"
#include "shared/domain/result.h"

#include <QDialog>
#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace paushtik {

/// What came of one of many, in words.
struct BulkOutcome {
    QString text;
    Tone tone = Tone::Success;
};

/// The same act on many orders, one after the other, with what came of each. It does not stand in
/// the way of the window, and stops between two orders when somebody cancels.
class BulkDialog : public QDialog {
    Q_OBJECT
public:
    struct Target {
        OrderId id;
        QString number;
    };
    using Act = std::function<Task<Result<BulkOutcome>>(OrderId)>;

    /// It deletes itself when it is closed; closing cancels.
    BulkDialog(const QString &title, QList<Target> targets, Act act, QWidget *parent);
    void start();
    int doneSoFar() const { return m_next; }
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void finished();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void summarize();
    void build(const QString &title);
    Task<> work();
    void note(int row, const Result<BulkOutcome> &outcome);
    void stop();
    void copyAll() const;

    QList<Target> m_targets;
    Act m_act;
    int m_next = 0;
    int m_failed = 0;
    bool m_running = false;
    bool m_cancelled = false;
    QLabel *m_summary;
    QProgressBar *m_progress;
    QTableWidget *m_results;
    QPushButton *m_copy;
    QPushButton *m_cancel;
};

} // namespace paushtik
