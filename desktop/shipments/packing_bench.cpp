// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/packing_bench.h"

#include "desktop/shipments/mood.h"
#include "desktop/shipments/pack_line_row.h"
#include "desktop/style/icons.h"
#include "desktop/style/widgets.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTimer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

bool looksLikeNumber(const QString &code)
{
    static const QRegularExpression kNumber(u"^PF-[0-9]{4}-[0-9]+$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    return kNumber.match(code).hasMatch();
}

} // namespace

PackingBench::PackingBench(Shell &shell, DayCache &cache, Thumbnails &pictures, PrintSpool &spool,
                           Sounds &sounds, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_cache(cache)
    , m_pictures(pictures)
    , m_spool(spool)
    , m_sounds(sounds)
    , m_code(new QLineEdit(this))
    , m_banner(new QFrame(this))
    , m_said(makeLabel({}, "benchSaid", m_banner))
    , m_next(makeLabel({}, "benchNext", m_banner))
    , m_number(makeLabel({}, "benchNumber", this))
    , m_customer(makeCopyable({}, "value", this))
    , m_count(makeLabel({}, "benchCount", this))
    , m_note(makeCopyable({}, "strong", this))
    , m_stock(makeLabel({}, "muted", this))
    , m_soundOn(new QCheckBox(this))
    , m_box(new QComboBox(this))
    , m_boxLabel(makeLabel({}, "muted", this))
    , m_undoButton(new QPushButton(this))
    , m_asideButton(new QPushButton(this))
    , m_labelButton(new QPushButton(this))
    , m_undo(new QAction(lineIcon(u"undo"_s), {}, this))
    , m_putAside(new QAction(lineIcon(u"back"_s), {}, this))
{
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"packLines"_s);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll);
    content->setObjectName(u"content"_s);
    m_lines = new QVBoxLayout(content);
    m_lines->setContentsMargins(0, 0, 0, 0);
    scroll->setWidget(content);
    m_linesArea = scroll;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(buildHead());
    column->addWidget(scroll, 1);
    column->addWidget(buildFoot());
    wire();
    retranslate();
    showSession();
}

QWidget *PackingBench::buildHead()
{
    auto *head = new QWidget(this);
    m_banner->setObjectName(u"benchBanner"_s);
    m_said->setObjectName(u"benchSaid"_s);
    m_said->setWordWrap(true);
    m_next->setObjectName(u"benchNext"_s);
    m_next->setWordWrap(true);
    auto *words = new QVBoxLayout(m_banner);
    words->setContentsMargins(20, 14, 20, 14);
    words->setSpacing(2);
    words->addWidget(m_said);
    words->addWidget(m_next);
    m_code->setObjectName(u"benchCode"_s);
    m_code->setProperty("big", true);
    m_code->addAction(lineIcon(u"search"_s), QLineEdit::LeadingPosition);
    auto *who = new QHBoxLayout;
    who->setSpacing(16);
    who->addWidget(m_number);
    who->addWidget(m_customer, 1);
    who->addWidget(m_count);
    m_number->setObjectName(u"benchNumber"_s);
    m_count->setObjectName(u"benchCount"_s);
    m_note->setObjectName(u"benchNote"_s);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_code);
    column->addWidget(m_banner);
    column->addLayout(who);
    column->addWidget(m_note);
    return head;
}

QWidget *PackingBench::buildFoot()
{
    auto *foot = new QWidget(this);
    m_box->setObjectName(u"benchBox"_s);
    m_soundOn->setObjectName(u"benchSound"_s);
    m_soundOn->setChecked(m_sounds.isOn());
    m_stock->setWordWrap(true);
    m_stock->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_undoButton->setObjectName(u"benchUndo"_s);
    m_asideButton->setObjectName(u"benchAside"_s);
    m_labelButton->setObjectName(u"benchLabel"_s);
    for (QPushButton *button : {m_undoButton, m_asideButton, m_labelButton})
        button->setProperty("big", true);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_undoButton);
    row->addWidget(m_asideButton);
    row->addWidget(m_labelButton);
    row->addWidget(m_boxLabel);
    row->addWidget(m_box);
    row->addWidget(m_stock, 1);
    row->addWidget(m_soundOn);
    return foot;
}

