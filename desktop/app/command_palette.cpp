// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/app/command_palette.h"

#include "desktop/style/theme.h"
#include "desktop/style/widgets.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr QSize kSize(520, 380);
constexpr int kIconSize = 18;
enum Role { ActionRole = Qt::UserRole, KeysRole };

QString nameOf(const QAction &action)
{
    QString name = action.text();
    name.remove(u'&');
    return name;
}

/// The name at the left, its keys at the right.
class CommandDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        constexpr int kMargin = 14;
        QStyledItemDelegate::paint(painter, option, index);
        painter->save();
        painter->setPen(Theme::tokens().muted);
        painter->drawText(option.rect.adjusted(0, 0, -kMargin, 0),
                          Qt::AlignRight | Qt::AlignVCenter, index.data(KeysRole).toString());
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(const QList<QAction *> &actions, QWidget *window)
    : QDialog(window, Qt::Popup | Qt::FramelessWindowHint)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_items(new QStandardItemModel(this))
    , m_found(new QSortFilterProxyModel(this))
{
    setObjectName(u"palette"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    setFixedSize(kSize);
    setAccessibleName(tr("Commands"));
    m_search->setObjectName(u"paletteSearch"_s);
    m_search->setPlaceholderText(tr("Type what you want to do"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize(QSize(kIconSize, kIconSize));
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_found->setSourceModel(m_items);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_found);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 8);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    fill(actions);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    narrow({});
    move(window->mapToGlobal(QPoint((window->width() - kSize.width()) / 2, window->height() / 6)));
    m_search->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int rows = m_found->rowCount();
    const int row = m_list->currentIndex().row();
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        run();
        return true;
    }
    if ((key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) && rows > 0) {
        const int step = key->key() == Qt::Key_Down ? 1 : rows - 1;
        m_list->setCurrentIndex(m_found->index((row + step) % rows, 0));
        return true;
    }
    return false;
}

void CommandPalette::fill(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        if (!action->isEnabled() || action->text().isEmpty())
            continue;
        auto *item = new QStandardItem(action->icon(), nameOf(*action));
        item->setData(action->shortcut().toString(QKeySequence::NativeText), KeysRole);
        item->setData(QVariant::fromValue(QPointer<QAction>(action)), ActionRole);
        m_items->appendRow(item);
    }
}

// The words may stand anywhere in the name, in the order they were typed.
void CommandPalette::narrow(const QString &typed)
{
    QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    for (QString &word : words)
        word = QRegularExpression::escape(word);
    m_found->setFilterRegularExpression(
        QRegularExpression(words.join(u".*"), QRegularExpression::CaseInsensitiveOption));
    m_list->setCurrentIndex(m_found->index(0, 0));
}

void CommandPalette::run()
{
    const auto chosen = m_list->currentIndex().data(ActionRole).value<QPointer<QAction>>();
    close();
    // After this window is gone, so that what the action opens or focuses keeps the focus.
    if (chosen)
        QTimer::singleShot(0, chosen, &QAction::trigger);
}

} // namespace paushtik
