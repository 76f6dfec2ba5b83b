// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/pictures/shown_pictures_port.h"
#include "desktop/shell/line_gate.h"

#include <QDialog>

class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QStackedWidget;

namespace paushtik {

class NoticeBar;
class StateView;
class Thumbnails;

/// The pictures that customers see of a product: put in order by drag or with Alt and an arrow,
/// described in two languages, taken away. Each act is done when the server says so.
class ShownPicturesDialog : public QDialog {
    Q_OBJECT
public:
    struct Parts {
        ShownPicturesPort &pictures;
        Thumbnails &thumbs;
        const LineGate &gate;
    };
    ShownPicturesDialog(const Parts &parts, const QString &productId, const QString &title,
                        QWidget *parent = nullptr);

    void done(int result) override;

Q_SIGNALS:
    /// The server has them otherwise now.
    void changed();

private:
    void build();
    QPushButton *makeTool(const char *name, const QString &text, const QKeySequence &keys,
                          void (ShownPicturesDialog::*act)());
    void wire();
    void read();
    void take(const QList<QJsonObject> &pictures);
    void showThumbs();
    void showChosen();
    void showGate();
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void move(int by);
    void sendOrder();
    void describe();
    void askToRemove();
    void remove(const QString &id);
    void settle(const QString &what, Task<Result<void>> task);

    ShownPicturesPort &m_port;
    Thumbnails &m_thumbs;
    const LineGate &m_gate;
    QString m_product;
    NoticeBar *m_notice;
    QStackedWidget *m_stack;
    StateView *m_state;
    QListWidget *m_list;
    QLineEdit *m_alt;
    QLineEdit *m_altHindi;
    QPushButton *m_up = nullptr;
    QPushButton *m_down = nullptr;
    QPushButton *m_remove = nullptr;
    int m_turn = 0;
    bool m_filling = false;
};

} // namespace paushtik
