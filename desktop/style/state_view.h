// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace paushtik {

/// What stands in place of content: nothing here yet, nothing found, could not be read.
class StateView : public QWidget {
    Q_OBJECT
public:
    explicit StateView(QWidget *parent = nullptr);

    void showMessage(const QString &icon, const QString &title, const QString &text);
    /// The error in words, its trace, and a button that asks again.
    void showError(const QString &title, const Error &error);

Q_SIGNALS:
    void retryRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawIcon();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_trace;
    QPushButton *m_retry;
};

} // namespace paushtik
