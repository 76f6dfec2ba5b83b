// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/conflict_field.h"

#include "desktop/core/formats.h"
#include "desktop/orders/order_filter_panel.h"
#include "desktop/sync/sync_words.h"
#include "shared/domain/money_text.h"

#include <QLineEdit>
#include <QRadioButton>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

bool isPaise(const QString &field)
{
    return field.endsWith(u"_paise");
}

QString editable(const FieldConflict &conflict)
{
    if (isPaise(conflict.field))
        return plainRupees(Paise(conflict.yours.toInteger()));
    return conflict.yours.isDouble() ? QString::number(conflict.yours.toInteger())
                                     : conflict.yours.toString();
}

} // namespace

ConflictField::ConflictField(const FieldConflict &conflict, QWidget *parent)
    : Card(SyncWords::field(conflict.field), parent)
    , m_conflict(conflict)
{
    body()->addWidget(makeCopyable(
        tr("Before: %1").arg(SyncWords::value(conflict.field, conflict.base)), "muted", this));
    QString theirs = tr("On the server: %1").arg(SyncWords::value(conflict.field, conflict.theirs));
    if (!conflict.changedBy.isEmpty() && conflict.changedAt)
        theirs += u'\n' + u"%1, %2"_s.arg(conflict.changedBy, formats::moment(*conflict.changedAt));
    m_theirs = addOption(u"theirs"_s, theirs);
    m_mine =
        addOption(u"mine"_s, tr("Mine: %1").arg(SyncWords::value(conflict.field, conflict.yours)));
    if (!conflict.yours.isString() && !conflict.yours.isDouble())
        return;
    m_other = addOption(u"other"_s, tr("Another value:"));
    m_value = new QLineEdit(editable(conflict), this);
    m_value->setObjectName(u"value"_s);
    m_value->setAccessibleName(tr("Another value for %1").arg(SyncWords::field(conflict.field)));
    body()->addWidget(m_value);
    connect(m_value, &QLineEdit::textEdited, this, [this] {
        m_other->setChecked(true);
        Q_EMIT changed();
    });
}

QRadioButton *ConflictField::addOption(const QString &name, const QString &text)
{
    auto *option = new QRadioButton(text, this);
    option->setObjectName(name);
    option->setAccessibleName(SyncWords::field(m_conflict.field) + u", "_s + text);
    body()->addWidget(option);
    connect(option, &QRadioButton::toggled, this, &ConflictField::changed);
    return option;
}

void ConflictField::choose(FieldChoice::Take take)
{
    (take == FieldChoice::Take::Theirs ? m_theirs : m_mine)->setChecked(true);
}

std::optional<FieldChoice> ConflictField::choice() const
{
    if (m_theirs->isChecked())
        return FieldChoice{m_conflict.field, FieldChoice::Take::Theirs};
    if (m_mine->isChecked())
        return FieldChoice{m_conflict.field, FieldChoice::Take::Mine};
    const auto value = m_other && m_other->isChecked() ? typed() : std::nullopt;
    if (!value)
        return std::nullopt;
    return FieldChoice{m_conflict.field, FieldChoice::Take::Edited, *value};
}

std::optional<QJsonValue> ConflictField::typed() const
{
    const QString text = m_value->text().trimmed();
    if (m_conflict.yours.isString())
        return QJsonValue(text);
    bool isNumber = false;
    if (isPaise(m_conflict.field)) {
        const auto amount = OrderFilterPanel::amountFrom(text);
        return amount ? std::optional(QJsonValue(amount->value())) : std::nullopt;
    }
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? std::optional(QJsonValue(number)) : std::nullopt;
}

} // namespace paushtik
