// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/orders/order_actions.h"

#include <QDialog>
#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace paushtik {

/// Asks for some words and does with them what it is told, once: the key is minted when the dialog
/// opens, so a second try after a broken line is the same act. What went wrong is said in it.
class ReasonDialog : public QDialog {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString hint;
        QString button;
        int most = 1000; ///< letters
    };
    using Act = std::function<Task<Result<OrderDocument>>(QString text, QByteArray key)>;

    /// It deletes itself when it closes.
    ReasonDialog(const Words &words, QWidget *parent);
    void start(Act act);

private:
    void submit();
    void showLength();

    Act m_act;
    QByteArray m_key;
    QString m_sent; ///< what the key stands for, once it was used
    int m_most;
    QPlainTextEdit *m_text;
    QLabel *m_problem;
    QPushButton *m_submit;
};

} // namespace paushtik
