// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/shipments/manifests_view.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/shipments/mood.h"
#include "desktop/style/icons.h"
#include "desktop/style/widgets.h"
#include "shared/labels/manifest.h"
#include "shared/papers/seller.h"

#include <QCheckBox>
#include <QCoroFuture>
#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMap>
#include <QPointer>
#include <QStackedWidget>
#include <QtConcurrentRun>
#include <algorithm>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

Seller sellerIn(const Preferences &preferences)
{
    const QByteArray shop = preferences.state(u"shop/seller"_s).toByteArray();
    return Seller::fromJson(QJsonDocument::fromJson(shop).object());
}

// What this desk knows of a manifest, as the list that goes with the parcels.
ManifestData sheetOf(const Manifest &manifest, const QList<ShipmentRow> &parcels,
                     const Seller &shop)
{
    const QString place = u"%1\n%2 %3"_s.arg(shop.address, shop.city, shop.pincode).trimmed();
    ManifestData sheet{.number = manifest.number,
                       .courier = manifest.courier,
                       .pickupName = shop.name.isEmpty() ? u"Paushtik"_s : shop.name,
                       .pickupAddress = place,
                       .createdAt = manifest.createdAt,
                       .rows = {}};
    for (const ShipmentRow &row : parcels)
        if (row.id && manifest.shipments.contains(*row.id))
            sheet.rows.append({row.awb, row.number, row.customer, row.city, row.pincode, row.pieces,
                               row.weightGrams});
    return sheet;
}

} // namespace

ManifestsView::ManifestsView(Shell &shell, ShipmentsRepository &repository, PrintSpool &spool,
                             Sounds &sounds, SyncStatus &line, Preferences &preferences,
                             QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_repository(repository)
    , m_spool(spool)
    , m_sounds(sounds)
    , m_line(line)
    , m_preferences(preferences)
    , m_stack(new QStackedWidget(this))
    , m_readyTitle(makeLabel({}, "heading", this))
    , m_historyTitle(makeLabel({}, "heading", this))
    , m_history(new QListWidget(this))
    , m_chosenWords(makeCopyable({}, "muted", this))
    , m_print(new QPushButton(this))
    , m_hand(makePrimary({}, this))
    , m_banner(new QFrame(this))
    , m_said(makeLabel({}, "benchSaid", m_banner))
    , m_progress(makeLabel({}, "benchNext", m_banner))
    , m_code(new QLineEdit(this))
    , m_parcelList(new QListWidget(this))
    , m_driverLabel(makeLabel({}, "muted", this))
    , m_driver(new QLineEdit(this))
    , m_signed(new QCheckBox(this))
    , m_finish(makePrimary({}, this))
    , m_back(new QPushButton(this))
{
    m_stack->addWidget(buildLists());
    m_stack->addWidget(buildHandover());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    wire();
    retranslate();
}

QWidget *ManifestsView::buildLists()
{
    auto *page = new QWidget(this);
    auto *left = new QVBoxLayout;
    m_ready = new QVBoxLayout;
    left->addWidget(m_readyTitle);
    left->addLayout(m_ready);
    left->addStretch();
    m_history->setObjectName(u"manifestHistory"_s);
    m_print->setObjectName(u"manifestPrint"_s);
    m_hand->setObjectName(u"manifestHandOver"_s);
    m_chosenWords->setObjectName(u"manifestChosen"_s);
    for (QPushButton *button : {m_print, m_hand})
        button->setProperty("big", true);
    auto *right = new QVBoxLayout;
    right->addWidget(m_historyTitle);
    right->addWidget(m_history, 1);
    right->addWidget(m_chosenWords);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_hand);
    buttons->addWidget(m_print);
    buttons->addStretch();
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    row->addLayout(left, 2);
    row->addLayout(right, 3);
    return page;
}

QWidget *ManifestsView::buildHandover()
{
    auto *page = new QWidget(this);
    m_banner->setObjectName(u"handoverBanner"_s);
    m_said->setObjectName(u"handoverSaid"_s);
    m_said->setWordWrap(true);
    m_progress->setObjectName(u"handoverProgress"_s);
    auto *words = new QVBoxLayout(m_banner);
    words->setContentsMargins(20, 14, 20, 14);
    words->addWidget(m_said);
    words->addWidget(m_progress);
    m_code->setObjectName(u"handoverCode"_s);
    m_code->setProperty("big", true);
    m_parcelList->setObjectName(u"handoverParcels"_s);
    m_driver->setObjectName(u"handoverDriver"_s);
    m_driver->setMaximumWidth(280);
    m_signed->setObjectName(u"handoverSigned"_s);
    m_finish->setObjectName(u"handoverFinish"_s);
    m_back->setObjectName(u"handoverBack"_s);
    for (QPushButton *button : {m_finish, m_back})
        button->setProperty("big", true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(10);
    foot->addWidget(m_driverLabel);
    foot->addWidget(m_driver);
    foot->addWidget(m_signed);
    foot->addStretch();
    foot->addWidget(m_back);
    foot->addWidget(m_finish);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_code);
    column->addWidget(m_banner);
    column->addWidget(m_parcelList, 1);
    column->addLayout(foot);
    return page;
}

