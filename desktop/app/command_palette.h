// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/shell/palette_provider.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace paushtik {

/// Everything by name: what the window can do, and what the providers find while somebody types.
/// A first ">" asks for commands alone.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    /// Offers `commands` at once. It deletes itself when it closes; the providers live longer.
    CommandPalette(QList<PaletteEntry> commands, QList<PaletteProvider *> providers,
                   QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(QWidget *window);
    void narrow();
    void ask();
    void append(const PaletteEntry &entry, const QString &note);
    void step(int by);
    void run();

    QList<PaletteEntry> m_commands;
    QList<PaletteProvider *> m_providers;
    QLineEdit *m_search;
    QListView *m_list;
    QStandardItemModel *m_items;
    QList<PaletteEntry> m_shown; ///< one a row
    QTimer m_typing;
    int m_turn = 0;
};

} // namespace paushtik
