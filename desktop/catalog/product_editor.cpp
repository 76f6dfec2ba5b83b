// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_editor.h"

#include "desktop/style/widgets.h"

#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalBlocker>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// What belongs together stands beside each other: Hindi beside English, the price beside the MRP.
const QList<QStringList> kRows{{u"title"_s, u"title_hi"_s},
                               {u"subtitle"_s},
                               {u"price_paise"_s, u"mrp_paise"_s},
                               {u"hsn_code"_s, u"gst_rate_bp"_s},
                               {u"sku"_s, u"slug"_s},
                               {u"category_id"_s, u"unit_label"_s},
                               {u"weight_grams"_s, u"low_stock_threshold"_s},
                               {u"length_mm"_s, u"width_mm"_s, u"height_mm"_s},
                               {u"description"_s, u"description_hi"_s}};

QString textOf(const QWidget *input)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(input))
        return line->text();
    if (const auto *area = qobject_cast<const QPlainTextEdit *>(input))
        return area->toPlainText();
    return qobject_cast<const QComboBox *>(input)->currentData().toString();
}

// A cursor that jumps while one types is worse than a text that is written twice.
void setTextOf(QWidget *input, const QString &text)
{
    if (textOf(input) == text)
        return;
    const QSignalBlocker quiet(input);
    if (auto *line = qobject_cast<QLineEdit *>(input))
        line->setText(text);
    else if (auto *area = qobject_cast<QPlainTextEdit *>(input))
        area->setPlainText(text);
    else if (auto *box = qobject_cast<QComboBox *>(input))
        box->setCurrentIndex(box->findData(text));
}

} // namespace

ProductEditor::ProductEditor(QWidget *parent)
    : QWidget(parent)
    , m_form(new QWidget)
    , m_title(makeLabel({}, "heading", this))
    , m_state(makeLabel({}, "muted", this))
    , m_save(makePrimary({}, this))
    , m_revert(new QPushButton(this))
{
    m_title->setWordWrap(true);
    m_title->setObjectName(u"editorTitle"_s);
    m_state->setObjectName(u"editorState"_s);
    m_state->setWordWrap(true);
    m_save->setObjectName(u"editorSave"_s);
    m_revert->setObjectName(u"editorRevert"_s);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(4, 4, 12, 4);
    form->setSpacing(8);
    for (const QStringList &together : kRows) {
        auto *row = new QHBoxLayout;
        row->setSpacing(10);
        for (const QString &field : together)
            addLine(row, fields::field(field));
        form->addLayout(row);
    }
    form->addStretch();
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_state, 1);
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &ProductEditor::saveRequested);
    connect(m_revert, &QPushButton::clicked, this, [this] {
        forgetUnreadable();
        Q_EMIT revertRequested();
    });
    retranslate();
}

QWidget *ProductEditor::makeInput(const ProductField &field)
{
    const QString name = field.name;
    if (field.kind == ProductField::Kind::Category) {
        auto *box = new QComboBox(m_form);
        connect(box, &QComboBox::activated, this,
                [this, name, box] { take(name, box->currentData().toString()); });
        return box;
    }
    if (field.kind == ProductField::Kind::LongText) {
        auto *area = new QPlainTextEdit(m_form);
        area->setTabChangesFocus(true);
        // In the style sheet, which has the last word on heights.
        area->setStyleSheet(u"QPlainTextEdit { min-height: 76px; max-height: 76px; }"_s);
        connect(area, &QPlainTextEdit::textChanged, this,
                [this, name, area] { take(name, area->toPlainText()); });
        return area;
    }
    auto *line = new QLineEdit(m_form);
    connect(line, &QLineEdit::textEdited, this,
            [this, name](const QString &text) { take(name, text); });
    return line;
}

void ProductEditor::addLine(QHBoxLayout *row, const ProductField &field)
{
    Line line{makeLabel({}, "small", m_form), makeInput(field), makeLabel({}, "error", m_form), {}};
    line.input->setObjectName(u"field_"_s + field.name);
    line.label->setBuddy(line.input);
    line.label->setFixedHeight(20); // scripts differ in height, and the inputs stand in rows
    line.problem->setObjectName(u"problem_"_s + field.name);
    line.problem->setWordWrap(true);
    line.problem->hide();
    auto *cell = new QVBoxLayout;
    cell->setSpacing(2);
    cell->addWidget(line.label);
    cell->addWidget(line.input);
    cell->addWidget(line.problem);
    cell->addStretch();
    row->addLayout(cell, 1);
    m_lines.emplace(field.name, line);
}

