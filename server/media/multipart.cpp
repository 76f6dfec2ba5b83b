// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/media/multipart.h"

#include <QHash>
#include <optional>

namespace paushtik::media {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxPartHead = 4096;

tl::unexpected<Error> broken(const QString &what)
{
    return fail(Fault::BadRequest, {}, u"The multipart body is broken: "_s + what + u'.');
}

// `; name=value` parameters of a header field, quoted or not (RFC 9110 §5.6.6). Names in lower
// case.
std::optional<QHash<QByteArray, QByteArray>> readParameters(QByteArrayView text)
{
    QHash<QByteArray, QByteArray> parameters;
    while (true) {
        text = text.trimmed();
        if (text.isEmpty())
            return parameters;
        if (!text.startsWith(';'))
            return std::nullopt;
        text = text.sliced(1).trimmed();
        const qsizetype equals = text.indexOf('=');
        if (equals <= 0)
            return std::nullopt;
        const QByteArray name = text.first(equals).trimmed().toByteArray().toLower();
        text = text.sliced(equals + 1);
        QByteArray value;
        qsizetype end = 0;
        if (text.startsWith('"')) {
            for (end = 1; end < text.size() && text[end] != '"'; ++end) {
                if (text[end] == '\\' && end + 1 < text.size())
                    ++end;
                value += text[end];
            }
            if (end >= text.size())
                return std::nullopt;
            ++end;
        } else {
            while (end < text.size() && text[end] != ';')
                ++end;
            value = text.first(end).trimmed().toByteArray();
        }
        if (parameters.contains(name))
            return std::nullopt;
        parameters.insert(name, value);
        text = text.sliced(end);
    }
}

// RFC 2046 §5.1.1: 1 to 70 characters of a small set.
bool isBoundary(const QByteArray &text)
{
    static const QByteArrayView kOthers = "'()+_,-./:=? ";
    for (const char c : text) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!plain && !kOthers.contains(c))
            return false;
    }
    return !text.isEmpty() && text.size() <= 70 && !text.endsWith(' ');
}

std::optional<QByteArray> boundaryOf(const QByteArray &contentType)
{
    const qsizetype semicolon = contentType.indexOf(';');
    if (semicolon < 0)
        return std::nullopt;
    const auto parameters = readParameters(QByteArrayView(contentType).sliced(semicolon));
    if (!parameters || !isBoundary(parameters->value("boundary")))
        return std::nullopt;
    return parameters->value("boundary");
}

bool isFormData(const QByteArray &contentType)
{
    const QByteArray kind = contentType.split(';').first().trimmed().toLower();
    return kind == "multipart/form-data";
}

// The part's name and whether it is a file, out of its head; nothing when the head is not sound.
std::optional<FormPart> readHead(QByteArrayView head)
{
    std::optional<FormPart> part;
    while (!head.isEmpty()) {
        qsizetype end = head.indexOf("\r\n");
        if (end < 0)
            end = head.size();
        const QByteArrayView line = head.first(end);
        head = head.sliced(std::min(end + 2, head.size()));
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0)
            return std::nullopt;
        const QByteArray name = line.first(colon).toByteArray().toLower();
        const QByteArrayView value = line.sliced(colon + 1).trimmed();
        if (name == "content-transfer-encoding")
            return std::nullopt; // RFC 7578 §4.7 has none
        if (name != "content-disposition")
            continue;
        const qsizetype semicolon = value.indexOf(';');
        if (part || semicolon < 0 ||
            value.first(semicolon).trimmed().toByteArray().toLower() != "form-data")
            return std::nullopt;
        const auto parameters = readParameters(value.sliced(semicolon));
        if (!parameters || !parameters->contains("name"))
            return std::nullopt;
        part = FormPart{
            QString::fromUtf8(parameters->value("name")), parameters->contains("filename"), {}};
    }
    return part;
}

} // namespace

Result<QList<FormPart>> parseMultipart(const QByteArray &contentType, const QByteArray &body,
                                       int maxParts)
{
    if (!isFormData(contentType))
        return fail(Fault::Unsupported, {}, u"The body must be multipart/form-data."_s);
    const auto boundary = boundaryOf(contentType);
    if (!boundary)
        return broken(u"its boundary is missing or malformed"_s);

    // A line break before each boundary belongs to it; the first has none when the body begins with
    // it.
    const QByteArray delimiter = "\r\n--" + *boundary;
    qsizetype at = body.startsWith(QByteArrayView(delimiter).sliced(2)) ? delimiter.size() - 2 : -1;
    if (at < 0)
        return broken(u"it does not begin with its boundary"_s);
    QList<FormPart> parts;
    while (true) {
        const QByteArrayView rest = QByteArrayView(body).sliced(at);
        if (rest.startsWith("--"))
            return parts;
        if (!rest.startsWith("\r\n"))
            return broken(u"a boundary is not followed by a line break"_s);
        if (parts.size() == maxParts)
            return broken(u"it has too many parts"_s);
        // A part without any head begins with the empty line at once.
        const qsizetype head = at + 2;
        const qsizetype headEnd = body.indexOf("\r\n\r\n", at);
        const qsizetype next = headEnd < 0 ? -1 : body.indexOf(delimiter, headEnd + 2);
        if (next < 0 || headEnd - head > kMaxPartHead)
            return broken(u"a part does not end"_s);
        auto part =
            readHead(QByteArrayView(body).sliced(head, std::max(headEnd - head, qsizetype(0))));
        if (!part)
            return broken(u"a part has no sound Content-Disposition"_s);
        const qsizetype from = headEnd + 4;
        part->content = next >= from ? body.mid(from, next - from) : QByteArray();
        parts.append(std::move(*part));
        at = next + delimiter.size();
    }
}

} // namespace paushtik::media
