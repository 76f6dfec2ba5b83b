// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/catalog/product_notice.h"

#include "desktop/core/formats.h"
#include "desktop/style/widgets.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

// "Price (₹650.00)": what it is on the server now.
QString theirs(const ProductDraft &product)
{
    QStringList fields;
    for (const QString &field : product.overtaken()) {
        const QString now =
            FieldText::shown(fields::field(field), product.document()[field]).left(60);
        fields.append(now.isEmpty() ? FieldText::label(field)
                                    : u"%1 (%2)"_s.arg(FieldText::label(field), now));
    }
    return fields.join(u", "_s);
}

} // namespace

ProductNotice::ProductNotice(QWidget *parent)
    : QFrame(parent)
    , m_text(makeCopyable({}, "strong", this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    setProperty("card", true);
    setObjectName(u"productNotice"_s);
    m_text->setObjectName(u"productNoticeText"_s);
    m_text->setWordWrap(true);
    m_first->setObjectName(u"productNoticeFirst"_s);
    m_second->setObjectName(u"productNoticeSecond"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_second);
    buttons->addWidget(m_first);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(m_text);
    column->addLayout(buttons);
    hide();
    connect(m_first, &QPushButton::clicked, this, [this] { press(true); });
    connect(m_second, &QPushButton::clicked, this, [this] { press(false); });
}

QString ProductNotice::sentence(Case about, const ProductDraft &product,
                                const ProductMark &mark) const
{
    switch (about) {
    case Case::Overtaken:
        return tr("Somebody else changed this meanwhile: %1.").arg(theirs(product));
    case Case::Conflict:
        if (mark.changedBy.isEmpty() || !mark.changedAt)
            return tr("Changed on the server meanwhile.") + u' ' + mark.what;
        return tr("Changed on the server by %1 at %2.")
                   .arg(mark.changedBy, formats::moment(*mark.changedAt)) +
               u' ' + mark.what;
    case Case::Refused:
        return (tr("The server refused this.") + u' ' + mark.what + u' ' + mark.why).trimmed();
    case Case::Waiting:
        return (tr("Saved on this computer, waiting to be sent.") + u' ' + mark.why).trimmed();
    case Case::Nothing:
        break;
    }
    return {};
}

void ProductNotice::show(const ProductDraft &product, const std::optional<ProductMark> &mark)
{
    const auto state = mark ? mark->state : ProductMark::State::Waiting;
    m_case = !product.overtaken().isEmpty()          ? Case::Overtaken
             : !mark                                 ? Case::Nothing
             : state == ProductMark::State::Conflict ? Case::Conflict
             : state == ProductMark::State::Refused  ? Case::Refused
                                                     : Case::Waiting;
    m_text->setText(sentence(m_case, product, mark.value_or(ProductMark())));
    m_first->setText(m_case == Case::Overtaken  ? tr("Keep mine")
                     : m_case == Case::Conflict ? tr("Settle…")
                                                : tr("Edit it again"));
    m_second->setText(tr("Take theirs"));
    m_first->setVisible(m_case == Case::Overtaken || m_case == Case::Conflict ||
                        m_case == Case::Refused);
    m_second->setVisible(m_case == Case::Overtaken);
    setVisible(m_case != Case::Nothing);
}

void ProductNotice::press(bool first)
{
    if (m_case == Case::Overtaken)
        first ? Q_EMIT insistRequested() : Q_EMIT giveWayRequested();
    else if (m_case == Case::Conflict)
        Q_EMIT settleRequested();
    else if (m_case == Case::Refused)
        Q_EMIT takeUpRequested();
}

} // namespace paushtik