void ManifestsView::wire()
{
    connect(m_history, &QListWidget::currentRowChanged, this, &ManifestsView::showChosen);
    connect(m_history, &QListWidget::itemActivated, m_hand, &QPushButton::click);
    connect(m_print, &QPushButton::clicked, this, [this] {
        if (const auto manifest = chosen())
            print(*manifest);
    });
    connect(m_hand, &QPushButton::clicked, this, &ManifestsView::beginHandover);
    connect(&m_line, &SyncStatus::changed, this, &ManifestsView::showReady);
    connect(m_finish, &QPushButton::clicked, this, &ManifestsView::finishHandover);
    connect(m_back, &QPushButton::clicked, this, &ManifestsView::leaveHandover);
    connect(m_code, &QLineEdit::returnPressed, this, [this] {
        const QString code = m_code->text().trimmed();
        m_code->clear();
        scan(code);
    });
}

void ManifestsView::setParcels(const QList<ShipmentRow> &parcels)
{
    m_parcels = parcels;
    showReady();
}

void ManifestsView::refresh()
{
    QCoro::connect(m_repository.manifests(), this, [this](const Result<QList<Manifest>> &read) {
        if (!read && m_manifests.isEmpty())
            return m_chosenWords->setText(ErrorText::sentence(read.error()));
        if (!read)
            return;
        const auto all = withMade(*read);
        if (m_history->count() > 0 && all == m_manifests)
            return;
        m_manifests = all;
        showHistory();
    });
}

// What was read may be older than what was made here meanwhile.
QList<Manifest> ManifestsView::withMade(QList<Manifest> read)
{
    m_made.removeIf([&read](const Manifest &made) {
        return std::ranges::find(read, made.id, &Manifest::id) != read.end();
    });
    return m_made + read;
}

void ManifestsView::clear()
{
    endHandover();
    m_left = {};
    m_parcels.clear();
    m_manifests.clear();
    m_made.clear();
    showReady();
    showHistory();
}

