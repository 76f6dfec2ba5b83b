// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QObject>
#include <QPointer>
#include <QTimer>

class QLineEdit;

namespace paushtik {

/// Tells a scanner from a person: both are keyboards, but a scanner's keys come in a burst that
/// ends with Enter. A burst goes to nobody else: what it had begun to type is taken back, and its
/// Enter presses no button. Keys of a person arrive as they always do, the second of two quick ones
/// a blink later.
class ScannerFilter : public QObject {
    Q_OBJECT
public:
    /// Watches the whole application while it lives.
    explicit ScannerFilter(QObject *parent = nullptr);

    void setEnabled(bool enabled) { m_enabled = enabled; }

Q_SIGNALS:
    /// What was read, without the Enter.
    void scanned(const QString &code);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Key {
        int key;
        Qt::KeyboardModifiers modifiers;
        QString text;
        bool released = false; ///< already, while it was held back
    };
    bool noteRelease(const QKeyEvent &key);
    bool take(QWidget *widget, const QKeyEvent &key);
    bool isQuick(const QKeyEvent &key) const;
    void endPause();
    bool finish();
    void giveBack();
    void begin(QWidget *widget);

    QTimer m_pause;
    QElapsedTimer m_since; ///< the last key was looked at
    quint64 m_stamp = 0;   ///< the last key was pressed, in the platform's time; 0: it did not say
    QString m_code;
    QList<Key> m_held;
    QPointer<QWidget> m_widget;  ///< where the first key went
    QPointer<QWidget> m_target;  ///< where the last key was meant for, and those held back are
    QPointer<QLineEdit> m_field; ///< m_widget, where it is a line
    QString m_before;
    bool m_enabled = true;
    bool m_replaying = false;
};

} // namespace paushtik
