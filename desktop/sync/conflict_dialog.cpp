// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/conflict_dialog.h"

#include "desktop/style/widgets.h"
#include "desktop/sync/conflict_field.h"
#include "desktop/sync/sync_words.h"

#include <QDialogButtonBox>
#include <QUndoCommand>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// The settling that was just done, to be taken back.
class SettledCommand : public QUndoCommand {
public:
    SettledCommand(Replica &replica, Shell &shell, qint64 seq, QList<FieldChoice> choices)
        : QUndoCommand(ConflictDialog::tr("Settling a conflict"))
        , m_replica(replica)
        , m_shell(shell)
        , m_seq(seq)
        , m_choices(std::move(choices))
    {
    }
    void undo() override
    {
        QCoro::connect(m_replica.undo(m_seq), &m_shell, [shell = &m_shell](const auto &done) {
            if (!done)
                shell->tellError(ConflictDialog::tr("The conflict was not brought back."),
                                 done.error());
        });
    }
    void redo() override
    {
        // The first time it was done by the dialog already.
        if (std::exchange(m_isFirst, false))
            return;
        QCoro::connect(m_replica.settle(m_seq, m_choices), &m_shell, [](const auto &) {});
    }

private:
    Replica &m_replica;
    Shell &m_shell;
    qint64 m_seq;
    QList<FieldChoice> m_choices;
    bool m_isFirst = true;
};

} // namespace

ConflictDialog::ConflictDialog(Replica &replica, Shell &shell, const OutboxRow &row,
                               QWidget *parent)
    : QDialog(parent)
    , m_replica(replica)
    , m_shell(shell)
    , m_seq(row.seq)
    , m_title(row.edit.title)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"conflict"_s);
    setWindowTitle(tr("Two changes of %1").arg(m_title));
    build(row);
}

ConflictDialog::~ConflictDialog() = default;

void ConflictDialog::openFor(Replica &replica, Shell &shell, DocType type, const QString &id,
                             QWidget *parent)
{
    auto read = replica.outbox();
    QCoro::connect(std::move(read), parent,
                   [&replica, &shell, type, id, parent](const Result<QList<OutboxRow>> &rows) {
                       for (const OutboxRow &row : rows.value_or(QList<OutboxRow>()))
                           if (row.state == EditState::Conflict && row.edit.type == type &&
                               row.edit.id == id)
                               return (new ConflictDialog(replica, shell, row, parent))->open();
                   });
}

void ConflictDialog::build(const OutboxRow &row)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(makeLabel(windowTitle(), "title", this));
    QLabel *explained = makeCopyable(
        tr("You changed this while somebody else did. Choose what counts; the other value is not "
           "kept."),
        "muted", this);
    column->addWidget(explained);
    for (const FieldConflict &conflict : row.conflicts) {
        auto *field = new ConflictField(conflict, this);
        m_fields.append(field);
        column->addWidget(field);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *save = makePrimary(tr("Settle"), this);
    save->setObjectName(u"settle"_s);
    auto *mine = buttons->addButton(tr("All mine"), QDialogButtonBox::ActionRole);
    auto *theirs = buttons->addButton(tr("All of the server"), QDialogButtonBox::ActionRole);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    for (QAbstractButton *button : buttons->buttons())
        button->setAccessibleName(button->text());
    column->addWidget(buttons);
    const auto complete = [this, save] {
        save->setEnabled(std::all_of(m_fields.begin(), m_fields.end(),
                                     [](ConflictField *field) { return field->choice(); }));
    };
    for (ConflictField *field : m_fields)
        connect(field, &ConflictField::changed, this, complete);
    complete();
    connect(mine, &QAbstractButton::clicked, this, [this] { chooseAll(FieldChoice::Take::Mine); });
    connect(theirs, &QAbstractButton::clicked, this,
            [this] { chooseAll(FieldChoice::Take::Theirs); });
    connect(buttons, &QDialogButtonBox::accepted, this, &ConflictDialog::settle);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setMinimumWidth(520);
}

void ConflictDialog::chooseAll(FieldChoice::Take take)
{
    for (ConflictField *field : m_fields)
        field->choose(take);
}

void ConflictDialog::settle()
{
    QList<FieldChoice> choices;
    for (ConflictField *field : m_fields)
        if (const auto choice = field->choice())
            choices.append(*choice);
    QCoro::connect(
        m_replica.settle(m_seq, choices), this, [this, choices](const Result<bool> &settled) {
            if (!settled)
                return m_shell.tellError(tr("%1: not settled.").arg(m_title), settled.error());
            m_shell.undoStack().push(new SettledCommand(m_replica, m_shell, m_seq, choices));
            accept();
        });
}

} // namespace paushtik