// There is one place of the shop's that couriers come to.
QString ManifestsView::pickupPlace() const
{
    const Seller seller = sellerIn(m_preferences);
    QStringList parts{seller.name, seller.city};
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

void ManifestsView::showReady()
{
    Ready ready{{}, pickupPlace(), m_line.state().offlineSince.has_value()};
    for (const ShipmentRow &row : std::as_const(m_parcels))
        if (canManifest(row))
            ++ready.couriers[row.courier];
    if (m_shownReady == ready)
        return; // a button that is about to be pressed stays
    m_shownReady = ready;
    letGo(m_readyContent);
    m_readyContent = new QWidget(this);
    auto *column = new QVBoxLayout(m_readyContent);
    column->setContentsMargins(0, 0, 0, 0);
    for (auto courier = ready.couriers.cbegin(); courier != ready.couriers.cend(); ++courier) {
        auto *card = new Card(courier.key());
        card->body()->addWidget(
            makeLabel(tr("%n parcel(s) ready", nullptr, courier.value()), "value"));
        if (!ready.place.isEmpty())
            card->body()->addWidget(makeLabel(tr("Pickup from %1").arg(ready.place), "muted"));
        auto *button = makePrimary(tr("Make manifest"));
        button->setObjectName(u"makeManifest"_s);
        button->setProperty("big", true);
        button->setAccessibleName(u"%1: %2"_s.arg(button->text(), courier.key()));
        button->setEnabled(!ready.offline);
        if (ready.offline)
            button->setToolTip(tr("This needs the line to the server, which is down."));
        connect(button, &QPushButton::clicked, this, [this, name = courier.key()] { make(name); });
        card->body()->addWidget(button, 0, Qt::AlignLeft);
        column->addWidget(card);
    }
    if (ready.couriers.isEmpty())
        column->addWidget(makeLabel(tr("Every parcel with a label is on a manifest."), "muted"));
    m_ready->addWidget(m_readyContent);
}

void ManifestsView::showHistory()
{
    const int row = std::max(0, m_history->currentRow());
    m_history->clear();
    for (const Manifest &manifest : std::as_const(m_manifests))
        m_history->addItem(u"%1   %2   %3   %4"_s.arg(
            manifest.number, manifest.courier, formats::moment(manifest.createdAt),
            tr("%n parcel(s)", nullptr, int(manifest.shipments.size()))));
    m_history->setCurrentRow(std::min(row, m_history->count() - 1));
    showChosen();
}

std::optional<Manifest> ManifestsView::chosen() const
{
    const int row = m_history->currentRow();
    return row >= 0 && row < m_manifests.size() ? std::optional(m_manifests[row]) : std::nullopt;
}

void ManifestsView::showChosen()
{
    const auto manifest = chosen();
    const int turn = ++m_turn;
    m_gone.clear();
    m_chosenWords->setText(m_manifests.isEmpty() ? tr("No manifest has been made yet.")
                                                 : QString());
    m_hand->setText(tr("Hand over"));
    m_print->setEnabled(manifest.has_value());
    m_hand->setEnabled(manifest.has_value());
    if (!manifest)
        return;
    QCoro::connect(m_repository.handovers(*manifest), this,
                   [this, turn, manifest](const Result<QList<HandoverRecord>> &records) {
                       if (turn != m_turn)
                           return;
                       if (records)
                           showRecords(*manifest, *records);
                       else if (records.error().fault == Fault::NotFound)
                           m_chosenWords->setText(tr("Not handed over yet."));
                   });
}

void ManifestsView::showRecords(const Manifest &manifest, const QList<HandoverRecord> &records)
{
    m_gone = goneBy(records);
    QStringList lines;
    for (const HandoverRecord &record : records) {
        const QString words = lines.isEmpty()
                                  ? tr("%1 of %2 parcels handed over by %3 on %4. Driver: %5. %6")
                                  : tr("Later %1 of %2 by %3 on %4. Driver: %5. %6");
        lines << words.arg(QString::number(record.taken.size()),
                           QString::number(manifest.shipments.size()), record.by,
                           formats::moment(record.at),
                           record.driver.isEmpty() ? tr("no name given") : record.driver,
                           record.isSigned ? tr("Signed.") : tr("Not signed."));
    }
    const auto left = int(manifest.shipments.size() - m_gone.size());
    if (left > 0)
        lines << tr("%n parcel(s) missing.", nullptr, left);
    m_chosenWords->setText(lines.join(u'\n'));
    m_hand->setEnabled(left > 0);
    m_hand->setText(tr("Hand over late parcels"));
}

void ManifestsView::make(const QString &courier)
{
    QList<ShipmentId> ids;
    for (const ShipmentRow &row : std::as_const(m_parcels))
        if (canManifest(row) && row.courier == courier)
            ids.append(*row.id);
    QCoro::connect(m_repository.makeManifest(ids), this, [this](const Result<Manifest> &made) {
        if (!made)
            return m_shell.tellError(tr("No manifest was made."), made.error());
        m_shell.tell(Tone::Success, tr("%1 is made.").arg(made->number));
        m_made.prepend(*made);
        m_manifests.prepend(*made);
        showHistory();
        m_history->setCurrentRow(0);
        print(*made);
    });
}

void ManifestsView::print(const Manifest &manifest)
{
    QCoro::connect(printPdf(manifest), this, [] {});
}

Task<> ManifestsView::printPdf(Manifest manifest)
{
    const QPointer self(this);
    auto pdf = co_await m_repository.manifestPdf(manifest.id);
    if (!self)
        co_return;
    if (!pdf) {
        // The line is down, or the courier has none: the list is drawn here.
        Manifest wanted = manifest;
        pdf = co_await drawSheet(std::move(wanted));
        if (!self)
            co_return;
    }
    if (!pdf)
        co_return m_shell.tellError(tr("%1 is not printed.").arg(manifest.number), pdf.error());
    PrintRequest request{
        .role = PrinterRole::A4, .title = manifest.number, .pdfs = {*pdf}, .by = m_staff};
    const auto kept = co_await m_spool.add(std::move(request));
    if (!self)
        co_return;
    if (!kept)
        m_shell.tellError(tr("%1 is not printed.").arg(manifest.number), kept.error());
    else if (m_spool.setup().choice(PrinterRole::A4).way == PrinterChoice::Way::None)
        m_shell.tell(Tone::Warning,
                     tr("%1 waits: no printer is chosen for A4 sheets yet.").arg(manifest.number));
}

Task<Result<QByteArray>> ManifestsView::drawSheet(Manifest manifest)
{
    const QPointer self(this);
    const auto parcels = co_await m_repository.parcels(manifest.shipments);
    if (!self || !parcels)
        co_return fail(self ? parcels.error() : Error{Fault::Unavailable});
    const ManifestData sheet = sheetOf(manifest, *parcels, sellerIn(m_preferences));
    auto drawing = QtConcurrent::run([sheet] { return renderManifestPdf(sheet); });
    co_return co_await drawing;
}

void ManifestsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ManifestsView::retranslate()
{
    m_readyTitle->setText(tr("Ready for a manifest"));
    m_historyTitle->setText(tr("Manifests"));
    m_history->setAccessibleName(m_historyTitle->text());
    m_print->setText(tr("Print"));
    m_print->setAccessibleName(tr("Print the manifest"));
    m_hand->setAccessibleName(tr("Hand the parcels over"));
    m_code->setPlaceholderText(tr("Scan a parcel"));
    m_code->setAccessibleName(tr("AWB of a parcel"));
    m_parcelList->setAccessibleName(tr("Parcels of the manifest"));
    m_driverLabel->setText(tr("Driver"));
    m_driver->setAccessibleName(tr("The driver's name"));
    m_signed->setText(tr("The driver signed"));
    m_signed->setAccessibleName(m_signed->text());
    m_finish->setText(tr("Finish"));
    m_finish->setAccessibleName(tr("Finish the handover"));
    m_back->setText(tr("Back"));
    m_back->setAccessibleName(tr("Leave the handover"));
    m_shownReady.reset();
    showReady();
    showHistory();
}

} // namespace paushtik
