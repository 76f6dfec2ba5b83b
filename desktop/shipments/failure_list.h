// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/id.h"

#include <QFrame>
#include <QList>

class QLabel;
class QListWidget;
class QPushButton;

namespace paushtik {

/// What of a selection did not work, each with its reason. It stays until somebody puts it away or
/// the next selection is worked on; hidden while there is nothing to say.
class FailureList : public QFrame {
    Q_OBJECT
public:
    struct Failure {
        OrderId order;
        QString number;
        QString reason; ///< in words
    };

    explicit FailureList(QWidget *parent = nullptr);
    /// Instead of what it said before.
    void tell(QList<Failure> failures);
    const QList<Failure> &failures() const { return m_failures; }

Q_SIGNALS:
    /// Somebody wants just these chosen, to go on with them.
    void chosen(const QList<paushtik::OrderId> &orders);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void copyAll() const;

    QList<Failure> m_failures;
    QLabel *m_title;
    QListWidget *m_reasons;
    QPushButton *m_choose;
    QPushButton *m_copy;
    QPushButton *m_away;
};

} // namespace paushtik
