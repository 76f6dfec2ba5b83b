// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/account/session.h"
#include "desktop/shell/page.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace paushtik {

/// Language, appearance, account, versions. Every choice takes effect at once.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(Session &session, Preferences &preferences, QWidget *parent = nullptr);

    QString title() const override;
    void refresh() override {}

Q_SIGNALS:
    void signOutRequested();

protected:
    void retranslate() override;

private:
    void rebuild();
    QWidget *buildLook();
    QWidget *buildAccount();
    QWidget *buildAbout();

    Session &m_session;
    Preferences &m_preferences;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
};

} // namespace paushtik
