// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/reason_dialog.h"

#include "desktop/net/error_text.h"
#include "desktop/style/widgets.h"

#include <QPlainTextEdit>

namespace paushtik {

using namespace Qt::StringLiterals;

ReasonDialog::ReasonDialog(const Words &words, QWidget *parent)
    : QDialog(parent)
    , m_key(OrderActions::mintKey())
    , m_most(words.most)
    , m_text(new QPlainTextEdit(this))
    , m_problem(makeCopyable({}, "error", this))
    , m_submit(makePrimary(words.button, this))
{
    setObjectName(u"reasonDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(words.title);
    setMinimumWidth(440);
    m_text->setObjectName(u"reason"_s);
    m_text->setAccessibleName(words.title);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(110);
    m_submit->setObjectName(u"submitReason"_s);
    m_submit->setAccessibleName(words.button);
    m_problem->setObjectName(u"reasonProblem"_s);
    m_problem->hide();
    auto *hint = makeLabel(words.hint, "muted", this);
    hint->setWordWrap(true);
    auto *back = new QPushButton(tr("Back"), this);
    back->setAccessibleName(back->text());
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(back);
    buttons->addWidget(m_submit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(makeLabel(words.title, "heading", this));
    column->addWidget(hint);
    column->addWidget(m_text);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_submit, &QPushButton::clicked, this, &ReasonDialog::submit);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ReasonDialog::showLength);
    showLength();
}

void ReasonDialog::start(Act act)
{
    m_act = std::move(act);
    open();
    m_text->setFocus();
}

void ReasonDialog::submit()
{
    const QString text = m_text->toPlainText().trimmed();
    if (!m_sent.isEmpty() && text != m_sent)
        m_key = OrderActions::mintKey(); // other words are another request
    m_sent = text;
    m_submit->setEnabled(false);
    QCoro::connect(m_act(text, m_key), this, [this](const Result<OrderDocument> &order) {
        if (order)
            return accept();
        // A refusal is what the key stands for now; only an unknown end is tried under it again.
        if (order.error().fault != Fault::Unavailable)
            m_key = OrderActions::mintKey();
        m_submit->setEnabled(true);
        m_problem->setText(ErrorText::sentence(order.error()));
        m_problem->setToolTip(ErrorText::trace(order.error()));
        m_problem->show();
    });
}

void ReasonDialog::showLength()
{
    const auto letters = m_text->toPlainText().trimmed().size();
    m_submit->setEnabled(letters > 0 && letters <= m_most);
}

} // namespace paushtik
