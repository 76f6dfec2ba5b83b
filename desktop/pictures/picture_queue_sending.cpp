// SPDX-License-Identifier: GPL-3.0-or-later
// How finished pictures get to the sink, and how far they are from there on.
#include "desktop/pictures/picture_queue.h"
#include "desktop/pictures/picture_words.h"
#include "desktop/pictures/picture_work.h"

#include <QPointer>
#include <algorithm>

namespace paushtik {

void PictureQueue::sendReady()
{
    for (int row = 0; row < m_items.size(); ++row) {
        if (m_items[row].state == PictureState::Ready && !m_items[row].productId.isEmpty())
            change(row, [](PictureItem &item) { item.state = PictureState::Queued; });
    }
    Q_EMIT progressed();
    resume();
}

void PictureQueue::resume()
{
    if (!m_pumping)
        QCoro::connect(pump(), this, [] {});
}

// One after the other, from above to below: that is the order in which a product will show them.
Task<> PictureQueue::pump()
{
    const QPointer self(this);
    m_pumping = true;
    while (self) {
        const auto next = std::ranges::find_if(m_items, [](const PictureItem &item) {
            return item.state == PictureState::Queued && !item.taken;
        });
        if (next == m_items.end())
            break;
        const PictureItem item = *next;
        PictureUpload upload{item.productId, item.sku, item.altText(), item.id, {}};
        for (int i = 0; i < kVariants; ++i)
            upload.files.append(picture_work::variantFile(m_folder, item.id, i));
        const Result<void> outcome = co_await m_sink.take(std::move(upload));
        if (!self)
            co_return;
        handedOver(item.id, outcome);
        if (!outcome && outcome.error().fault == Fault::Unavailable)
            break;
    }
    if (self)
        m_pumping = false;
}

void PictureQueue::handedOver(const QString &id, const Result<void> &outcome)
{
    const int row = rowOf(id);
    if (row < 0)
        return; // of another account by now; it is handed over again when that is back
    change(row, [&outcome](PictureItem &item) {
        const bool away = !outcome && outcome.error().fault == Fault::Unavailable;
        item.taken = outcome.has_value();
        if (!outcome && !away)
            item.state = PictureState::Failed;
        item.problem = outcome ? QString() : PictureWords::problem(outcome.error());
    });
    Q_EMIT progressed();
}

void PictureQueue::takeProgress(const QHash<QString, PictureProgress> &pictures)
{
    for (int row = 0; row < rowCount(); ++row) {
        const auto found = pictures.constFind(m_items[row].id);
        const bool isKnown = found != pictures.cend();
        if (isKnown || (m_items[row].taken && m_items[row].state != PictureState::Sent))
            change(row, [&](PictureItem &item) { apply(item, isKnown ? &*found : nullptr); });
    }
    Q_EMIT progressed();
}

/// Null: somebody took it out of the line.
void PictureQueue::apply(PictureItem &item, const PictureProgress *progress)
{
    item.taken = progress != nullptr;
    item.state = progress ? progress->state : PictureState::Ready;
    item.problem = progress ? progress->problem : QString();
}

} // namespace paushtik
