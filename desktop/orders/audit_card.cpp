// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/orders/audit_card.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"

namespace paushtik {

using namespace Qt::StringLiterals;

AuditCard::AuditCard(OrderId order, OrderActions &actions, QWidget *parent)
    : Card(tr("Audit"), parent)
    , m_order(order)
    , m_actions(actions)
    , m_read(new QPushButton(tr("Show what staff did"), this))
{
    m_read->setObjectName(u"showAudit"_s);
    m_read->setProperty("link", true);
    m_read->setAccessibleName(m_read->text());
    connect(m_read, &QPushButton::clicked, this, &AuditCard::read);
    body()->addWidget(m_read, 0, Qt::AlignLeft);
}

void AuditCard::read()
{
    m_read->setEnabled(false);
    QCoro::connect(m_actions.audit(m_order), this,
                   [this](const Result<QList<AuditEntry>> &entries) { show(entries); });
}

void AuditCard::show(const Result<QList<AuditEntry>> &entries)
{
    m_read->setEnabled(true);
    if (!entries) {
        m_read->setToolTip(ErrorText::sentence(entries.error()));
        body()->addWidget(makeCopyable(ErrorText::sentence(entries.error()), "error"));
        return;
    }
    m_read->hide();
    if (entries->isEmpty())
        body()->addWidget(makeLabel(tr("Nobody on the staff changed it."), "muted"));
    for (const AuditEntry &entry : *entries) {
        const QString head =
            u"%1 \u00b7 %2 \u00b7 %3"_s.arg(formats::moment(entry.at), entry.actor, entry.action);
        body()->addWidget(makeCopyable(head, "value"));
        if (!entry.changes.isEmpty())
            body()->addWidget(makeCopyable(entry.changes.join(u'\n'), "small"));
    }
}

} // namespace paushtik
