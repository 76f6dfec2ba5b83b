// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/outbox.h"
#include "desktop/style/widgets.h"

class QLineEdit;
class QRadioButton;

namespace paushtik {

/// One field of a conflict: theirs, mine, or another value.
class ConflictField : public Card {
    Q_OBJECT
public:
    explicit ConflictField(const FieldConflict &conflict, QWidget *parent = nullptr);

    void choose(FieldChoice::Take take);
    /// None while nothing is chosen, or what was typed is no such value.
    std::optional<FieldChoice> choice() const;

Q_SIGNALS:
    void changed();

private:
    QRadioButton *addOption(const QString &name, const QString &text);
    std::optional<QJsonValue> typed() const;

    FieldConflict m_conflict;
    QRadioButton *m_theirs;
    QRadioButton *m_mine;
    QRadioButton *m_other = nullptr;
    QLineEdit *m_value = nullptr;
};

} // namespace paushtik
