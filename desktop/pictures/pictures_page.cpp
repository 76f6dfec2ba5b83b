// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/pictures_page.h"

#include "desktop/core/when_done.h"
#include "desktop/pictures/crop_view.h"
#include "desktop/pictures/picture_delegate.h"
#include "desktop/pictures/picture_words.h"
#include "desktop/pictures/picture_work.h"
#include "desktop/pictures/shop_pictures.h"
#include "desktop/pictures/variant_strip.h"
#include "desktop/style/action_button.h"
#include "desktop/style/icons.h"
#include "desktop/style/state_view.h"
#include "desktop/style/widgets.h"

#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QProgressBar>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QtConcurrent>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPreviewWidth = 900;

QStringList filesOf(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

PicturesPage::PicturesPage(Shell &shell, ShopPictures &shop, PictureQueue &queue, QWidget *parent)
    : Page({Place::Pictures, u"pictures"_s, StaffRole::Manager}, parent)
    , m_shell(shell)
    , m_shop(shop)
    , m_queue(queue)
    , m_title(makeLabel({}, "title", this))
    , m_hint(makeLabel({}, "muted", this))
    , m_stack(new QStackedWidget(this))
    , m_state(new StateView(this))
{
    makeActions();
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    for (QAction *action : {m_addFiles, m_addFolder, m_paste})
        head->addWidget(new ActionButton(action, this));
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(buildList());
    splitter->addWidget(buildDetail());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({360, 900});
    splitter->setChildrenCollapsible(false);
    m_stack->addWidget(m_state);
    m_stack->addWidget(splitter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(10);
    column->addLayout(head);
    column->addWidget(m_hint);
    column->addWidget(m_stack, 1);
    setAcceptDrops(true);
    wire();
    retranslate();
}

QAction *PicturesPage::makeAction(const char *name, const char *icon, const QKeySequence &keys,
                                  void (PicturesPage::*does)())
{
    auto *action = new QAction(lineIcon(QString::fromLatin1(icon)), {}, this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, does);
    return action;
}

void PicturesPage::makeActions()
{
    m_addFiles =
        makeAction("picturesAddFiles", "plus", QKeySequence::Open, &PicturesPage::chooseFiles);
    m_addFolder =
        makeAction("picturesAddFolder", "box", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                   &PicturesPage::chooseFolder);
    m_paste = makeAction("picturesPaste", "copy", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
                         &PicturesPage::paste);
    m_left = makeAction("picturesLeft", "undo", QKeySequence(Qt::CTRL | Qt::Key_BracketLeft),
                        &PicturesPage::turnLeft);
    m_right = makeAction("picturesRight", "redo", QKeySequence(Qt::CTRL | Qt::Key_BracketRight),
                         &PicturesPage::turnRight);
    m_remove = makeAction("picturesRemove", "close", QKeySequence(Qt::CTRL | Qt::Key_Delete),
                          &PicturesPage::removeCurrent);
    m_retry = new QAction(lineIcon(u"refresh"_s), {}, this);
    m_retry->setObjectName(u"picturesRetry"_s);
    connect(m_retry, &QAction::triggered, this, [this] {
        if (currentRow() >= 0)
            m_queue.retry(currentRow());
    });
    m_send = new QAction(lineIcon(u"export"_s), {}, this);
    m_send->setObjectName(u"picturesSend"_s);
    m_send->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    connect(m_send, &QAction::triggered, &m_queue, &PictureQueue::sendReady);
}

QWidget *PicturesPage::buildList()
{
    auto *side = new QWidget(this);
    m_list = new QListView(side);
    m_list->setObjectName(u"pictures"_s);
    m_list->setModel(&m_queue);
    m_list->setItemDelegate(new PictureDelegate(m_list));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setUniformItemSizes(true);
    m_progress = new QProgressBar(side);
    m_progress->setObjectName(u"picturesProgress"_s);
    m_cancel = new QPushButton(side);
    m_cancel->setObjectName(u"picturesCancel"_s);
    m_sendButton = makePrimary({}, side);
    m_sendButton->setObjectName(u"picturesSendButton"_s);
    auto *making = new QHBoxLayout;
    making->addWidget(m_progress, 1);
    making->addWidget(m_cancel);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 10, 0);
    column->addWidget(m_list, 1);
    column->addLayout(making);
    column->addWidget(m_sendButton);
    return side;
}

QWidget *PicturesPage::buildDetail()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_detail = new QWidget;
    m_detail->setObjectName(u"content"_s);
    m_name = makeLabel({}, "orderNumber", m_detail);
    m_word = makeLabel({}, "muted", m_detail);
    m_word->setObjectName(u"pictureState"_s);
    m_problem = makeCopyable({}, "error", m_detail);
    m_problem->setObjectName(u"pictureProblem"_s);
    m_twin = makeCopyable({}, "error", m_detail);
    m_twin->setObjectName(u"pictureTwin"_s);
    m_productLabel = makeLabel({}, "strong", m_detail);
    m_product = new QComboBox(m_detail);
    m_product->setObjectName(u"pictureProduct"_s);
    m_altLabel = makeLabel({}, "strong", m_detail);
    m_alt = new QLineEdit(m_detail);
    m_alt->setObjectName(u"pictureAlt"_s);
    m_altHindiLabel = makeLabel({}, "strong", m_detail);
    m_altHindi = new QLineEdit(m_detail);
    m_altHindi->setObjectName(u"pictureAltHindi"_s);
    m_productLabel->setBuddy(m_product);
    m_altLabel->setBuddy(m_alt);
    m_altHindiLabel->setBuddy(m_altHindi);
    m_crop = new CropView(m_detail);
    m_crop->setObjectName(u"pictureCrop"_s);
    m_cropHint = makeLabel({}, "small", m_detail);
    m_variants = new VariantStrip(m_detail);

    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(12);
    fields->addWidget(m_productLabel, 0, 0);
    fields->addWidget(m_product, 0, 1);
    fields->addWidget(m_altLabel, 1, 0);
    fields->addWidget(m_alt, 1, 1);
    fields->addWidget(m_altHindiLabel, 2, 0);
    fields->addWidget(m_altHindi, 2, 1);
    fields->setColumnStretch(1, 1);
    auto *tools = new QHBoxLayout;
    for (QAction *action : {m_left, m_right, m_retry, m_remove})
        tools->addWidget(new ActionButton(action, m_detail));
    tools->addStretch();
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins(10, 0, 6, 0);
    column->setSpacing(8);
    for (QWidget *widget : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_word),
                            static_cast<QWidget *>(m_problem), static_cast<QWidget *>(m_twin)})
        column->addWidget(widget);
    column->addLayout(fields);
    column->addLayout(tools);
    column->addWidget(m_crop, 1);
    column->addWidget(m_cropHint);
    column->addWidget(makeRule(m_detail));
    column->addWidget(m_variants, 1);
    scroll->setWidget(m_detail);
    return scroll;
}

