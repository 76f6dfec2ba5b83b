// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/picture_queue.h"

#include "desktop/core/when_done.h"
#include "desktop/pictures/picture_words.h"
#include "desktop/pictures/picture_work.h"
#include "desktop/pictures/sku_match.h"
#include "shared/imaging/fingerprint.h"

#include <QFileInfo>
#include <QIODevice>
#include <QMimeData>
#include <QUuid>
#include <QtConcurrent>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

const QString kRows = u"application/x-paushtik-picture-rows"_s;

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

bool isOnItsWay(PictureState state)
{
    return state == PictureState::Queued || state == PictureState::Sending ||
           state == PictureState::Sent;
}

QSize sizeOf(const MadePicture &made)
{
    return {made.variants[0].width, made.variants[0].height};
}

/// A picture in another size has the same proportions; one that was cut is another.
bool haveOneShape(QSize a, QSize b)
{
    if (a.isEmpty() || b.isEmpty())
        return true;
    const double ratio = double(a.width()) * b.height() / (double(a.height()) * b.width());
    return ratio > 0.96 && ratio < 1.04;
}

bool isUnmade(const PictureItem &item)
{
    return item.state == PictureState::Waiting || item.state == PictureState::Making;
}

} // namespace

PictureQueue::PictureQueue(PictureSink &sink, int atOnce, QObject *parent)
    : QAbstractListModel(parent)
    , m_sink(sink)
    , m_atOnce(atOnce)
{
    m_makers.setMaxThreadCount(atOnce);
    m_disk.setMaxThreadCount(1); // one after the other, so that the latest is what stays
    connect(&sink, &PictureSink::told, this, &PictureQueue::takeProgress);
    connect(&sink, &PictureSink::ready, this, &PictureQueue::resume);
}

PictureQueue::~PictureQueue()
{
    m_makers.clear();
    m_makers.waitForDone();
    m_disk.waitForDone();
}

void PictureQueue::open(const QString &folder)
{
    if (folder == m_folder)
        return;
    beginResetModel();
    m_folder = folder;
    m_items.clear();
    m_thumbs.clear();
    endResetModel();
    whenDone(QtConcurrent::run(&m_disk, picture_work::restore, m_folder), this,
             [this, folder](const QList<PictureItem> &items) { restored(folder, items); });
    Q_EMIT progressed();
}

void PictureQueue::restored(const QString &folder, const QList<PictureItem> &items)
{
    if (folder != m_folder)
        return;
    insert(items);
    for (const PictureItem &item : items) {
        if (item.made)
            loadThumb(item.id);
    }
    resume();
    m_sink.tell();
}

void PictureQueue::setProducts(QList<ProductName> products)
{
    m_products = std::move(products);
    for (int row = 0; row < m_items.size(); ++row) {
        if (m_items[row].productId.isEmpty())
            change(row, [this](PictureItem &item) { matchProduct(item); });
    }
    Q_EMIT productsChanged();
    Q_EMIT progressed();
}

void PictureQueue::setShopPictures(QList<ShopPicture> pictures)
{
    m_shop = std::move(pictures);
    if (!m_items.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {TwinRole});
}

void PictureQueue::matchProduct(PictureItem &item) const
{
    QStringList skus;
    for (const ProductName &product : m_products)
        skus.append(product.sku);
    const auto sku = skuOfFile(item.name, skus);
    if (!sku)
        return;
    const ProductName &product = m_products[skus.indexOf(*sku)];
    item.productId = product.id;
    item.sku = product.sku;
    if (item.alt.isEmpty())
        item.alt = product.title;
}

void PictureQueue::add(QStringList paths)
{
    whenDone(QtConcurrent::run(&m_disk, picture_work::picturesUnder, std::move(paths)), this,
             [this](const QStringList &files) { take(files); });
}

void PictureQueue::take(const QStringList &files)
{
    QList<PictureItem> items;
    for (const QString &file : files) {
        PictureItem item;
        item.id = newId();
        item.source = QFileInfo(file).absoluteFilePath();
        item.name = QFileInfo(file).fileName();
        matchProduct(item);
        items.append(std::move(item));
    }
    insert(std::move(items));
}

