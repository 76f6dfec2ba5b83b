// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/bulk_dialog.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/style/theme.h"
#include "desktop/style/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QPointer>
#include <QProgressBar>
#include <QTableWidget>

namespace paushtik {

using namespace Qt::StringLiterals;

BulkDialog::BulkDialog(const QString &title, QList<Target> targets, Act act, QWidget *parent)
    : QDialog(parent)
    , m_targets(std::move(targets))
    , m_act(std::move(act))
    , m_summary(makeLabel({}, "muted", this))
    , m_progress(new QProgressBar(this))
    , m_results(new QTableWidget(static_cast<int>(m_targets.size()), 2, this))
    , m_copy(new QPushButton(tr("Copy the list"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    setObjectName(u"bulk"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(560, 460);
    build(title);
    connect(m_copy, &QPushButton::clicked, this, &BulkDialog::copyAll);
    connect(m_cancel, &QPushButton::clicked, this,
            [this] { m_running ? stop() : static_cast<void>(close()); });
}

void BulkDialog::build(const QString &title)
{
    m_results->setObjectName(u"bulkResults"_s);
    m_results->setAccessibleName(tr("What came of each"));
    m_results->setHorizontalHeaderLabels({tr("Order"), tr("Outcome")});
    m_results->verticalHeader()->hide();
    m_results->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_results->setShowGrid(false);
    m_results->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_results->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_results->setColumnWidth(0, 150);
    m_results->horizontalHeader()->setStretchLastSection(true);
    for (int row = 0; row < m_targets.size(); ++row) {
        m_results->setItem(row, 0, new QTableWidgetItem(m_targets[row].number));
        m_results->setItem(row, 1, new QTableWidgetItem(tr("Waiting")));
    }
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(title);
    m_progress->setRange(0, static_cast<int>(m_targets.size()));
    m_summary->setObjectName(u"bulkSummary"_s);
    m_copy->setObjectName(u"bulkCopy"_s);
    m_cancel->setObjectName(u"bulkCancel"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(makeLabel(title, "heading", this));
    column->addWidget(m_summary);
    column->addWidget(m_progress);
    column->addWidget(m_results, 1);
    column->addLayout(buttons);
}

// It stands beside the window, where somebody may choose another language meanwhile.
void BulkDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void BulkDialog::retranslate()
{
    m_results->setAccessibleName(tr("What came of each"));
    m_results->setHorizontalHeaderLabels({tr("Order"), tr("Outcome")});
    m_copy->setText(tr("Copy the list"));
    m_cancel->setText(m_running && !m_cancelled ? tr("Cancel") : tr("Close"));
    for (int row = m_next; row < m_targets.size(); ++row)
        m_results->item(row, 1)->setText(m_cancelled                  ? tr("Not done")
                                         : row == m_next && m_running ? tr("Under way…")
                                                                      : tr("Waiting"));
    summarize();
}

void BulkDialog::start()
{
    m_running = true;
    show();
    QCoro::connect(work(), this, [this] {
        m_running = false;
        m_cancel->setText(tr("Close"));
        m_progress->hide();
        Q_EMIT finished();
    });
}

Task<> BulkDialog::work()
{
    const QPointer self(this);
    while (m_next < m_targets.size() && !m_cancelled) {
        const int row = m_next;
        m_results->item(row, 1)->setText(tr("Under way…"));
        m_results->scrollToItem(m_results->item(row, 0));
        const auto outcome = co_await m_act(m_targets[row].id);
        if (!self)
            co_return;
        ++m_next;
        note(row, outcome);
    }
}

void BulkDialog::note(int row, const Result<BulkOutcome> &outcome)
{
    const BulkOutcome said =
        outcome ? *outcome : BulkOutcome{ErrorText::sentence(outcome.error()), Tone::Danger};
    if (!outcome)
        ++m_failed;
    QTableWidgetItem *cell = m_results->item(row, 1);
    cell->setText(said.text);
    cell->setToolTip(outcome ? said.text : said.text + u'\n' + ErrorText::trace(outcome.error()));
    cell->setForeground(Theme::tokens().tone(said.tone).fore);
    m_progress->setValue(m_next);
    summarize();
}

void BulkDialog::summarize()
{
    if (m_next == 0)
        return;
    QString text =
        tr("%1 of %2 done").arg(formats::number(m_next), formats::number(m_targets.size()));
    if (m_failed > 0)
        text += u" \u00b7 "_s + tr("%n failed", nullptr, m_failed);
    m_summary->setText(text);
}

void BulkDialog::stop()
{
    m_cancelled = true;
    for (int row = m_next + 1; row < m_targets.size(); ++row)
        m_results->item(row, 1)->setText(tr("Not done"));
    m_cancel->setText(tr("Close"));
}

void BulkDialog::copyAll() const
{
    QStringList lines;
    for (int row = 0; row < m_results->rowCount(); ++row)
        lines << m_results->item(row, 0)->text() + u'\t' + m_results->item(row, 1)->text();
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace paushtik
