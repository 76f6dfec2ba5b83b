// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/sync_page.h"

#include "desktop/core/formats.h"
#include "desktop/style/action_button.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"
#include "desktop/sync/conflict_dialog.h"
#include "desktop/sync/outbox_delegate.h"
#include "desktop/sync/support_export.h"
#include "desktop/sync/sync_words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QMessageBox>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTableView>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr int kMonths[] = {0, 3, 6, 12, 24};

// The surface of a card whose head is made by hand.
Card *bareCard(QWidget *parent)
{
    auto *card = new Card({}, parent);
    for (QLabel *title : card->findChildren<QLabel *>())
        title->hide();
    return card;
}

QString momentOr(const std::optional<Timestamp> &at, const QString &otherwise)
{
    return at ? formats::moment(*at) : otherwise;
}

} // namespace

SyncPage::SyncPage(Shell &shell, SyncEngine &engine, QWidget *parent)
    : Page({Place::Sync, u"sync"_s}, parent)
    , m_shell(shell)
    , m_engine(engine)
    , m_model(new OutboxModel(engine.replica(), this))
    , m_title(makeLabel({}, "title", this))
{
    makeActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    for (QAction *action : {m_now, m_verify, m_export})
        head->addWidget(new ActionButton(action, this));
    column->addLayout(head);
    column->addWidget(buildState());
    column->addWidget(buildOutbox(), 1);
    wire();
    SyncPage::retranslate();
}

QLabel *SyncPage::addFact(QFormLayout *form, QLabel *&name)
{
    name = makeLabel({}, "muted", this);
    name->setMinimumWidth(190);
    QLabel *value = makeCopyable({}, "", this);
    form->addRow(name, value);
    return value;
}

QWidget *SyncPage::buildState()
{
    auto *card = bareCard(this);
    m_trouble = makeCopyable({}, "error", this);
    m_trouble->setObjectName(u"syncTrouble"_s);
    card->body()->addWidget(m_trouble);
    m_progressText = makeLabel({}, "strong", this);
    m_progressText->setObjectName(u"firstSync"_s);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    card->body()->addWidget(m_progressText);
    card->body()->addWidget(m_progress);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(6);
    card->body()->addLayout(form);
    m_line = addFact(form, m_lineName);
    m_line->setObjectName(u"syncLine"_s);
    m_contact = addFact(form, m_contactName);
    m_equal = addFact(form, m_equalName);
    m_verified = addFact(form, m_verifiedName);
    m_keepName = makeLabel({}, "muted", this);
    m_keep = new QComboBox(this);
    m_keep->setObjectName(u"keepOrders"_s);
    m_keep->setMaximumWidth(260);
    form->addRow(m_keepName, m_keep);
    return card;
}

