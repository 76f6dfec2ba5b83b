// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/words.h"
#include "shared/imaging/variants.h"

#include <QJsonObject>
#include <QString>
#include <array>
#include <optional>
#include <utility>

namespace paushtik {

/// How far a picture has come. `ready` waits for a person to say that it goes to the shop, `queued`
/// for the line.
enum class PictureState { Waiting, Making, Ready, Queued, Sending, Sent, Failed };

template <>
inline constexpr auto kWords<PictureState> = std::to_array<Word<PictureState>>({
    {PictureState::Waiting, QLatin1StringView("waiting")},
    {PictureState::Making, QLatin1StringView("making")},
    {PictureState::Ready, QLatin1StringView("ready")},
    {PictureState::Queued, QLatin1StringView("queued")},
    {PictureState::Sending, QLatin1StringView("sending")},
    {PictureState::Sent, QLatin1StringView("sent")},
    {PictureState::Failed, QLatin1StringView("failed")},
});
static_assert(wordsAreSound<PictureState>());

inline constexpr int kVariants = 4;
/// The names of the parts of an upload and of the files, in the order of everything here.
inline constexpr std::array<QLatin1StringView, kVariants> kVariantNames{
    QLatin1StringView("full"), QLatin1StringView("medium"), QLatin1StringView("thumb"),
    QLatin1StringView("blur")};

struct MadeVariant {
    int width = 0;
    int height = 0;
    qint64 bytes = 0;
    friend bool operator==(const MadeVariant &, const MadeVariant &) = default;
};

/// What came of a file.
struct MadePicture {
    std::array<MadeVariant, kVariants> variants;
    quint64 fingerprint = 0;
    qint64 originalBytes = 0;
    friend bool operator==(const MadePicture &, const MadePicture &) = default;
};

/// One picture on its way to the shop. Its variants lie in a folder of its own, named by its id.
struct PictureItem {
    QString id;
    QString source; ///< the file it was made of
    QString name;   ///< as people know it
    QString productId;
    QString sku;
    QString alt; ///< in English
    QString altHindi;
    PictureEdit edit;
    PictureState state = PictureState::Waiting;
    QString problem; ///< why it failed, or why it still waits for the line
    std::optional<MadePicture> made;
    bool taken = false; ///< the sink has it, and knows how far it is

    QString altText() const { return altOf(alt, altHindi); }
    /// The description of a picture is one text on the server: both languages, where there are
    /// two.
    static QString altOf(const QString &english, const QString &hindi);
    /// English and Hindi of such a text.
    static std::pair<QString, QString> altParts(const QString &alt);
    QJsonObject toJson() const;
    static std::optional<PictureItem> fromJson(const QJsonObject &json);
    friend bool operator==(const PictureItem &, const PictureItem &) = default;
};

} // namespace paushtik
