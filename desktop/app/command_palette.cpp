// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/command_palette.h"

#include "desktop/style/theme.h"
#include "desktop/style/widgets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QRegularExpression>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr QSize kSize(600, 440);
constexpr int kIconSize = 18;
constexpr int kFoundEach = 6;
constexpr int kLettersForSearch = 2;
constexpr int kNoteRole = Qt::UserRole;

/// The name at the left, a word about it at the right; the name gives way.
class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        constexpr int kMargin = 14;
        constexpr int kGap = 12;
        const QString note = index.data(kNoteRole).toString();
        QStyleOptionViewItem name = option;
        initStyleOption(&name, index);
        const int used = name.fontMetrics.horizontalAdvance(note) + kMargin + kGap;
        const int room = option.rect.width() - used - kIconSize - 3 * kMargin;
        name.text = name.fontMetrics.elidedText(name.text, Qt::ElideRight, room);
        const QStyle *style = option.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &name, painter, option.widget);
        painter->save();
        painter->setPen(Theme::tokens().muted);
        painter->drawText(option.rect.adjusted(0, 0, -kMargin, 0),
                          Qt::AlignRight | Qt::AlignVCenter, note);
        painter->restore();
    }
};

// The words may stand anywhere in the name, in the order they were typed.
QRegularExpression patternOf(const QString &typed)
{
    QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    for (QString &word : words)
        word = QRegularExpression::escape(word);
    return QRegularExpression(words.join(u".*"), QRegularExpression::CaseInsensitiveOption);
}

} // namespace

CommandPalette::CommandPalette(QList<PaletteEntry> commands, QList<PaletteProvider *> providers,
                               QWidget *window)
    : QDialog(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_commands(std::move(commands))
    , m_providers(std::move(providers))
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_items(new QStandardItemModel(this))
{
    build(window);
    m_typing.setSingleShot(true);
    m_typing.setInterval(90ms);
    connect(&m_typing, &QTimer::timeout, this, &CommandPalette::ask);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    narrow();
    m_search->setFocus();
}

void CommandPalette::build(QWidget *window)
{
    setObjectName(u"palette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setFixedSize(kSize);
    setAccessibleName(tr("Search and commands"));
    m_search->setObjectName(u"paletteSearch"_s);
    m_search->setPlaceholderText(tr("An order, a product, a customer, or what you want to do"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("What fits"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize(QSize(kIconSize, kIconSize));
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setModel(m_items);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    move(window->mapToGlobal(QPoint((window->width() - kSize.width()) / 2, window->height() / 6)));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    default:
        return false;
    }
}

void CommandPalette::step(int by)
{
    const int rows = m_items->rowCount();
    if (rows > 0)
        m_list->setCurrentIndex(
            m_items->index((m_list->currentIndex().row() + by + rows) % rows, 0));
}

void CommandPalette::narrow()
{
    ++m_turn;
    m_items->clear();
    m_shown.clear();
    QString typed = m_search->text();
    const bool commandsAlone = typed.startsWith(u'>');
    if (commandsAlone)
        typed.remove(0, 1);
    const QRegularExpression pattern = patternOf(typed);
    for (const PaletteEntry &command : std::as_const(m_commands))
        if (pattern.match(command.title).hasMatch())
            append(command, command.note);
    m_list->setCurrentIndex(m_items->index(0, 0));
    if (!commandsAlone && typed.trimmed().size() >= kLettersForSearch)
        m_typing.start();
    else
        m_typing.stop();
}

void CommandPalette::ask()
{
    const int turn = m_turn;
    for (PaletteProvider *provider : std::as_const(m_providers)) {
        const QString heading = provider->heading();
        QCoro::connect(provider->find(m_search->text().simplified(), kFoundEach), this,
                       [this, turn, heading](const Result<QList<PaletteEntry>> &found) {
                           if (turn != m_turn || !found)
                               return;
                           for (const PaletteEntry &entry : *found)
                               append(entry, entry.note.isEmpty() ? heading : entry.note);
                           if (!m_list->currentIndex().isValid())
                               m_list->setCurrentIndex(m_items->index(0, 0));
                       });
    }
}

void CommandPalette::append(const PaletteEntry &entry, const QString &note)
{
    auto *item = new QStandardItem(entry.icon, entry.title);
    item->setData(note, kNoteRole);
    m_items->appendRow(item);
    m_shown.append(entry);
}

void CommandPalette::run()
{
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_shown.size())
        return;
    const auto chosen = m_shown[row].run;
    close();
    // After this window is gone, so that what it opens or focuses keeps the focus.
    QTimer::singleShot(0, parentWidget(), chosen);
}

} // namespace paushtik