void PackingBench::wire()
{
    m_undo->setObjectName(u"actionBenchUndo"_s);
    m_undo->setShortcut(QKeySequence(u"Ctrl+Shift+B"_s)); // Ctrl+Z is the window's own undo
    m_putAside->setObjectName(u"actionBenchAside"_s);
    m_putAside->setShortcut(QKeySequence(u"Ctrl+Shift+A"_s));
    connect(m_code, &QLineEdit::returnPressed, this, [this] {
        const QString code = m_code->text().trimmed();
        m_code->clear();
        scan(code);
    });
    connect(m_undo, &QAction::triggered, this, &PackingBench::undo);
    connect(m_putAside, &QAction::triggered, this, &PackingBench::putAside);
    connect(m_undoButton, &QPushButton::clicked, m_undo, &QAction::trigger);
    connect(m_asideButton, &QPushButton::clicked, m_putAside, &QAction::trigger);
    connect(m_labelButton, &QPushButton::clicked, this, &PackingBench::printLabel);
    connect(m_soundOn, &QCheckBox::toggled, this, [this](bool on) { m_sounds.setOn(on); });
    connect(&m_cache, &DayCache::changed, this, &PackingBench::showStock);
    connect(&m_cache, &DayCache::ordersFetched, this, &PackingBench::lookAgain);
    connect(&m_cache, &DayCache::batchesChanged, this, &PackingBench::takeBatches);
    connect(&m_pictures, &Thumbnails::arrived, this, &PackingBench::showLines);
    connect(&m_cache, &DayCache::markRefused, this,
            [this](const QString &number, const Error &error) {
                m_shell.tellError(tr("%1 could not be marked as packed.").arg(number), error);
            });
}

void PackingBench::scan(const QString &read)
{
    if (read.isEmpty())
        return;
    const QString code = looksLikeNumber(read) ? read.toUpper() : read; // somebody typed it
    const bool busy = m_session && m_session->step() != PackingSession::Step::Closed;
    const auto other = m_cache.known(code);
    const bool isThis =
        m_session && (code == m_session->order().number || code == m_session->awb());
    if (other && !isThis) {
        if (busy && !m_session->isUntouched()) {
            m_sounds.play(Sound::Wrong);
            return say(Mood::Wrong,
                       code == (*other)["number"_L1].toString()
                           ? tr("%1 is still open. Finish it or put it aside first.")
                                 .arg(m_session->order().number)
                           : tr("This label belongs to %1.").arg((*other)["number"_L1].toString()));
        }
        return open(*other);
    }
    // An order that was not fetched ahead is still an order and no item.
    const bool isNumber = !isThis && looksLikeNumber(code);
    if (busy && isNumber && !m_session->isUntouched()) {
        m_sounds.play(Sound::Wrong);
        return say(Mood::Wrong, tr("%1 is still open. Finish it or put it aside first.")
                                    .arg(m_session->order().number));
    }
    if (busy && !isNumber && code != m_session->order().number)
        return judge(code, m_session->scan(code));
    look(code);
}

void PackingBench::judge(const QString &code, Scan scan)
{
    const QString title =
        m_session->lastLine() ? m_session->lines()[*m_session->lastLine()].title : code;
    if (scan == Scan::Taken) {
        m_sounds.play(Sound::Good);
        say(Mood::Good, title);
        return afterTake();
    }
    if (scan == Scan::Closed)
        return close();
    m_sounds.play(Sound::Wrong);
    if (scan == Scan::TooMany)
        say(Mood::Wrong, tr("Enough of these: %1").arg(title));
    else if (scan == Scan::WrongItem)
        say(Mood::Wrong, tr("Wrong item: %1 is not in this order.").arg(title));
    else if (scan == Scan::TooEarly)
        say(Mood::Wrong, tr("Not yet: %n piece(s) missing from the box.", nullptr,
                            m_session->pieces() - m_session->taken()));
    else
        say(Mood::Wrong, tr("Wrong label: %1 is not this parcel's.").arg(code));
    showLines();
}

void PackingBench::takeByHand(int line)
{
    if (!m_session || !m_session->take(line))
        return;
    m_sounds.play(Sound::Good);
    say(Mood::Good, m_session->lines()[line].title);
    afterTake();
}

void PackingBench::afterTake()
{
    if (m_session->step() == PackingSession::Step::Label && !m_labelAsked)
        printLabel();
    showSession();
}

void PackingBench::close()
{
    const OrderDocument &order = m_session->order();
    m_sounds.play(Sound::Done);
    say(Mood::Done, tr("%1 is packed.").arg(order.number));
    const bool otherBox = m_box->currentIndex() > 0;
    m_cache.setPacked({.order = order.id,
                       .number = order.number,
                       .box = otherBox ? m_box->currentText() : QString(),
                       .by = m_staff});
    Q_EMIT closed(order.number);
    showSession();
}

void PackingBench::undo()
{
    if (!m_session)
        return;
    const bool wasClosed = m_session->step() == PackingSession::Step::Closed;
    if (!m_session->undo())
        return;
    if (wasClosed)
        m_cache.setPacked({.order = m_session->order().id,
                           .number = m_session->order().number,
                           .packed = false,
                           .by = m_staff});
    say(Mood::Calm, wasClosed ? tr("Open again.") : tr("Taken back."));
    showSession();
}

void PackingBench::putAside()
{
    ++m_turn;
    m_session.reset();
    say(Mood::Calm, {});
    showSession();
    m_code->setFocus();
}

void PackingBench::clear()
{
    putAside();
}

void PackingBench::say(Mood mood, const QString &text)
{
    static const QString kMoods[] = {u"calm"_s, u"good"_s, u"wrong"_s, u"done"_s};
    m_mood = mood;
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
    setMood(m_banner, kMoods[static_cast<int>(mood)]);
    m_next->setText(nextStep());
}

