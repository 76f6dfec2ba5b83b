// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/sync/sync_words.h"

#include "desktop/core/formats.h"
#include "desktop/net/error_text.h"
#include "desktop/replica/replica.h"

#include <QJsonDocument>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

struct Phrase {
    QLatin1StringView word;
    const char *text;
};

const Phrase kFields[] = {
    {"title"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Title")},
    {"title_hi"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Title in Hindi")},
    {"subtitle"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Subtitle")},
    {"description"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Description")},
    {"description_hi"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Description in Hindi")},
    {"sku"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "SKU")},
    {"slug"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Web address")},
    {"price_paise"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Price")},
    {"mrp_paise"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "MRP")},
    {"category_id"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Category")},
    {"unit_label"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Unit")},
    {"weight_grams"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Weight")},
    {"length_mm"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Length")},
    {"width_mm"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Width")},
    {"height_mm"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Height")},
    {"hsn_code"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "HSN code")},
    {"gst_rate_bp"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "GST rate")},
    {"low_stock_threshold"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "Low stock at")},
};

const Phrase kKinds[] = {
    {"create"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "new product")},
    {"archive"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "archived")},
    {"restore"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "restored")},
    {"note"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "note added")},
    {"packed"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "marked as packed")},
    {"unpacked"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "marked as not packed")},
    {"handover"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "handed over")},
    {"restock"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "return settled")},
    {"picture"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "picture added")},
    {"recreate"_L1, QT_TRANSLATE_NOOP("paushtik::SyncWords", "created again")},
};

const Phrase kTroubles[] = {
    {kDiskFull,
     QT_TRANSLATE_NOOP("paushtik::SyncWords",
                       "The disk of this computer is full: nothing more can be kept. Make room.")},
    {kReplicaInUse,
     QT_TRANSLATE_NOOP("paushtik::SyncWords",
                       "Another Paushtik window is open for this account. Close it first.")},
    {kReplicaNewer,
     QT_TRANSLATE_NOOP("paushtik::SyncWords",
                       "A later version of this program was used here. Use that one.")},
    {kReplicaDamaged,
     QT_TRANSLATE_NOOP("paushtik::SyncWords",
                       "The copy on this computer is damaged and is being made again.")},
    {kReplicaFault,
     QT_TRANSLATE_NOOP("paushtik::SyncWords", "The copy on this computer cannot be used.")},
};

template <size_t N>
const char *textFor(const Phrase (&phrases)[N], const QString &word)
{
    for (const Phrase &phrase : phrases)
        if (phrase.word == word)
            return phrase.text;
    return nullptr;
}

bool isPaise(const QString &field)
{
    return field.endsWith(u"_paise");
}

} // namespace

QString SyncWords::what(const Edit &edit)
{
    QString done = edit.kind;
    if (edit.kind == u"patch") {
        QStringList fields;
        for (const QString &name : edit.body["set"_L1].toObject().keys())
            fields.append(field(name));
        done = fields.join(u", "_s);
    } else if (edit.kind == u"stock") {
        const int delta = edit.body["delta"_L1].toInt();
        done = tr("stock %1").arg((delta > 0 ? u"+"_s : QString()) + formats::number(delta));
    } else if (const char *text = textFor(kKinds, edit.kind)) {
        done = tr(text);
    }
    return u"%1: %2"_s.arg(edit.title, done);
}

QString SyncWords::state(EditState state)
{
    switch (state) {
    case EditState::Waiting:
        return tr("Waiting");
    case EditState::Sending:
        return tr("Sending");
    case EditState::Conflict:
        return tr("Conflict");
    case EditState::Refused:
        return tr("Refused");
    case EditState::Sent:
        return tr("Sent");
    case EditState::Done:
        return tr("Done");
    }
    Q_UNREACHABLE();
}

QString SyncWords::why(const OutboxRow &row)
{
    if (row.orphan)
        return tr("It was deleted on the server meanwhile. Restore it or discard the edit.");
    switch (row.state) {
    case EditState::Conflict:
        return tr("Somebody else changed the same field. Choose which value counts.");
    case EditState::Refused:
        return row.problem ? refusal(*row.problem) : QString();
    case EditState::Waiting:
        break;
    default:
        return {};
    }
    if (row.waitsBehind > 0)
        return tr("It waits for an earlier edit of the same document.");
    if (row.problem)
        return ErrorText::sentence(*row.problem);
    return {};
}

QString SyncWords::refusal(const Error &error)
{
    if (error.code == "out_of_stock"_L1)
        return tr("The server has less stock than this takes away.");
    return (ErrorText::sentence(error) + u' ' + error.detail).trimmed();
}

QString SyncWords::field(const QString &field)
{
    const char *text = textFor(kFields, field);
    return text ? tr(text) : field;
}

QString SyncWords::value(const QString &field, const QJsonValue &value)
{
    if (value.isNull() || value.isUndefined())
        return u"\u2013"_s;
    if (value.isBool())
        return value.toBool() ? tr("yes") : tr("no");
    if (isPaise(field) && value.isDouble())
        return formats::money(Paise(value.toInteger()));
    if (field == u"gst_rate_bp" && value.isDouble())
        return QLocale(QLocale::English, QLocale::India).toString(value.toInt() / 100.0) + u" %"_s;
    if (value.isDouble())
        return formats::number(value.toInteger());
    if (value.isString())
        return value.toString();
    return QString::fromUtf8(
        QJsonDocument::fromVariant(value.toVariant()).toJson(QJsonDocument::Compact));
}

QString SyncWords::trouble(const Error &error)
{
    const char *text = textFor(kTroubles, error.code);
    return text ? tr(text) : ErrorText::sentence(error);
}

} // namespace paushtik
