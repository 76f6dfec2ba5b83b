// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/pack_line_row.h"

#include "desktop/core/formats.h"
#include "desktop/shipments/mood.h"
#include "desktop/style/icons.h"
#include "desktop/style/theme.h"
#include "desktop/style/widgets.h"

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

constexpr int kPicture = 72;

} // namespace

PackLineRow::PackLineRow(int line, QWidget *parent)
    : QFrame(parent)
    , m_line(line)
    , m_picture(new QLabel(this))
    , m_title(makeLabel({}, "packTitle", this))
    , m_detail(makeLabel({}, "muted", this))
    , m_batch(makeLabel({}, "strong", this))
    , m_count(makeLabel({}, "benchCount", this))
    , m_take(new QPushButton(this))
{
    setObjectName(u"packLine%1"_s.arg(line));
    setProperty("packLine", true);
    m_picture->setObjectName(u"packPicture"_s);
    m_picture->setFixedSize(kPicture, kPicture);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(kPicture + 24);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setPixmap(
        linePixmap(u"catalog"_s, kPicture / 2, Theme::tokens().faint, devicePixelRatioF()));
    m_title->setWordWrap(true);
    m_take->setObjectName(u"packTake%1"_s.arg(line));
    m_take->setProperty("big", true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_detail);
    words->addWidget(m_batch);
    words->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(16);
    row->addWidget(m_picture);
    row->addLayout(words, 1);
    row->addWidget(m_count);
    row->addWidget(m_take);
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT taken(m_line); });
}

void PackLineRow::setPicture(const QPixmap &picture)
{
    if (picture.isNull())
        return;
    m_picture->setPixmap(
        picture.scaled(kPicture, kPicture, Qt::KeepAspectRatio, Qt::SmoothTransformation));
}

void PackLineRow::tell(const PackLine &line, bool last, bool closed)
{
    m_title->setText(line.title);
    m_detail->setText(line.sku);
    QStringList batches;
    for (const PackBatch &batch : line.batches)
        batches << tr("%1 of batch %2, best before %3")
                       .arg(QString::number(batch.quantity), batch.code,
                            formats::day(QDate::fromString(batch.expires, Qt::ISODate)));
    m_batch->setText(batches.join(u'\n'));
    m_batch->setVisible(!batches.isEmpty());
    m_count->setText(u"%1 / %2"_s.arg(line.taken).arg(line.quantity));
    m_take->setText(line.isFull() ? tr("In the box") : tr("Take one"));
    m_take->setAccessibleName(u"%1: %2"_s.arg(m_take->text(), line.title));
    m_take->setEnabled(!line.isFull() && !closed);
    setAccessibleName(u"%1, %2"_s.arg(line.title, m_count->text()));
    setMood(this, line.isFull() ? u"full"_s : last ? u"last"_s : u"open"_s);
}

} // namespace paushtik