QWidget *SyncPage::buildOutbox()
{
    auto *card = bareCard(this);
    auto *head = new QHBoxLayout;
    m_outboxTitle = makeLabel({}, "heading", this);
    m_outboxTitle->setObjectName(u"outboxTitle"_s);
    head->addWidget(m_outboxTitle);
    head->addStretch();
    for (QAction *action : {m_settle, m_restore, m_retry, m_discard})
        head->addWidget(new ActionButton(action, this));
    card->body()->addLayout(head);
    m_table = new QTableView(this);
    m_table->setObjectName(u"outbox"_s);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(OutboxModel::State, new OutboxDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(OutboxModel::What, 320);
    m_table->setColumnWidth(OutboxModel::State, 130);
    m_table->setColumnWidth(OutboxModel::Made, 176);
    m_table->setColumnWidth(OutboxModel::Tries, 80);
    m_empty = new StateView(this);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    card->body()->addWidget(m_stack, 1);
    return card;
}

void SyncPage::makeActions()
{
    const auto make = [this](const char *icon, const char *name, const QKeySequence &keys = {}) {
        auto *action = new QAction(lineIcon(QLatin1StringView(icon)), {}, this);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcut(keys);
        return action;
    };
    m_now = make("sync", "actionSyncNow");
    m_verify = make("verify", "actionSyncVerify");
    m_export = make("export", "actionSyncExport");
    m_settle = make("note", "actionSettle", QKeySequence(Qt::Key_Return));
    m_restore = make("undo", "actionRestoreDeleted");
    m_retry = make("refresh", "actionRetryEdit");
    m_discard = make("close", "actionDiscardEdit", QKeySequence(Qt::Key_Delete));
}

void SyncPage::wire()
{
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &SyncPage::showState);
    connect(&m_engine, &SyncStatus::changed, this, &SyncPage::showState);
    connect(m_model, &OutboxModel::reloaded, this, &SyncPage::showRows);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SyncPage::showRows);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SyncPage::showActions);
    connect(m_table, &QTableView::doubleClicked, m_settle, &QAction::trigger);
    connect(m_now, &QAction::triggered, &m_engine, &SyncEngine::syncNow);
    connect(m_verify, &QAction::triggered, this, [this] {
        QCoro::connect(m_engine.verify(), this, [this](const Result<bool> &equal) {
            if (equal && *equal)
                m_shell.tell(Tone::Success, tr("The copy on this computer equals the server."));
            else if (equal)
                m_shell.tell(Tone::Warning,
                             tr("The copy on this computer differed. It is made again."));
            else
                m_shell.tellError(tr("The copy was not compared."), equal.error());
        });
    });
    connect(m_export, &QAction::triggered, this, &SyncPage::askWhereToExport);
    connect(m_settle, &QAction::triggered, this, &SyncPage::settleCurrent);
    connect(m_discard, &QAction::triggered, this, &SyncPage::discardCurrent);
    connect(m_retry, &QAction::triggered, this, [this] {
        if (const auto row = current())
            run(m_engine.replica().retry(row->seq), tr("The edit is not sent again."));
    });
    connect(m_restore, &QAction::triggered, this, [this] {
        if (const auto row = current())
            run(m_engine.replica().recreate(row->seq), tr("It was not restored."));
    });
    connect(m_keep, &QComboBox::activated, this, [this] {
        run(m_engine.keepOrders(m_keep->currentData().toInt()), tr("Nothing was changed."));
    });
}

QString SyncPage::title() const
{
    return tr("Sync");
}

QList<QAction *> SyncPage::pageActions() const
{
    return {m_now, m_verify, m_export, m_settle, m_restore, m_retry, m_discard};
}

void SyncPage::refresh()
{
    m_clock.start();
    m_model->reload();
    m_engine.syncNow();
    showState();
}

void SyncPage::clear()
{
    m_clock.stop();
    m_model->clear();
}

void SyncPage::retranslate()
{
    m_title->setText(title());
    m_now->setText(tr("Sync now"));
    m_verify->setText(tr("Compare with the server"));
    m_export->setText(tr("Export for support…"));
    m_settle->setText(tr("Settle…"));
    m_restore->setText(tr("Restore"));
    m_retry->setText(tr("Try again"));
    m_discard->setText(tr("Discard…"));
    m_lineName->setText(tr("Line"));
    m_contactName->setText(tr("The server last answered"));
    m_equalName->setText(tr("The copy is as of"));
    m_verifiedName->setText(tr("Last compared"));
    m_keepName->setText(tr("Orders kept on this computer"));
    m_keep->setAccessibleName(m_keepName->text());
    m_keep->clear();
    for (const int months : kMonths)
        m_keep->addItem(months == 0 ? tr("All") : tr("Of the last %n months", nullptr, months),
                        months);
    m_table->setAccessibleName(tr("Edits that wait"));
    m_model->retranslate();
    m_empty->showMessage(u"empty"_s, tr("Everything is sent"),
                         tr("Edits that the server does not have yet stand here."));
    showState();
    showRows();
}

QString SyncPage::lineText() const
{
    const SyncState state = m_engine.state();
    if (state.offlineSince)
        return tr("Offline since %1").arg(formats::moment(*state.offlineSince));
    if (!m_engine.replica().isOpen())
        return tr("No copy on this computer");
    if (!m_engine.isLive())
        return tr("Online, asking every few seconds");
    return m_engine.isBehind() ? tr("Live, fetching changes") : tr("Live, up to date");
}

