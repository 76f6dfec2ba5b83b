// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/scanner_filter.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace paushtik {
namespace {

using namespace std::chrono_literals;

// A scanner sends a key every 1 to 20 ms; the fastest typist needs 60 and more, and a key that is
// held down repeats every 30.
constexpr auto kQuick = 40ms;
constexpr qsizetype kShortest = 4;

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

bool isPlain(const QKeyEvent &key)
{
    return (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0 &&
           key.text().size() == 1 && key.text().front().isPrint();
}

// A table sends the first key on to its filter, and the next one comes from there.
bool handsKeysOn(QWidget *widget)
{
    return qobject_cast<QAbstractItemView *>(widget) != nullptr;
}

// Where a person types, the first key must be seen at once.
bool takesText(QWidget *widget)
{
    return qobject_cast<QLineEdit *>(widget) || qobject_cast<QPlainTextEdit *>(widget) ||
           qobject_cast<QTextEdit *>(widget) || qobject_cast<QAbstractItemView *>(widget);
}

} // namespace

ScannerFilter::ScannerFilter(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, &ScannerFilter::endPause);
    qApp->installEventFilter(this);
}

bool ScannerFilter::eventFilter(QObject *watched, QEvent *event)
{
    if (m_replaying || !m_enabled || !watched->isWidgetType())
        return false;
    // A person has gone on to something else: what was held back comes first.
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Shortcut)
        giveBack();
    if (event->type() == QEvent::KeyRelease)
        return noteRelease(*static_cast<QKeyEvent *>(event));
    if (event->type() != QEvent::KeyPress)
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    const QWidget *focus = QApplication::focusWidget();
    if (focus && focus != widget) {
        // What a widget did not want is offered to its parents: the same key, a second time.
        if (!widget->isAncestorOf(focus))
            giveBack();
        return false;
    }
    return take(widget, *static_cast<QKeyEvent *>(event));
}

// A press that is held back must not come after its release: a button would stay down.
bool ScannerFilter::noteRelease(const QKeyEvent &key)
{
    for (Key &held : m_held) {
        if (held.key != key.key() || held.released)
            continue;
        held.released = true;
        return true;
    }
    return false;
}

// When a key was pressed is the platform's to say: a window that was busy looks at a whole burst
// late, and then at once or with long waits between. What has no time of its own counts from when
// it is looked at.
bool ScannerFilter::isQuick(const QKeyEvent &key) const
{
    if (m_code.isEmpty() || key.isAutoRepeat())
        return false;
    if (m_stamp != 0 && key.timestamp() != 0)
        return static_cast<quint32>(key.timestamp() - m_stamp) <= kQuick.count(); // it wraps
    return m_since.isValid() && !m_since.hasExpired(kQuick.count());
}

// A pause that ends late is no pause: the keys of the meantime may lie in the queue still, and they
// come before a timer that waits for nothing.
void ScannerFilter::endPause()
{
    if (m_pause.interval() == 0)
        return giveBack();
    m_pause.start(0ms);
}

bool ScannerFilter::take(QWidget *widget, const QKeyEvent &key)
{
    const bool sameBurst = widget == m_target || (m_code.size() == 1 && handsKeysOn(m_target));
    const bool quick = sameBurst && isQuick(key);
    if (isEnter(key.key()))
        return quick && m_code.size() >= kShortest ? finish() : (giveBack(), false);
    if (!isPlain(key)) {
        // Shift alone comes between the letters of a code.
        if (key.key() != Qt::Key_Shift)
            giveBack();
        return false;
    }
    if (!quick)
        begin(widget);
    m_target = widget;
    m_code += key.text();
    m_since.start();
    m_stamp = key.timestamp();
    m_pause.start(kQuick);
    if (m_code.size() == 1 && takesText(widget))
        return false;
    m_held.append({key.key(), key.modifiers(), key.text()});
    return true;
}

void ScannerFilter::begin(QWidget *widget)
{
    giveBack();
    m_widget = widget;
    m_field = qobject_cast<QLineEdit *>(widget);
    m_before = m_field ? m_field->text() : QString();
}

bool ScannerFilter::finish()
{
    m_pause.stop();
    const QString code = std::exchange(m_code, {});
    m_held.clear();
    if (m_field) {
        m_field->setText(m_before);
    } else if (auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget())) {
        // A table may have sent the first key on to its filter.
        if (field != m_widget && field->text().endsWith(code.front()))
            field->setText(field->text().chopped(1));
    }
    Q_EMIT scanned(code.trimmed());
    return true;
}

void ScannerFilter::giveBack()
{
    m_pause.stop();
    m_code.clear();
    const QList<Key> held = std::exchange(m_held, {});
    m_replaying = true;
    for (const Key &key : held) {
        if (!m_target)
            break;
        QKeyEvent press(QEvent::KeyPress, key.key, key.modifiers, key.text);
        QApplication::sendEvent(m_target, &press);
        if (!key.released || !m_target)
            continue;
        QKeyEvent release(QEvent::KeyRelease, key.key, key.modifiers, key.text);
        QApplication::sendEvent(m_target, &release);
    }
    m_replaying = false;
}

} // namespace paushtik
