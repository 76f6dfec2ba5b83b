// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/failure_list.h"

#include "desktop/style/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QListWidget>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kMostHeight = 132; // four or five lines; the rest scrolls

QString lineOf(const FailureList::Failure &failure)
{
    return u"%1: %2"_s.arg(failure.number, failure.reason);
}

} // namespace

FailureList::FailureList(QWidget *parent)
    : QFrame(parent)
    , m_title(makeLabel({}, "error", this))
    , m_reasons(new QListWidget(this))
    , m_choose(new QPushButton(this))
    , m_copy(new QPushButton(this))
    , m_away(new QPushButton(this))
{
    setObjectName(u"failures"_s);
    m_title->setObjectName(u"failuresTitle"_s);
    m_reasons->setObjectName(u"failureReasons"_s);
    m_reasons->setMaximumHeight(kMostHeight);
    m_reasons->setWordWrap(true);
    m_choose->setObjectName(u"failuresChoose"_s);
    m_away->setObjectName(u"failuresAway"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1);
    for (QPushButton *button : {m_choose, m_copy, m_away})
        head->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(m_reasons);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        QList<OrderId> orders;
        for (const Failure &failure : std::as_const(m_failures))
            orders.append(failure.order);
        Q_EMIT chosen(orders);
    });
    connect(m_copy, &QPushButton::clicked, this, &FailureList::copyAll);
    connect(m_away, &QPushButton::clicked, this, [this] { tell({}); });
    retranslate();
    tell({});
}

void FailureList::tell(QList<Failure> failures)
{
    m_failures = std::move(failures);
    m_reasons->clear();
    for (const Failure &failure : std::as_const(m_failures))
        m_reasons->addItem(lineOf(failure));
    m_title->setText(tr("%n did not work", nullptr, static_cast<int>(m_failures.size())));
    setVisible(!m_failures.isEmpty());
}

void FailureList::copyAll() const
{
    QStringList lines;
    for (const Failure &failure : m_failures)
        lines << lineOf(failure);
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void FailureList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void FailureList::retranslate()
{
    m_title->setText(tr("%n did not work", nullptr, static_cast<int>(m_failures.size())));
    m_reasons->setAccessibleName(tr("What did not work, and why"));
    m_choose->setText(tr("Choose these"));
    m_copy->setText(tr("Copy the list"));
    m_away->setText(tr("Put away"));
    for (QPushButton *button : {m_choose, m_copy, m_away})
        button->setAccessibleName(button->text());
}

} // namespace paushtik
