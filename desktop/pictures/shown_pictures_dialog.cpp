// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/shown_pictures_dialog.h"

#include "desktop/pictures/picture_item.h"
#include "desktop/style/notice_bar.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"
#include "desktop/thumbs/thumb_tile.h"
#include "desktop/thumbs/thumbnails.h"

#include <QAction>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPainter>
#include <QStackedWidget>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kIdRole = Qt::UserRole;
constexpr int kAddressRole = Qt::UserRole + 1;
constexpr int kAltRole = Qt::UserRole + 2;
constexpr int kTile = 72;

QString textOf(const QListWidgetItem *item, int role)
{
    return item ? item->data(role).toString() : QString();
}

// A place of the same size before the picture arrives: nothing moves when it does.
QIcon tileOf(const QPixmap &picture, qreal ratio)
{
    QPixmap tile(QSize(kTile, kTile) * ratio);
    tile.setDevicePixelRatio(ratio);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    paintThumb(painter, QRect(0, 0, kTile, kTile), picture);
    painter.end();
    return QIcon(tile);
}

} // namespace

ShownPicturesDialog::ShownPicturesDialog(const Parts &parts, const QString &productId,
                                         const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_port(parts.pictures)
    , m_thumbs(parts.thumbs)
    , m_gate(parts.gate)
    , m_product(productId)
    , m_notice(new NoticeBar(this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
    , m_list(new QListWidget(this))
    , m_alt(new QLineEdit(this))
    , m_altHindi(new QLineEdit(this))
{
    setObjectName(u"shownPictures"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Pictures of %1").arg(title));
    resize(620, 560);
    build();
    wire();
    m_state->showMessage(u"pictures"_s, tr("Reading the pictures…"), {});
    showGate();
}

void ShownPicturesDialog::build()
{
    m_list->setObjectName(u"shownPicturesList"_s);
    m_list->setAccessibleName(windowTitle());
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setIconSize({kTile, kTile});
    m_list->setUniformItemSizes(true);
    m_alt->setObjectName(u"shownAlt"_s);
    m_altHindi->setObjectName(u"shownAltHindi"_s);
    m_stack->addWidget(m_state);
    m_stack->addWidget(m_list);
    m_up = makeTool("shownUp", tr("Up"), Qt::ALT | Qt::Key_Up, &ShownPicturesDialog::moveUp);
    m_down =
        makeTool("shownDown", tr("Down"), Qt::ALT | Qt::Key_Down, &ShownPicturesDialog::moveDown);
    m_remove = makeTool("shownRemove", tr("Remove…"), QKeySequence::Delete,
                        &ShownPicturesDialog::askToRemove);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *tools = new QHBoxLayout;
    for (QPushButton *button : {m_up, m_down, m_remove})
        tools->addWidget(button);
    tools->addStretch();
    tools->addWidget(close);
    auto *fields = new QFormLayout;
    fields->addRow(tr("Description, English"), m_alt);
    fields->addRow(tr("Description, Hindi"), m_altHindi);
    auto *hint = makeLabel(tr("The first is the one that lists show. Drag, or Alt and an arrow."),
                           "muted", this);
    hint->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(10);
    column->addWidget(m_notice);
    column->addWidget(hint);
    column->addWidget(m_stack, 1);
    column->addLayout(fields);
    column->addLayout(tools);
}

QPushButton *ShownPicturesDialog::makeTool(const char *name, const QString &text,
                                           const QKeySequence &keys,
                                           void (ShownPicturesDialog::*act)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    button->setToolTip(keys.toString(QKeySequence::NativeText));
    // Only in the list: in a line that is being typed in these keys are the line's.
    auto *action = new QAction(text, m_list);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    connect(action, &QAction::triggered, button, &QPushButton::click);
    connect(button, &QPushButton::clicked, this, act);
    return button;
}

void ShownPicturesDialog::wire()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &ShownPicturesDialog::showChosen);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, [this] {
        sendOrder();
        showChosen();
    });
    for (QLineEdit *line : {m_alt, m_altHindi})
        connect(line, &QLineEdit::editingFinished, this, &ShownPicturesDialog::describe);
    connect(m_state, &StateView::retryRequested, this, &ShownPicturesDialog::read);
    connect(&m_thumbs, &Thumbnails::arrived, this, &ShownPicturesDialog::showThumbs);
    connect(&m_gate, &LineGate::changed, this, &ShownPicturesDialog::showGate);
}

void ShownPicturesDialog::read()
{
    const int turn = ++m_turn;
    QCoro::connect(m_port.list(m_product), this,
                   [this, turn](const Result<QList<QJsonObject>> &pictures) {
                       if (turn != m_turn)
                           return;
                       if (pictures)
                           return take(*pictures);
                       if (m_list->count() > 0)
                           return; // what is shown stays, and nothing can be done to it
                       m_state->showError(tr("The pictures could not be read"), pictures.error());
                       m_stack->setCurrentIndex(0);
                   });
}

void ShownPicturesDialog::take(const QList<QJsonObject> &pictures)
{
    const QString chosen = textOf(m_list->currentItem(), kIdRole);
    m_filling = true;
    m_list->clear();
    for (const QJsonObject &picture : pictures) {
        auto *item = new QListWidgetItem(m_list);
        item->setData(kIdRole, picture["id"_L1].toString());
        item->setData(kAddressRole, picture["base_url"_L1].toString());
        item->setData(kAltRole, picture["alt"_L1].toString());
        item->setText(textOf(item, kAltRole).isEmpty() ? tr("Not described")
                                                       : textOf(item, kAltRole));
        if (textOf(item, kIdRole) == chosen)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    m_filling = false;
    if (pictures.isEmpty())
        m_state->showMessage(u"pictures"_s, tr("No pictures yet"),
                             tr("Add photographs on the page Pictures."));
    m_stack->setCurrentIndex(pictures.isEmpty() ? 0 : 1);
    showThumbs();
    showChosen();
}

void ShownPicturesDialog::showThumbs()
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setIcon(tileOf(m_thumbs.picture(textOf(item, kAddressRole)), devicePixelRatioF()));
    }
}

