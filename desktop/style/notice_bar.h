// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/style/tokens.h"
#include "shared/domain/result.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace paushtik {

/// One message at a time across the top of the pages. It never takes the focus; good news leaves by
/// itself, bad news stays until it is closed or replaced.
class NoticeBar : public QFrame {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void tell(Tone tone, const QString &text, const QString &detail = {});
    void tellError(const QString &what, const Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_text;
    QLabel *m_detail;
    QToolButton *m_close;
    QTimer m_leave;
};

} // namespace paushtik
