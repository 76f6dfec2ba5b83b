// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/printing_view.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/shipments/test_page.h"
#include "desktop/style/widgets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

enum Column { When, Title, State, Reason, Who, ColumnCount };
const QString kThermal = u"\u0001thermal"_s; // no queue is called so

} // namespace

PrintingView::PrintingView(Shell &shell, PrintSpool &spool, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_spool(spool)
    , m_printersTitle(makeLabel({}, "heading", this))
    , m_jobsTitle(makeLabel({}, "heading", this))
    , m_table(new QTableWidget(0, ColumnCount, this))
    , m_trouble(makeCopyable({}, "error", this))
    , m_cameOut(new QPushButton(this))
    , m_didNot(new QPushButton(this))
    , m_again(new QPushButton(this))
    , m_giveUp(new QPushButton(this))
    , m_reason(new QLineEdit(this))
    , m_logTitle(makeLabel({}, "heading", this))
    , m_log(new QPlainTextEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_printersTitle);
    for (const PrinterRole role : kPrinterRoles)
        column->addWidget(buildRole(role));
    column->addWidget(m_jobsTitle);
    column->addWidget(buildJobs(), 1);
    column->addWidget(m_logTitle);
    m_log->setObjectName(u"printLog"_s);
    m_log->setReadOnly(true);
    m_log->setTabChangesFocus(true);
    m_log->setMaximumHeight(130);
    column->addWidget(m_log);
    connect(&m_spool, &PrintSpool::jobChanged, this, &PrintingView::refresh);
    wireJobs();
    retranslate();
}

QWidget *PrintingView::buildRole(PrinterRole role)
{
    auto *line = new QWidget(this);
    const QString name = toString(role);
    RoleRow row{role,
                makeLabel({}, "strong", line),
                new QComboBox(line),
                new QLineEdit(line),
                new QComboBox(line),
                new QCheckBox(line),
                new QPushButton(line)};
    row.name->setMinimumWidth(110);
    row.printer->setObjectName(u"printer_"_s + name);
    // As wide for each role, whatever there is to choose from.
    row.printer->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row.printer->setMinimumContentsLength(30);
    row.host->setObjectName(u"printerHost_"_s + name);
    row.host->setMaximumWidth(220);
    row.dots->setObjectName(u"printerDots_"_s + name);
    row.dots->addItem(u"203 dpi"_s, 203);
    row.dots->addItem(u"300 dpi"_s, 300);
    row.onA4->setObjectName(u"printerOnA4_"_s + name);
    row.test->setObjectName(u"printerTest_"_s + name);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    for (QWidget *part : {static_cast<QWidget *>(row.name), static_cast<QWidget *>(row.printer),
                          static_cast<QWidget *>(row.host), static_cast<QWidget *>(row.dots),
                          static_cast<QWidget *>(row.onA4), static_cast<QWidget *>(row.test)})
        layout->addWidget(part);
    layout->addStretch();
    connect(row.printer, &QComboBox::activated, this, [this, row] { choose(row); });
    connect(row.host, &QLineEdit::editingFinished, this, [this, row] { choose(row); });
    connect(row.dots, &QComboBox::activated, this, [this, row] { choose(row); });
    connect(row.onA4, &QCheckBox::clicked, this, [this, row] { choose(row); });
    connect(row.test, &QPushButton::clicked, this, [this, role] { printTest(role); });
    m_roles.append(row);
    return line;
}

QWidget *PrintingView::buildJobs()
{
    auto *area = new QWidget(this);
    m_table->setObjectName(u"printJobs"_s);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(Who, 160);
    m_table->horizontalHeader()->setSectionResizeMode(Reason, QHeaderView::Stretch);
    m_table->setColumnWidth(When, 180);
    m_table->setColumnWidth(Title, 170);
    m_table->setColumnWidth(State, 120);
    m_trouble->setObjectName(u"printTrouble"_s);
    m_cameOut->setObjectName(u"printCameOut"_s);
    m_didNot->setObjectName(u"printDidNot"_s);
    m_again->setObjectName(u"printAgain"_s);
    m_giveUp->setObjectName(u"printGiveUp"_s);
    m_reason->setObjectName(u"printReason"_s);
    m_reason->setMaximumWidth(260);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_cameOut, m_didNot, m_giveUp})
        row->addWidget(button);
    row->addStretch();
    row->addWidget(m_reason);
    row->addWidget(m_again);
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_table, 1);
    column->addWidget(m_trouble);
    column->addLayout(row);
    return area;
}

