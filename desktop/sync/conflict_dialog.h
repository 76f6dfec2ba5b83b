// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/replica.h"
#include "desktop/shell/shell.h"

#include <QDialog>
#include <memory>

class QVBoxLayout;

namespace paushtik {

class ConflictField;

/// Settles one conflict field by field: what it was, what the server has now and who changed it,
/// what was meant here. Nothing is settled before somebody says so, and settling can be undone. It
/// deletes itself when it closes.
class ConflictDialog : public QDialog {
    Q_OBJECT
public:
    ConflictDialog(Replica &replica, Shell &shell, const OutboxRow &row, QWidget *parent);
    ~ConflictDialog() override;

    /// The open conflict of a document, in a dialog; nothing happens where there is none.
    static void openFor(Replica &replica, Shell &shell, DocType type, const QString &id,
                        QWidget *parent);

private:
    void build(const OutboxRow &row);
    void chooseAll(FieldChoice::Take take);
    void settle();

    Replica &m_replica;
    Shell &m_shell;
    qint64 m_seq;
    QString m_title;
    QList<ConflictField *> m_fields;
};

} // namespace paushtik