void ShownPicturesDialog::showChosen()
{
    if (m_filling)
        return;
    const QListWidgetItem *item = m_list->currentItem();
    const int row = m_list->currentRow();
    const bool may = item && m_gate.isOpen();
    m_up->setEnabled(may && row > 0);
    m_down->setEnabled(may && row + 1 < m_list->count());
    m_remove->setEnabled(may);
    const auto [english, hindi] = PictureItem::altParts(textOf(item, kAltRole));
    m_alt->setText(english);
    m_altHindi->setText(hindi);
    for (QLineEdit *line : {m_alt, m_altHindi})
        line->setEnabled(may);
}

void ShownPicturesDialog::showGate()
{
    if (m_gate.isOpen())
        m_notice->hide();
    else
        m_notice->tell(Tone::Warning, m_gate.why());
    showChosen();
    read();
}

void ShownPicturesDialog::move(int by)
{
    const int from = m_list->currentRow();
    // Qt counts the place before the move.
    m_list->model()->moveRow({}, from, {}, by > 0 ? from + by + 1 : from + by);
}

void ShownPicturesDialog::sendOrder()
{
    if (m_filling)
        return;
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row)
        ids.append(textOf(m_list->item(row), kIdRole));
    settle(tr("The order was not changed."), m_port.order(m_product, std::move(ids)));
}

void ShownPicturesDialog::describe()
{
    QListWidgetItem *item = m_list->currentItem();
    const QString alt = PictureItem::altOf(m_alt->text(), m_altHindi->text());
    if (!item || !m_gate.isOpen() || alt == textOf(item, kAltRole))
        return;
    item->setData(kAltRole, alt);
    item->setText(alt.isEmpty() ? tr("Not described") : alt);
    settle(tr("The description was not changed."),
           m_port.describe(m_product, textOf(item, kIdRole), alt));
}

void ShownPicturesDialog::askToRemove()
{
    const QString id = textOf(m_list->currentItem(), kIdRole);
    auto *question = new QMessageBox(QMessageBox::Warning, tr("Remove a picture"),
                                     tr("Customers see this picture no more. Remove it?"),
                                     QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *yes = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"shownRemoveYes"_s);
    connect(yes, &QPushButton::clicked, this, [this, id] { remove(id); });
    question->open();
}

void ShownPicturesDialog::remove(const QString &id)
{
    settle(tr("The picture was not removed."), m_port.remove(m_product, id));
}

void ShownPicturesDialog::settle(const QString &what, Task<Result<void>> task)
{
    ++m_turn; // what is being read is of before
    QCoro::connect(std::move(task), this, [this, what](const Result<void> &answer) {
        if (answer)
            Q_EMIT changed();
        else
            m_notice->tellError(what, answer.error());
        read();
    });
}

void ShownPicturesDialog::done(int result)
{
    describe(); // what is being typed
    QDialog::done(result);
}

} // namespace paushtik