void SyncPage::showState()
{
    const SyncState state = m_engine.state();
    m_line->setText(lineText());
    m_contact->setText(momentOr(m_engine.lastContact(), tr("never")));
    m_equal->setText(momentOr(state.asOf, tr("not complete yet")));
    m_verified->setText(momentOr(m_engine.feed().verifiedAt, tr("never")));
    if (!m_keep->view()->isVisible())
        m_keep->setCurrentIndex(std::max(0, m_keep->findData(m_engine.feed().keepMonths)));
    QString trouble = state.trouble;
    if (const auto &file = m_engine.replacedFile()) {
        trouble += trouble.isEmpty() ? QString() : u"\n"_s;
        trouble += file->editsUnreadable
                       ? tr("The copy was damaged. Some edits could not be read; the old file is "
                            "kept as %1.")
                             .arg(file->setAside)
                       : tr("The copy was damaged and is made again; %n edits were kept.", nullptr,
                            file->rescuedEdits);
    }
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_verify->setEnabled(!state.offlineSince && m_engine.replica().isOpen());
    m_now->setEnabled(m_engine.replica().isOpen());
    m_keep->setEnabled(m_engine.replica().isOpen());
    showFirstSync();
    Q_EMIT attentionChanged(state.conflicts);
    Q_EMIT refreshed();
}

void SyncPage::showFirstSync()
{
    const auto first = m_engine.firstSync();
    m_progressText->setVisible(first.has_value());
    m_progress->setVisible(first.has_value());
    if (!first)
        return;
    QString text =
        first->expected > 0
            ? tr("Fetching the shop: %1 of %2")
                  .arg(formats::number(first->received), formats::number(first->expected))
            : tr("Fetching the shop: %1").arg(formats::number(first->received));
    if (first->secondsLeft && *first->secondsLeft >= 60)
        text += u", "_s + tr("about %n minutes left", nullptr, *first->secondsLeft / 60);
    else if (first->secondsLeft)
        text += u", "_s + tr("less than a minute left");
    m_progressText->setText(text);
    m_progress->setMaximum(static_cast<int>(first->expected));
    m_progress->setValue(static_cast<int>(std::min(first->received, first->expected)));
    m_progress->setAccessibleName(text);
}

void SyncPage::showRows()
{
    const int count = m_model->rowCount();
    m_outboxTitle->setText(count == 0 ? tr("Edits that wait")
                                      : tr("%n edits wait", nullptr, count));
    m_stack->setCurrentWidget(count == 0 ? static_cast<QWidget *>(m_empty) : m_table);
    if (count > 0 && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
    showActions();
}

std::optional<OutboxRow> SyncPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || index.row() >= m_model->rowCount())
        return std::nullopt;
    return m_model->row(index.row());
}

void SyncPage::showActions()
{
    const auto row = current();
    const auto in = [&row](EditState state) { return row && row->state == state; };
    m_settle->setEnabled(in(EditState::Conflict));
    m_restore->setEnabled(row && row->orphan && row->edit.kind == u"patch");
    m_retry->setEnabled(in(EditState::Refused) || (in(EditState::Waiting) && row->nextTry));
    m_discard->setEnabled(row && !in(EditState::Sending));
}

void SyncPage::settleCurrent()
{
    const auto row = current();
    if (row && row->state == EditState::Conflict)
        (new ConflictDialog(m_engine.replica(), m_shell, *row, this))->open();
}

void SyncPage::discardCurrent()
{
    const auto row = current();
    if (!row)
        return;
    auto *ask = new QMessageBox(QMessageBox::Question, tr("Discard the edit?"),
                                SyncWords::what(row->edit), QMessageBox::NoButton, this);
    ask->setObjectName(u"discard"_s);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    QStringList consequences{row->tries > 0
                                 ? tr("It was sent %n times without an answer that counts; the "
                                      "server may have it already.",
                                      nullptr, row->tries)
                                 : tr("The server will never know of it.")};
    if (row->edit.kind == u"create")
        consequences.append(tr("What waits of its stock and pictures goes with it."));
    ask->setInformativeText(consequences.join(u' '));
    ask->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    ask->setDefaultButton(ask->addButton(QMessageBox::Cancel));
    connect(ask, &QMessageBox::buttonClicked, this,
            [this, ask, seq = row->seq](QAbstractButton *button) {
                if (ask->buttonRole(button) == QMessageBox::DestructiveRole)
                    run(m_engine.replica().discard(seq), tr("The edit was not discarded."));
            });
    ask->open();
}

void SyncPage::askWhereToExport()
{
    auto *dialog = new QFileDialog(this, tr("Export for support"), {}, u"JSON (*.json)"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"paushtik-sync.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        run(support::exportTo(&m_engine, file), tr("The file was not written."));
    });
    dialog->open();
}

void SyncPage::run(Task<Result<bool>> work, const QString &otherwise)
{
    QCoro::connect(std::move(work), this, [this, otherwise](const Result<bool> &done) {
        if (!done)
            m_shell.tellError(otherwise, done.error());
    });
}

} // namespace paushtik