void PrintingView::wireJobs()
{
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &PrintingView::showActions);
    connect(m_reason, &QLineEdit::textChanged, this, &PrintingView::showActions);
    connect(m_cameOut, &QPushButton::clicked, this, [this] {
        if (const auto job = chosen())
            follow(m_spool.settle(job->id, true, m_staff));
    });
    connect(m_didNot, &QPushButton::clicked, this, [this] {
        if (const auto job = chosen())
            follow(m_spool.settle(job->id, false, m_staff));
    });
    connect(m_giveUp, &QPushButton::clicked, this, [this] {
        if (const auto job = chosen())
            follow(m_spool.giveUp(job->id, m_staff));
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        const auto job = chosen();
        if (!job)
            return;
        QCoro::connect(m_spool.again(job->id, m_reason->text().trimmed(), m_staff), this,
                       [this](const Result<qint64> &done) {
                           m_reason->clear();
                           if (!done)
                               m_shell.tellError(tr("It is not printed again."), done.error());
                       });
    });
}

void PrintingView::follow(Task<Result<void>> done)
{
    QCoro::connect(std::move(done), this, [this](const Result<void> &result) {
        if (!result)
            m_shell.tellError(tr("The print job stays as it is."), result.error());
    });
}

void PrintingView::refresh()
{
    QCoro::connect(m_spool.jobs(), this, [this](const QList<PrintJob> &jobs) { showJobs(jobs); });
    if (!isVisible())
        return;
    QCoro::connect(m_spool.log(), this,
                   [this](const QList<PrintLogLine> &lines) { showLog(lines); });
    QCoro::connect(PrinterSetup::queues(), this, [this](const QStringList &queues) {
        if (queues == m_queues)
            return;
        m_queues = queues;
        fillPrinters();
    });
}

void PrintingView::fillPrinters()
{
    for (const RoleRow &row : std::as_const(m_roles)) {
        row.printer->clear();
        row.printer->addItem(tr("None"), QString());
        for (const QString &queue : std::as_const(m_queues))
            row.printer->addItem(queue, queue);
        if (row.role == PrinterRole::Label)
            row.printer->addItem(tr("Thermal printer on the network (ZPL)"), kThermal);
        showChoice(row);
    }
}

void PrintingView::showChoice(const RoleRow &row)
{
    const PrinterChoice choice = m_spool.setup().choice(row.role);
    const bool thermal = choice.way == PrinterChoice::Way::Zpl;
    const QString data = thermal ? kThermal : choice.queue;
    // A queue that is gone is still what was chosen.
    if (row.printer->findData(data) < 0)
        row.printer->addItem(data, data);
    row.printer->setCurrentIndex(row.printer->findData(data));
    row.host->setText(choice.host.isEmpty() ? QString()
                                            : u"%1:%2"_s.arg(choice.host).arg(choice.port));
    row.host->setVisible(thermal);
    row.dots->setCurrentIndex(std::max(0, row.dots->findData(choice.dpi)));
    row.dots->setVisible(thermal);
    row.onA4->setChecked(choice.onA4);
    row.onA4->setVisible(row.role == PrinterRole::Label && choice.way == PrinterChoice::Way::Queue);
    row.test->setEnabled(choice.way != PrinterChoice::Way::None);
}

void PrintingView::choose(const RoleRow &row)
{
    const QString data = row.printer->currentData().toString();
    PrinterChoice choice = m_spool.setup().choice(row.role);
    choice.way = data.isEmpty()     ? PrinterChoice::Way::None
                 : data == kThermal ? PrinterChoice::Way::Zpl
                                    : PrinterChoice::Way::Queue;
    choice.queue = choice.way == PrinterChoice::Way::Queue ? data : QString();
    const QString host = row.host->text().trimmed();
    choice.host = host.section(u':', 0, 0);
    const auto port = host.section(u':', 1, 1).toUShort();
    choice.port = port > 0 ? port : quint16(9100);
    choice.dpi = row.dots->currentData().toInt();
    choice.onA4 = row.onA4->isChecked();
    if (choice != m_spool.setup().choice(row.role))
        m_spool.setup().choose(row.role, choice);
    showChoice(row);
}

