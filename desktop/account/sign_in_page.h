// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/account/session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace paushtik {

/// Server, e-mail, password. It says plainly what is wrong and beside what.
class SignInPage : public QWidget {
    Q_OBJECT
public:
    SignInPage(Session &session, Preferences &preferences, QWidget *parent = nullptr);

    /// Fills in what is remembered and puts the cursor where the next word goes.
    void prepare();
    /// Above the fields, for instance why somebody is here again.
    void explain(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildForm();
    void retranslate();
    void useProfile(int index);
    void showKnown();
    void tryKnown(const Profile &profile);
    void submit();
    void setBusy(bool busy);
    void showError(const Error &error, const Profile &tried);
    void showProblem(QWidget *field, const QString &text);
    QString sentence(const Error &error, const Profile &tried) const;

    Session &m_session;
    Preferences &m_preferences;
    QString m_explanation;
    int m_turn = 0;
    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_serverLabel;
    QLabel *m_emailLabel;
    QLabel *m_passwordLabel;
    QWidget *m_known; ///< who signed in on this machine before
    QComboBox *m_server;
    QLineEdit *m_email;
    QLineEdit *m_password;
    QLabel *m_problem;
    QLabel *m_trace;
    QPushButton *m_submit;
};

} // namespace paushtik
