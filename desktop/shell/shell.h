// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/page.h"
#include "desktop/style/tokens.h"
#include "shared/domain/result.h"

#include <QObject>
#include <QPointer>
#include <QUndoStack>

namespace paushtik {

/// What a page asks of the window around it, without knowing the window: say something, go
/// somewhere, remember how to undo, offer an action to some roles only. It outlives every page.
class Shell : public QObject {
    Q_OBJECT
public:
    explicit Shell(QObject *parent = nullptr);

    /// Above the pages, without taking the focus. Good news leaves by itself.
    void tell(Tone tone, const QString &text, const QString &detail = {});
    /// "PF-2026-000123: not refunded." and why.
    void tellError(const QString &what, const Error &error);

    /// Goes there; with `document`, shows that one. Nothing happens where there is no such page.
    void open(Place place, const QString &document = {});
    /// Goes there and shows only what fits.
    void openOnly(Place place, const QUrlQuery &filter);

    /// Acts that can be taken back. A command's undo() and redo() start their work and return.
    /// Forgotten when somebody else signs in.
    QUndoStack &undoStack() { return m_undo; }

    StaffRole role() const { return m_role; }
    bool allows(StaffRole least) const { return atLeast(m_role, least); }
    /// The window's: who signed in. The server enforces the roles; here they only shape the offer.
    void setRole(StaffRole role);
    /// The action is in sight for these roles only. A button that shows it follows its visibility.
    void offer(QAction *action, StaffRole least);

Q_SIGNALS:
    void told(paushtik::Tone tone, const QString &text, const QString &detail);
    void openRequested(paushtik::Place place, const QString &document);
    void openOnlyRequested(paushtik::Place place, const QUrlQuery &filter);
    void roleChanged(paushtik::StaffRole role);

private:
    struct Offer {
        QPointer<QAction> action;
        StaffRole least;
    };
    QUndoStack m_undo;
    StaffRole m_role = StaffRole::Warehouse;
    QList<Offer> m_offers;
};

} // namespace paushtik
