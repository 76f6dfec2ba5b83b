// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/account/sign_in_page.h"

#include "desktop/net/error_text.h"
#include "desktop/net/problem.h"
#include "desktop/style/flow_layout.h"
#include "desktop/style/widgets.h"

#include <QComboBox>
#include <QEvent>
#include <QIcon>
#include <QLineEdit>
#include <QStyle>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kCardWidth = 400;
const QString kLocalServer = u"http://127.0.0.1:8080"_s;

void setInvalid(QWidget *field, bool invalid)
{
    field->setProperty("invalid", invalid);
    field->style()->unpolish(field);
    field->style()->polish(field);
}

} // namespace

SignInPage::SignInPage(Session &session, Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_preferences(preferences)
    , m_title(makeLabel({}, "title", this))
    , m_subtitle(makeLabel({}, "muted", this))
    , m_serverLabel(makeLabel({}, "muted", this))
    , m_emailLabel(makeLabel({}, "muted", this))
    , m_passwordLabel(makeLabel({}, "muted", this))
    , m_known(new QWidget(this))
    , m_server(new QComboBox(this))
    , m_email(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_problem(makeLabel({}, "error", this))
    , m_trace(makeCopyable({}, "small", this))
    , m_submit(makePrimary({}, this))
{
    setObjectName(u"signInPage"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *page = new QVBoxLayout(this);
    page->addStretch(2);
    page->addWidget(buildForm(), 0, Qt::AlignHCenter);
    page->addStretch(3);
    connect(m_submit, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_email, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_server, &QComboBox::activated, this, &SignInPage::useProfile);
    retranslate();
    prepare();
}

QWidget *SignInPage::buildForm()
{
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    card->setFixedWidth(kCardWidth);
    auto *form = new QVBoxLayout(card);
    form->setContentsMargins(32, 28, 32, 28);
    form->setSpacing(6);
    auto *mark = new QLabel(card);
    mark->setPixmap(
        QIcon(u":/desktop/icons/paushtik.svg"_s).pixmap(QSize(48, 48), devicePixelRatioF()));
    form->addWidget(mark);
    form->addSpacing(6);
    form->addWidget(m_title);
    m_subtitle->setWordWrap(true);
    form->addWidget(m_subtitle);
    auto *known = new FlowLayout(m_known);
    known->setContentsMargins(0, 6, 0, 0);
    form->addWidget(m_known);
    form->addSpacing(10);

    m_server->setObjectName(u"server"_s);
    m_server->setEditable(true);
    m_server->setInsertPolicy(QComboBox::NoInsert);
    m_email->setObjectName(u"email"_s);
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    const std::pair<QLabel *, QWidget *> fields[] = {
        {m_serverLabel, m_server}, {m_emailLabel, m_email}, {m_passwordLabel, m_password}};
    for (const auto &[label, field] : fields) {
        label->setBuddy(field);
        form->addWidget(label);
        form->addWidget(field);
        form->addSpacing(6);
    }
    m_problem->setObjectName(u"problem"_s);
    m_problem->setWordWrap(true);
    form->addWidget(m_problem);
    form->addWidget(m_trace);
    m_submit->setObjectName(u"signIn"_s);
    form->addSpacing(4);
    form->addWidget(m_submit);
    return card;
}

void SignInPage::prepare()
{
    m_server->clear();
    const auto profiles = m_preferences.profiles();
    for (const Profile &profile : profiles)
        m_server->addItem(profile.server.toString(), profile.email);
    if (profiles.isEmpty())
        m_server->addItem(kLocalServer, QString());
    m_email->setText(m_server->itemData(0).toString());
    m_password->clear();
    showKnown();
    m_problem->hide();
    m_trace->hide();
    m_email->text().isEmpty() ? m_email->setFocus() : m_password->setFocus();
}

void SignInPage::explain(const QString &text)
{
    m_explanation = text;
    retranslate();
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SignInPage::retranslate()
{
    m_title->setText(tr("Sign in"));
    m_subtitle->setText(m_explanation.isEmpty() ? tr("Orders, stock and shipments of your shop.")
                                                : m_explanation);
    m_serverLabel->setText(tr("&Server"));
    m_emailLabel->setText(tr("&E-mail"));
    m_passwordLabel->setText(tr("&Password"));
    m_submit->setText(tr("Sign in"));
    m_server->setAccessibleName(tr("Server address"));
    m_server->lineEdit()->setAccessibleName(tr("Server address"));
    m_email->setAccessibleName(tr("E-mail"));
    m_password->setAccessibleName(tr("Password"));
    m_submit->setAccessibleName(tr("Sign in"));
}

void SignInPage::useProfile(int index)
{
    const QString email = m_server->itemData(index).toString();
    if (!email.isEmpty())
        m_email->setText(email);
}

// One is tried by itself when the program starts; several are offered.
void SignInPage::showKnown()
{
    constexpr qsizetype kShown = 4;
    const auto old = m_known->findChildren<QPushButton *>(Qt::FindDirectChildrenOnly);
    for (QPushButton *chip : old) {
        chip->hide();
        chip->deleteLater(); // one of them may be what was clicked
    }
    const auto profiles = m_preferences.profiles();
    m_known->setVisible(profiles.size() > 1);
    if (profiles.size() < 2)
        return;
    for (const Profile &profile : profiles.first(std::min(kShown, profiles.size()))) {
        auto *chip = new QPushButton(
            u"%1 \u00b7 %2"_s.arg(profile.email.section(u'@', 0, 0), profile.server.authority()),
            m_known);
        chip->setProperty("chip", true);
        chip->setToolTip(profile.key());
        chip->setAccessibleName(tr("Sign in as %1").arg(profile.key()));
        connect(chip, &QPushButton::clicked, this, [this, profile] { tryKnown(profile); });
        m_known->layout()->addWidget(chip);
    }
}

void SignInPage::tryKnown(const Profile &profile)
{
    m_server->setEditText(profile.server.toString());
    m_email->setText(profile.email);
    m_problem->hide();
    m_password->setFocus();
    const int turn = ++m_turn;
    QCoro::connect(m_session.resume(profile), this,
                   [this, turn, profile](const Result<StaffMember> &staff) {
                       // Without a token that still holds, the password is asked for as ever.
                       if (turn == m_turn && !staff && staff.error().fault != Fault::Unauthorized)
                           showError(staff.error(), profile);
                   });
}

void SignInPage::submit()
{
    for (QWidget *field : {static_cast<QWidget *>(m_server), static_cast<QWidget *>(m_email),
                           static_cast<QWidget *>(m_password)})
        setInvalid(field, false);
    m_trace->hide();
    const Profile profile{Session::serverFromText(m_server->currentText()),
                          m_email->text().trimmed()};
    if (!profile.server.isValid())
        return showProblem(m_server, tr("This is not an address of a server."));
    if (profile.email.isEmpty())
        return showProblem(m_email, tr("Enter your e-mail."));
    if (m_password->text().isEmpty())
        return showProblem(m_password, tr("Enter your password."));
    m_problem->hide();
    setBusy(true);
    const int turn = ++m_turn;
    QCoro::connect(m_session.signIn(profile, m_password->text()), this,
                   [this, turn, profile](const Result<StaffMember> &staff) {
                       if (turn != m_turn)
                           return;
                       setBusy(false);
                       if (staff)
                           m_password->clear();
                       else
                           showError(staff.error(), profile);
                   });
}

void SignInPage::setBusy(bool busy)
{
    m_submit->setEnabled(!busy);
    m_submit->setText(busy ? tr("Signing in…") : tr("Sign in"));
}

void SignInPage::showError(const Error &error, const Profile &tried)
{
    QWidget *field = m_server;
    if (error.fault == Fault::Unauthorized || error.fault == Fault::RateLimited)
        field = m_password;
    showProblem(field, sentence(error, tried));
    m_trace->setText(ErrorText::trace(error));
    m_trace->setVisible(!m_trace->text().isEmpty());
    m_password->selectAll();
}

void SignInPage::showProblem(QWidget *field, const QString &text)
{
    m_problem->setText(text);
    m_problem->show();
    setInvalid(field, true);
    field->setFocus();
}

QString SignInPage::sentence(const Error &error, const Profile &tried) const
{
    const QString host = tried.server.host();
    if (error.code == kUnreachable)
        return tr("%1 cannot be reached. Is the address right, and is this computer online?")
            .arg(host);
    if (error.code == kNotPaushtik)
        return tr("%1 answers, but it is not a Paushtik server.").arg(host);
    if (error.fault == Fault::Unauthorized)
        return tr("The e-mail or the password is wrong.");
    if (error.fault == Fault::RateLimited) {
        const int seconds = error.extra["retry_after"_L1].toInt(60);
        return tr("Too many failed attempts: sign-in is locked for %n minute(s).", nullptr,
                  std::max(1, (seconds + 59) / 60));
    }
    return ErrorText::sentence(error);
}

} // namespace paushtik
