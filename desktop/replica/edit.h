// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/replica/doc_type.h"
#include "desktop/replica/overlay.h"
#include "shared/domain/result.h"
#include "shared/domain/stock.h"
#include "shared/domain/timestamp.h"

#include <QJsonArray>
#include <QMap>
#include <optional>

namespace paushtik {

/// A file that goes before an edit, as one part of a POST /admin/media. It is read when it is sent,
/// so it must lie where it stays (Replica::filesFolder()) until the edit is done.
struct EditFile {
    QString part; ///< "full", "medium", "thumb", "blur" or "original"
    QString path;
    friend bool operator==(const EditFile &, const EditFile &) = default;
};

/// What somebody did here that the server is to be told. It is the request itself, so that it is
/// sent as it was meant however late, and what it shows meanwhile.
struct Edit {
    DocType type;
    QString id;        ///< of the document; for stock, the product's
    QString kind;      ///< a word for the list of what waits: "patch", "stock", "note"…
    QString title;     ///< how people call the document: "PF-2026-000123"
    QByteArray method; ///< "POST", "PATCH", "PUT" or "DELETE"
    QString path;      ///< below /api/v1
    QJsonObject body;  ///< for a PATCH that may conflict: {"set":…, "base":…}
    Overlay shown;
    /// Uploaded first; the answer's `base_key` goes into the body.
    QList<EditFile> files = {};
    /// Its Idempotency-Key where somebody has one already: submitted twice, it is there once.
    QByteArray key = {};
};

namespace edits {

/// A new product under an id of this desk's own. `fields` as POST /admin/products takes them.
Edit createProduct(const QJsonObject &fields);
/// Fields of a product, each with the value that was seen when it was changed.
Edit patchProduct(const QString &id, const QString &title, const QJsonObject &set,
                  const QJsonObject &base);
Edit patchCategory(const QString &id, const QString &title, const QJsonObject &set,
                   const QJsonObject &base);
Edit archiveProduct(const QString &id, const QString &title, bool archived);
Edit adjustStock(const QString &productId, const QString &title, int delta, StockReason reason,
                 const QString &note = {});
/// A picture as the last of a product's. `id` is the same for every try; the files lie where they
/// stay, the full one under `shownAs`, beside the others as the server names them.
Edit addPicture(const QString &productId, const QString &title, const QString &id,
                const QString &alt, const QList<EditFile> &files, const QString &shownAs);
Edit addNote(const QString &orderId, const QString &number, const QString &text,
             const QString &author);
Edit markPacked(const QString &orderId, const QString &number, bool packed);
/// A driver took a manifest's parcels; `record` is what is shown of it meanwhile.
Edit handOver(const QString &manifestId, const QString &number, const QJsonObject &body,
              const QJsonObject &record);
/// What of a parcel that came back is good: by product, how many. `restock` is the order's own.
Edit settleReturn(const QString &orderId, const QString &number, const QJsonObject &restock,
                  const QMap<QString, int> &good, const QString &note);

} // namespace edits

/// Where an edit stands. `sent` is answered by the server and still laid over the document until
/// the feed brings it; `done` is kept for a while as history.
enum class EditState { Waiting, Sending, Conflict, Refused, Sent, Done };

template <>
inline constexpr auto kWords<EditState> = std::to_array<Word<EditState>>({
    {EditState::Waiting, QLatin1StringView("waiting")},
    {EditState::Sending, QLatin1StringView("sending")},
    {EditState::Conflict, QLatin1StringView("conflict")},
    {EditState::Refused, QLatin1StringView("refused")},
    {EditState::Sent, QLatin1StringView("sent")},
    {EditState::Done, QLatin1StringView("done")},
});
static_assert(wordsAreSound<EditState>());

/// One field that somebody else changed meanwhile.
struct FieldConflict {
    QString field;
    QJsonValue base;   ///< what was seen here when it was edited
    QJsonValue theirs; ///< what the server has now
    QJsonValue yours;
    QString changedBy; ///< a name; empty where the server does not know
    std::optional<Timestamp> changedAt;
    friend bool operator==(const FieldConflict &, const FieldConflict &) = default;
};

/// An edit in the outbox.
struct OutboxRow {
    qint64 seq;
    QByteArray idempotencyKey;
    Edit edit;
    EditState state;
    Timestamp madeAt;
    int tries;
    std::optional<Timestamp> nextTry;
    /// The server's last answer where it was not a yes, as Error; none before.
    std::optional<Error> problem;
    QList<FieldConflict> conflicts;
    /// An earlier edit of the same document that stands in the way, 0 for none.
    qint64 waitsBehind = 0;
    /// The document was deleted on the server; this is its last known content.
    std::optional<QJsonObject> orphan;
};

} // namespace paushtik
