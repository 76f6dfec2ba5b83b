// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/style/widgets.h"

#include <QMimeData>
#include <QTextDocument>
#include <QTextEdit>
#include <cmath>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// Read-only text as high as its lines. A label would be simpler, but breaks between words alone.
class BreakableText : public QTextEdit {
public:
    BreakableText(const QString &text, QWidget *parent)
        : QTextEdit(parent)
    {
        setReadOnly(true);
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::ClickFocus);
        setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        viewport()->setAutoFillBackground(false);
        document()->setDocumentMargin(0);
        setPlainText(breakable(text));
        setAccessibleName(text);
    }

protected:
    QMimeData *createMimeDataFromSelection() const override
    {
        auto *data = new QMimeData;
        data->setText(textCursor().selectedText().remove(kMayBreak));
        return data;
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QTextEdit::resizeEvent(event);
        setFixedHeight(static_cast<int>(std::ceil(document()->size().height())));
    }

private:
    static constexpr QChar kMayBreak{0x200b}; // zero width space
    // An address is best read with its host whole.
    static QString breakable(QString text) { return text.replace(u'@', u"@"_s + kMayBreak); }
};

} // namespace

QLabel *makeLabel(const QString &text, const char *role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QLatin1StringView(role));
    return label;
}

QLabel *makeCopyable(const QString &text, const char *role, QWidget *parent)
{
    QLabel *label = makeLabel(text, role, parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    // One long word, an e-mail for instance, must not push the rest of a card out of sight.
    label->setMinimumWidth(1);
    label->setToolTip(text.size() > 24 ? text : QString());
    return label;
}

QTextEdit *makeBreakable(const QString &text, QWidget *parent)
{
    return new BreakableText(text, parent);
}

QPushButton *makePrimary(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("primary", true);
    return button;
}

void letGo(QWidget *widget)
{
    if (!widget)
        return;
    widget->hide();
    widget->setParent(nullptr);
    widget->deleteLater();
}

QFrame *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setProperty("rule", true);
    return rule;
}

Card::Card(const QString &title, QWidget *parent)
    : QFrame(parent)
{
    setProperty("card", true);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 14);
    outer->setSpacing(8);
    m_head = new QHBoxLayout;
    m_head->addWidget(makeLabel(title, "heading", this));
    m_head->addStretch();
    outer->addLayout(m_head);
    m_body = new QVBoxLayout;
    m_body->setSpacing(4);
    outer->addLayout(m_body);
}

void Card::setCorner(QWidget *widget)
{
    m_head->addWidget(widget);
}

} // namespace paushtik