void PicturesPage::wire()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PicturesPage::showCurrent);
    connect(&m_queue, &PictureQueue::dataChanged, this, &PicturesPage::showState);
    connect(&m_queue, &PictureQueue::productsChanged, this, &PicturesPage::fillProducts);
    connect(&m_queue, &PictureQueue::progressed, this, &PicturesPage::showProgress);
    connect(&m_queue, &PictureQueue::rowsInserted, this, [this] {
        if (currentRow() < 0)
            m_list->setCurrentIndex(m_queue.index(0));
        showProgress();
    });
    connect(m_sendButton, &QPushButton::clicked, m_send, &QAction::trigger);
    connect(m_cancel, &QPushButton::clicked, &m_queue, &PictureQueue::cancelMaking);
    connect(m_product, &QComboBox::activated, this, [this](int choice) {
        m_queue.setProduct(currentRow(), m_product->itemData(choice).toString());
        showState();
    });
    const auto describe = [this] {
        if (currentRow() >= 0)
            m_queue.setAlt(currentRow(), m_alt->text(), m_altHindi->text());
    };
    connect(m_alt, &QLineEdit::textEdited, this, describe);
    connect(m_altHindi, &QLineEdit::textEdited, this, describe);
    connect(m_crop, &CropView::edited, this, [this](const PictureEdit &edit) {
        if (currentRow() >= 0)
            m_queue.setEdit(currentRow(), edit);
    });
}

int PicturesPage::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

QString PicturesPage::title() const
{
    return tr("Pictures");
}

QList<QAction *> PicturesPage::pageActions() const
{
    return {m_addFiles, m_addFolder, m_paste, m_left, m_right, m_retry, m_remove, m_send};
}

void PicturesPage::refresh()
{
    m_shop.refresh();
}

void PicturesPage::fillProducts()
{
    m_product->clear();
    m_product->addItem(PictureWords::noProduct(), QString());
    for (const ProductName &product : m_queue.products())
        m_product->addItem(u"%1  ·  %2"_s.arg(product.sku, product.title), product.id);
    showState();
}

void PicturesPage::showCurrent()
{
    const int row = currentRow();
    m_detail->setVisible(row >= 0);
    if (row < 0)
        return;
    const PictureItem &item = m_queue.item(row);
    m_alt->setText(item.alt);
    m_altHindi->setText(item.altHindi);
    m_crop->setEdit(item.edit);
    m_shownMade.reset();
    if (m_shownId != item.id) {
        m_shownId = item.id;
        m_variants->clear();
        showPreview();
    }
    showState();
}

