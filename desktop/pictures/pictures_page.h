// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/pictures/picture_queue.h"
#include "desktop/shell/shell.h"

#include <QMenu>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace paushtik {

class CropView;
class ShopPictures;
class StateView;
class VariantStrip;

/// From files to pictures in the shop: dropped, pasted or chosen, matched to products by name,
/// turned and cut, looked at as customers will see them, put in order, sent.
class PicturesPage : public Page {
    Q_OBJECT
public:
    PicturesPage(Shell &shell, ShopPictures &shop, PictureQueue &queue, QWidget *parent = nullptr);

    QString title() const override;
    QList<QAction *> pageActions() const override;
    void refresh() override;

    PictureQueue &queue() { return m_queue; }
    int currentRow() const;

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildDetail();
    QAction *makeAction(const char *name, const char *icon, const QKeySequence &keys,
                        void (PicturesPage::*does)());
    void makeActions();
    void wire();
    void chooseFiles();
    void chooseFolder();
    void paste();
    void removeCurrent();
    void turnLeft();
    void turnRight();
    void fillProducts();
    void showCurrent();
    void showState();
    void showProgress();
    void showPreview();

    Shell &m_shell;
    ShopPictures &m_shop;
    PictureQueue &m_queue;
    QString m_shownId;
    std::optional<MadePicture> m_shownMade;
    int m_previewTurn = 0;
    QAction *m_addFiles;
    QAction *m_addFolder;
    QAction *m_paste;
    QAction *m_left;
    QAction *m_right;
    QAction *m_remove;
    QAction *m_retry;
    QAction *m_send;
    QLabel *m_title;
    QLabel *m_hint;
    QStackedWidget *m_stack;
    StateView *m_state;
    QListView *m_list;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_sendButton;
    QWidget *m_detail;
    QLabel *m_name;
    QLabel *m_word;
    QLabel *m_problem;
    QLabel *m_twin;
    QLabel *m_productLabel;
    QComboBox *m_product;
    QLabel *m_altLabel;
    QLineEdit *m_alt;
    QLabel *m_altHindiLabel;
    QLineEdit *m_altHindi;
    CropView *m_crop;
    QLabel *m_cropHint;
    VariantStrip *m_variants;
};

} // namespace paushtik