void PictureQueue::paste(QImage image)
{
    PictureItem item;
    item.id = newId();
    item.name = tr("Pasted picture");
    item.source = m_folder + u'/' + item.id + u"/original.png"_s;
    const auto saved =
        QtConcurrent::run(&m_disk, [folder = m_folder + u'/' + item.id, file = item.source, image] {
            return QDir().mkpath(folder) && image.save(file, "PNG", 90);
        });
    whenDone(saved, this, [this, item](bool) { insert({item}); });
}

void PictureQueue::insert(QList<PictureItem> items)
{
    if (items.isEmpty())
        return;
    const auto first = static_cast<int>(m_items.size());
    beginInsertRows({}, first, first + static_cast<int>(items.size()) - 1);
    m_items += std::move(items);
    endInsertRows();
    for (int row = first; row < m_items.size(); ++row)
        keep(row);
    startMaking();
    Q_EMIT progressed();
}

void PictureQueue::startMaking()
{
    for (int row = 0; row < m_items.size() && m_underWay < m_atOnce; ++row) {
        if (m_items[row].state != PictureState::Waiting)
            continue;
        change(row, [](PictureItem &item) { item.state = PictureState::Making; });
        ++m_underWay;
        const PictureItem item = m_items[row];
        const int round = m_rounds[item.id];
        whenDone(QtConcurrent::run(&m_makers, picture_work::make, m_folder, item), this,
                 [this, id = item.id, round](const Result<MadePicture> &outcome) {
                     made(id, round, outcome);
                 });
    }
}

void PictureQueue::made(const QString &id, int round, const Result<MadePicture> &outcome)
{
    --m_underWay;
    const int row = rowOf(id);
    if (row >= 0 && m_rounds.value(id) == round) {
        change(row, [&outcome](PictureItem &item) {
            item.state = outcome ? PictureState::Ready : PictureState::Failed;
            item.problem = outcome ? QString() : PictureWords::problem(outcome.error());
            item.made = outcome ? std::optional(*outcome) : std::nullopt;
        });
        if (outcome)
            loadThumb(id);
    } else if (row < 0) {
        // It was removed while it was made.
        (void)QtConcurrent::run(&m_disk, picture_work::forget, m_folder, id);
    }
    startMaking();
    Q_EMIT progressed();
}

void PictureQueue::loadThumb(const QString &id)
{
    const auto shown = QtConcurrent::run(&m_makers, picture_work::show,
                                         picture_work::variantFile(m_folder, id, 2), kThumbWidth);
    whenDone(shown, this, [this, id](const QImage &image) {
        const int row = rowOf(id);
        if (row < 0)
            return;
        m_thumbs[id] = image;
        Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
    });
}

void PictureQueue::change(int row, const std::function<void(PictureItem &)> &how)
{
    const PictureItem before = m_items[row];
    how(m_items[row]);
    if (before == m_items[row])
        return;
    keep(row);
    Q_EMIT dataChanged(index(row), index(row));
}

void PictureQueue::keep(int row)
{
    (void)QtConcurrent::run(&m_disk, picture_work::keep, m_folder, m_items[row], row);
}

void PictureQueue::setProduct(int row, const QString &productId)
{
    change(row, [this, &productId](PictureItem &item) {
        item.productId.clear();
        item.sku.clear();
        for (const ProductName &product : std::as_const(m_products)) {
            if (product.id != productId)
                continue;
            item.productId = product.id;
            item.sku = product.sku;
            if (item.alt.isEmpty())
                item.alt = product.title;
        }
    });
    Q_EMIT progressed();
}

void PictureQueue::setAlt(int row, const QString &english, const QString &hindi)
{
    change(row, [&](PictureItem &item) {
        item.alt = english;
        item.altHindi = hindi;
    });
}

void PictureQueue::setEdit(int row, PictureEdit edit)
{
    if (isOnItsWay(m_items[row].state) || m_items[row].edit == edit)
        return;
    ++m_rounds[m_items[row].id];
    change(row, [&edit](PictureItem &item) {
        item.edit = edit;
        item.state = PictureState::Waiting;
        item.problem.clear();
    });
    startMaking();
    Q_EMIT progressed();
}