void PicturesPage::showPreview()
{
    const int turn = ++m_previewTurn;
    m_crop->setPicture({});
    const QString source = m_queue.item(currentRow()).source;
    whenDone(QtConcurrent::run(picture_work::show, source, kPreviewWidth), this,
             [this, turn](const QImage &image) {
                 if (turn == m_previewTurn)
                     m_crop->setPicture(image);
             });
}

void PicturesPage::showState()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const PictureItem &item = m_queue.item(row);
    m_name->setText(item.name);
    m_word->setText(PictureWords::state(item.state));
    m_problem->setText(item.problem);
    m_problem->setVisible(!item.problem.isEmpty());
    const QString twin = m_queue.twinOf(row);
    const QString shown = m_queue.shopTwinOf(row);
    m_twin->setText(shown.isEmpty() ? tr("This looks the same as %1.").arg(twin)
                                    : tr("The shop shows this picture already, at %1.").arg(shown));
    m_twin->setVisible(!twin.isEmpty() || !shown.isEmpty());
    m_product->setCurrentIndex(qMax(0, m_product->findData(item.productId)));
    if (!m_alt->hasFocus())
        m_alt->setText(item.alt);
    m_retry->setVisible(item.state == PictureState::Failed);
    if (item.made && item.made != m_shownMade) {
        m_shownMade = item.made;
        QStringList files;
        for (int i = 0; i < kVariants; ++i)
            files.append(m_queue.variantFile(row, i));
        m_variants->show(files, *item.made);
    }
}

void PicturesPage::showProgress()
{
    const int all = m_queue.rowCount();
    const int making = m_queue.making();
    m_stack->setCurrentIndex(all == 0 ? 0 : 1);
    m_progress->setRange(0, qMax(1, all));
    m_progress->setValue(all - making);
    m_progress->setVisible(making > 0);
    m_cancel->setVisible(making > 0);
    m_sendButton->setEnabled(m_queue.ready() > 0);
    m_send->setEnabled(m_queue.ready() > 0);
    m_sendButton->setText(m_queue.ready() > 0 ? tr("Send %n picture(s)", nullptr, m_queue.ready())
                                              : m_send->text());
    showState();
}

void PicturesPage::chooseFiles()
{
    m_queue.add(QFileDialog::getOpenFileNames(
        this, tr("Pictures"), {},
        tr("Pictures") + u" (*.jpg *.jpeg *.png *.webp *.heic *.heif *.avif)"_s));
}

void PicturesPage::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("A folder of pictures"));
    if (!folder.isEmpty())
        m_queue.add({folder});
}

void PicturesPage::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (const QStringList files = filesOf(data); !files.isEmpty())
        m_queue.add(files);
    else if (data->hasImage())
        m_queue.paste(qvariant_cast<QImage>(data->imageData()));
    else
        m_shell.tell(Tone::Info, tr("There is no picture in the clipboard."));
}

void PicturesPage::removeCurrent()
{
    if (currentRow() >= 0)
        m_queue.remove(currentRow());
}

void PicturesPage::turnLeft()
{
    m_crop->turn(-1);
}

void PicturesPage::turnRight()
{
    m_crop->turn(1);
}

void PicturesPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasImage())
        event->acceptProposedAction();
}

void PicturesPage::dropEvent(QDropEvent *event)
{
    if (const QStringList files = filesOf(event->mimeData()); !files.isEmpty())
        m_queue.add(files);
    else if (event->mimeData()->hasImage())
        m_queue.paste(qvariant_cast<QImage>(event->mimeData()->imageData()));
    event->acceptProposedAction();
}

void PicturesPage::retranslate()
{
    m_title->setText(title());
    m_hint->setText(tr("Drop files or folders here. A file named after a SKU finds its product."));
    m_state->showMessage(u"pictures"_s, tr("No pictures on their way"),
                         tr("Drop photographs or a folder onto this page, or paste one."));
    m_addFiles->setText(tr("Add files…"));
    m_addFolder->setText(tr("Add a folder…"));
    m_paste->setText(tr("Paste"));
    m_left->setText(tr("Turn left"));
    m_right->setText(tr("Turn right"));
    m_remove->setText(tr("Remove"));
    m_retry->setText(tr("Try again"));
    m_send->setText(tr("Send what is ready"));
    m_cancel->setText(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop making pictures"));
    m_list->setAccessibleName(tr("Pictures on their way"));
    m_progress->setAccessibleName(tr("Pictures made"));
    m_productLabel->setText(tr("Product"));
    m_product->setAccessibleName(tr("Product"));
    m_altLabel->setText(tr("Description, English"));
    m_alt->setAccessibleName(m_altLabel->text());
    m_altHindiLabel->setText(tr("Description, Hindi"));
    m_altHindi->setAccessibleName(m_altHindiLabel->text());
    m_crop->setAccessibleName(tr("What is kept of the picture"));
    m_cropHint->setText(tr("Draw a frame to cut the picture; Escape keeps all of it."));
    fillProducts();
    showProgress();
}

} // namespace paushtik