QString PackingBench::nextStep() const
{
    if (!m_session)
        return tr("Scan an order number, a slip or a label.");
    switch (m_session->step()) {
    case PackingSession::Step::Items:
        return tr("Scan each item into the box.");
    case PackingSession::Step::Label:
        return m_session->awb().isEmpty()
                   ? tr("Everything is in the box, but the courier has given no number yet.")
                   : tr("Everything is in the box. Stick the label on it and scan it.");
    case PackingSession::Step::Closed:
        return tr("Scan the next order.");
    }
    Q_UNREACHABLE();
}

void PackingBench::showSession()
{
    const bool any = m_session.has_value();
    m_next->setText(nextStep());
    for (QWidget *part : {static_cast<QWidget *>(m_number), static_cast<QWidget *>(m_customer),
                          static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_boxLabel),
                          static_cast<QWidget *>(m_box)})
        part->setVisible(any);
    m_note->setVisible(any && !m_session->order().note.isEmpty());
    if (any) {
        const OrderDocument &order = m_session->order();
        m_number->setText(order.number);
        m_customer->setText(u"%1 \u00b7 %2 %3"_s.arg(order.address.name, order.address.city,
                                                     order.address.pincode));
        m_count->setText(tr("%1 of %2").arg(m_session->taken()).arg(m_session->pieces()));
        m_note->setText(tr("Note: %1").arg(order.note));
    }
    m_undo->setEnabled(any && !m_session->isUntouched());
    m_putAside->setEnabled(any);
    m_undoButton->setEnabled(m_undo->isEnabled());
    m_asideButton->setEnabled(any);
    m_labelButton->setEnabled(any && !m_session->awb().isEmpty());
    showStock();
    showLines();
}

void PackingBench::showStock()
{
    QString ahead = tr("%n order(s) fetched ahead", nullptr, m_cache.orders());
    if (m_cache.waiting() > 0)
        ahead += u" \u00b7 "_s + tr("%n mark(s) wait for the line", nullptr, m_cache.waiting());
    m_stock->setText(ahead);
}

void PackingBench::showLines()
{
    const int lines = m_session ? int(m_session->lines().size()) : 0;
    const bool same = m_linesContent && m_linesContent->property("order").toString() ==
                                            (m_session ? m_session->order().number : QString());
    if (!same) {
        letGo(m_linesContent);
        m_linesContent = new QWidget(m_linesArea);
        m_linesContent->setProperty("order", m_session ? m_session->order().number : QString());
        auto *column = new QVBoxLayout(m_linesContent);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(8);
        for (int i = 0; i < lines; ++i)
            column->addWidget(lineRow(i));
        column->addStretch();
        m_lines->addWidget(m_linesContent);
    }
    const auto rows = m_linesContent->findChildren<PackLineRow *>();
    for (PackLineRow *row : rows) {
        row->setPicture(m_pictures.pictureOf(m_session->lines()[row->line()].productId));
        row->tell(m_session->lines()[row->line()], m_session->lastLine() == row->line(),
                  m_session->step() == PackingSession::Step::Closed);
        if (m_session->lastLine() == row->line())
            showLine(row);
    }
}

// On a small screen the line that was scanned may lie below the others. Once the rows have their
// places: they may be new.
void PackingBench::showLine(PackLineRow *row)
{
    QTimer::singleShot(0, row, [this, row] { m_linesArea->ensureWidgetVisible(row, 0, 8); });
}

QWidget *PackingBench::lineRow(int index)
{
    auto *row = new PackLineRow(index, m_linesContent);
    connect(row, &PackLineRow::taken, this, &PackingBench::takeByHand);
    return row;
}

void PackingBench::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PackingBench::retranslate()
{
    m_code->setPlaceholderText(tr("Scan, or type an order number and press Enter"));
    m_code->setAccessibleName(tr("Code"));
    m_linesArea->setAccessibleName(tr("What belongs in the box"));
    m_undo->setText(tr("Undo the last scan"));
    m_putAside->setText(tr("Put the order aside"));
    m_undoButton->setText(tr("Undo scan"));
    m_undoButton->setAccessibleName(m_undo->text());
    m_asideButton->setText(tr("Put aside"));
    m_asideButton->setAccessibleName(m_putAside->text());
    m_labelButton->setText(tr("Print label"));
    m_labelButton->setAccessibleName(m_labelButton->text());
    m_soundOn->setText(tr("Sounds"));
    m_soundOn->setAccessibleName(m_soundOn->text());
    m_boxLabel->setText(tr("Box"));
    m_box->setAccessibleName(tr("Box"));
    const int chosen = std::max(0, m_box->currentIndex());
    m_box->clear();
    m_box->addItem(tr("As booked"));
    for (const QString &size : {u"14 × 14 × 16 cm"_s, u"20 × 15 × 20 cm"_s, u"26 × 22 × 22 cm"_s,
                                u"34 × 26 × 26 cm"_s, u"45 × 34 × 30 cm"_s})
        m_box->addItem(size);
    m_box->setCurrentIndex(chosen);
    say(Mood::Calm, {});
    showSession();
}

} // namespace paushtik