void PictureQueue::retry(int row)
{
    const PictureItem item = m_items[row];
    if (item.state != PictureState::Failed)
        return;
    change(row, [](PictureItem &again) {
        again.state = again.made ? PictureState::Queued : PictureState::Waiting;
        again.problem.clear();
    });
    if (item.taken)
        return m_sink.retry(item.id);
    startMaking();
    resume();
}

void PictureQueue::remove(int row)
{
    const PictureItem item = m_items[row];
    if (item.state == PictureState::Sending)
        return;
    if (item.taken && item.state != PictureState::Sent)
        m_sink.drop(item.id);
    beginRemoveRows({}, row, row);
    m_items.removeAt(row);
    endRemoveRows();
    m_thumbs.remove(item.id);
    (void)QtConcurrent::run(&m_disk, picture_work::forget, m_folder, item.id);
    Q_EMIT progressed();
}

void PictureQueue::cancelMaking()
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (isUnmade(m_items[row]))
            remove(row);
    }
}

QString PictureQueue::variantFile(int row, int variant) const
{
    return picture_work::variantFile(m_folder, m_items[row].id, variant);
}

QString PictureQueue::twinOf(int row) const
{
    const auto &mine = m_items[row].made;
    for (int other = 0; mine && other < row; ++other) {
        const auto &earlier = m_items[other].made;
        if (earlier && haveOneShape(sizeOf(*mine), sizeOf(*earlier)) &&
            fingerprintDistance(earlier->fingerprint, mine->fingerprint) <= kNearDuplicate)
            return m_items[other].name;
    }
    return {};
}

QString PictureQueue::shopTwinOf(int row) const
{
    const PictureItem &item = m_items[row];
    if (!item.made || isOnItsWay(item.state))
        return {};
    const auto twin = std::ranges::find_if(m_shop, [&item](const ShopPicture &shown) {
        return haveOneShape(shown.size, sizeOf(*item.made)) &&
               fingerprintDistance(shown.fingerprint, item.made->fingerprint) <= kNearDuplicate;
    });
    return twin == m_shop.end() ? QString() : twin->product;
}

int PictureQueue::making() const
{
    return static_cast<int>(std::ranges::count_if(m_items, isUnmade));
}

int PictureQueue::ready() const
{
    return static_cast<int>(std::ranges::count_if(m_items, [](const PictureItem &item) {
        return item.state == PictureState::Ready && !item.productId.isEmpty();
    }));
}

int PictureQueue::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_items, id, &PictureItem::id);
    return found == m_items.end() ? -1 : static_cast<int>(found - m_items.begin());
}

int PictureQueue::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant PictureQueue::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PictureItem &item = m_items[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return item.name;
    case Qt::DecorationRole:
        return m_thumbs.value(item.id);
    case Qt::AccessibleTextRole:
        return QStringList{item.name, item.sku, PictureWords::state(item.state), item.problem}.join(
            u", "_s);
    case StateRole:
        return static_cast<int>(item.state);
    case SkuRole:
        return item.sku;
    case ProblemRole:
        return item.problem;
    case TwinRole:
        return twinOf(index.row()) + shopTwinOf(index.row());
    default:
        return {};
    }
}

Qt::ItemFlags PictureQueue::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between rows, never onto one
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled;
}

QStringList PictureQueue::mimeTypes() const
{
    return {kRows};
}

QMimeData *PictureQueue::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    data->setData(kRows, QByteArray::number(indexes.value(0).row()));
    return data;
}

// The view must not remove what was dragged: it is moved here.
bool PictureQueue::dropMimeData(const QMimeData *data, Qt::DropAction, int row, int,
                                const QModelIndex &)
{
    bool isNumber = false;
    const int from = data->data(kRows).toInt(&isNumber);
    if (isNumber)
        moveTo(from, row < 0 ? rowCount() : row);
    return false;
}

bool PictureQueue::moveTo(int from, int before)
{
    if (from < 0 || from >= rowCount() || !beginMoveRows({}, from, from, {}, before))
        return false;
    const int to = before > from ? before - 1 : before;
    m_items.move(from, to);
    endMoveRows();
    for (int row = std::min(from, to); row <= std::max(from, to); ++row)
        keep(row);
    return true;
}

} // namespace paushtik