void ProductEditor::take(const QString &field, const QString &text)
{
    if (m_filling)
        return;
    Line &line = m_lines.at(field);
    const auto value = FieldText::read(fields::field(field), text);
    line.unreadable = value ? QString() : value.error().detail;
    if (value) {
        m_refusals.remove(field);
        m_draft.set(field, *value);
        Q_EMIT typed(field, *value);
    }
    showState();
}

void ProductEditor::setCategories(const QList<QJsonObject> &categories)
{
    m_categories = categories;
    fillCategories();
}

void ProductEditor::fillCategories()
{
    auto *box = qobject_cast<QComboBox *>(m_lines.at(u"category_id"_s).input);
    const QSignalBlocker quiet(box);
    box->clear();
    for (const QJsonObject &category : std::as_const(m_categories))
        box->addItem(category["title"_L1].toString(), category["id"_L1].toString());
    box->setCurrentIndex(box->findData(m_draft.value(u"category_id"_s).toString()));
}

void ProductEditor::show(const ProductDraft &draft, const QHash<QString, QString> &refusals)
{
    const bool another = draft.id() != m_draft.id();
    m_draft = draft;
    m_refusals = refusals;
    m_filling = true;
    if (another)
        forgetUnreadable();
    for (auto &[field, line] : m_lines)
        fill(field, line);
    m_filling = false;
    showState();
}

// What is being typed reads as the same value already, perhaps in other signs: "649" for 649.00.
void ProductEditor::fill(const QString &field, Line &line)
{
    const ProductField &rule = fields::field(field);
    const auto typedNow = FieldText::read(rule, textOf(line.input));
    const QJsonValue value = m_draft.value(field);
    const bool same = typedNow && *typedNow == (value.isUndefined() ? QJsonValue() : value);
    if (!same && line.unreadable.isEmpty())
        setTextOf(line.input, FieldText::typed(rule, value));
}

void ProductEditor::forgetUnreadable()
{
    for (auto &[field, line] : m_lines)
        line.unreadable.clear();
}

void ProductEditor::clear()
{
    show(ProductDraft());
    m_title->clear();
}

void ProductEditor::setReadOnly(bool readOnly)
{
    m_form->setEnabled(!readOnly);
    m_save->setVisible(!readOnly);
    m_revert->setVisible(!readOnly);
}

void ProductEditor::setObstacle(const QString &why)
{
    if (std::exchange(m_obstacle, why) != why)
        showState();
}

void ProductEditor::focusField(const QString &field)
{
    if (const auto found = m_lines.find(field); found != m_lines.end())
        found->second.input->setFocus();
}

void ProductEditor::showState()
{
    int dirty = 0;
    bool wrong = false;
    for (auto &[field, line] : m_lines) {
        const bool changed = m_draft.isDirty(field);
        QString problem = line.unreadable;
        if (problem.isEmpty())
            problem = m_refusals.value(field);
        if (problem.isEmpty() && (changed || !m_draft.isNew()))
            problem = m_draft.problem(field);
        const QString name = FieldText::label(field);
        line.label->setText(changed ? tr("%1 (changed)").arg(name) : name);
        line.problem->setText(problem.isEmpty() ? QString() : name + u' ' + problem);
        line.problem->setVisible(!problem.isEmpty());
        line.input->setAccessibleName(line.label->text());
        line.input->setAccessibleDescription(line.problem->text());
        dirty += changed ? 1 : 0;
        wrong = wrong || !problem.isEmpty();
    }
    const QString title = m_draft.value(u"title"_s).toString();
    m_title->setText(title.isEmpty() ? tr("New product") : title);
    m_state->setText(!m_obstacle.isEmpty() ? m_obstacle
                     : m_draft.isNew()     ? stillNeeded()
                     : dirty > 0           ? tr("%n field(s) changed", nullptr, dirty)
                                           : QString());
    m_save->setEnabled(dirty > 0 && !wrong && m_draft.firstProblem().isEmpty() &&
                       m_obstacle.isEmpty());
    m_save->setToolTip(m_obstacle);
    m_revert->setEnabled(dirty > 0 || wrong);
}

QString ProductEditor::stillNeeded() const
{
    QStringList names;
    for (const ProductField &field : fields::all()) {
        const QJsonValue value = m_draft.value(field.name);
        if ((value.isNull() || value.isUndefined()) && !m_draft.problem(field.name).isEmpty())
            names.append(FieldText::label(field.name));
    }
    return names.isEmpty() ? QString() : tr("Still needed: %1").arg(names.join(u", "_s));
}

void ProductEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ProductEditor::retranslate()
{
    m_save->setText(tr("Save"));
    m_revert->setText(tr("Revert"));
    showState();
}

} // namespace paushtik