void PrintingView::printTest(PrinterRole role)
{
    PrintRequest request = testPage(role);
    request.title = tr("Test page");
    request.by = m_staff;
    QCoro::connect(m_spool.add(std::move(request)), this, [this](const Result<qint64> &kept) {
        if (!kept)
            m_shell.tellError(tr("The test page is not printed."), kept.error());
    });
}

void PrintingView::showJobs(const QList<PrintJob> &jobs)
{
    const auto kept = chosen();
    m_jobs = jobs;
    m_table->setRowCount(static_cast<int>(jobs.size()));
    int unsure = 0;
    for (int i = 0; i < jobs.size(); ++i) {
        const PrintJob &job = jobs[i];
        unsure += job.state == PrintState::Unsure;
        const QString cells[] = {
            formats::moment(job.changedAt), job.title, PrintWords::state(job.state),
            job.reason.isEmpty() ? PrintWords::trouble(job) : job.reason, job.by};
        for (int column = 0; column < ColumnCount; ++column)
            m_table->setItem(i, column, new QTableWidgetItem(cells[column]));
        if (kept && kept->id == job.id)
            m_table->selectRow(i);
    }
    showActions();
    Q_EMIT attentionChanged(unsure);
}

void PrintingView::showLog(const QList<PrintLogLine> &lines)
{
    QStringList text;
    for (const PrintLogLine &line : lines)
        text << QStringList{formats::moment(line.at), line.title, PrintWords::state(line.state),
                            line.who, line.detail}
                    .join(u"   "_s)
                    .trimmed();
    m_log->setPlainText(text.join(u'\n'));
}

std::optional<PrintJob> PrintingView::chosen() const
{
    const int row = m_table->currentRow();
    const bool any = !m_table->selectedItems().isEmpty() && row >= 0 && row < m_jobs.size();
    return any ? std::optional(m_jobs[row]) : std::nullopt;
}

void PrintingView::showActions()
{
    const auto job = chosen();
    const bool unsure = job && job->state == PrintState::Unsure;
    const bool failed = job && job->state == PrintState::Failed;
    m_trouble->setText(job ? PrintWords::trouble(*job) : QString());
    m_trouble->setVisible(!m_trouble->text().isEmpty());
    m_cameOut->setVisible(unsure);
    m_didNot->setVisible(unsure);
    m_giveUp->setVisible(job && mayMove(job->state, PrintState::Failed) &&
                         job->state != PrintState::Printing);
    const bool done = job && (job->state == PrintState::Printed || failed);
    m_reason->setEnabled(done);
    m_again->setEnabled(done && !m_reason->text().trimmed().isEmpty());
}

void PrintingView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PrintingView::retranslate()
{
    m_printersTitle->setText(tr("Printers"));
    m_jobsTitle->setText(tr("Print jobs"));
    m_logTitle->setText(tr("Print log"));
    m_log->setAccessibleName(m_logTitle->text());
    m_table->setAccessibleName(m_jobsTitle->text());
    m_table->setHorizontalHeaderLabels(
        {tr("When"), tr("What"), tr("State"), tr("Reason"), tr("Who")});
    m_cameOut->setText(tr("It came out"));
    m_didNot->setText(tr("It did not: print again"));
    m_giveUp->setText(tr("Give up"));
    m_again->setText(tr("Print again"));
    m_reason->setPlaceholderText(tr("Why it is printed again"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    for (QPushButton *button : {m_cameOut, m_didNot, m_giveUp, m_again})
        button->setAccessibleName(button->text());
    for (const RoleRow &row : std::as_const(m_roles)) {
        const QString role = PrintWords::role(row.role);
        row.name->setText(role);
        row.printer->setAccessibleName(tr("Printer: %1").arg(role));
        row.host->setPlaceholderText(u"192.168.1.50:9100"_s);
        row.host->setAccessibleName(tr("Address of the thermal printer"));
        row.dots->setAccessibleName(tr("Dots an inch"));
        row.onA4->setText(tr("Three labels on an A4 sheet"));
        row.onA4->setAccessibleName(row.onA4->text());
        row.test->setText(tr("Test page"));
        row.test->setAccessibleName(u"%1: %2"_s.arg(row.test->text(), role));
    }
    fillPrinters();
    showJobs(QList<PrintJob>(m_jobs));
}

} // namespace paushtik
