// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

class QTextEdit;

namespace paushtik {

/// A label in one of the roles of the style sheet: "title", "heading", "muted", "small", "strong"….
QLabel *makeLabel(const QString &text, const char *role, QWidget *parent = nullptr);
/// The same for text that people copy; it also wraps.
QLabel *makeCopyable(const QString &text, const char *role, QWidget *parent = nullptr);
/// The same for one long word, an e-mail or an id: it breaks where it must and is copied whole.
QTextEdit *makeBreakable(const QString &text, QWidget *parent = nullptr);
/// The one thing to do on a page.
QPushButton *makePrimary(const QString &text, QWidget *parent = nullptr);
/// Out of its window at once, and gone as soon as none of its handlers runs: what was clicked may
/// be in it. Null is nothing.
void letGo(QWidget *widget);
/// A thin line across.
QFrame *makeRule(QWidget *parent = nullptr);

/// A titled surface; content goes into body().
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString &title, QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; }
    /// Something small at the right end of the title's line.
    void setCorner(QWidget *widget);

private:
    QHBoxLayout *m_head;
    QVBoxLayout *m_body;
};

} // namespace paushtik
