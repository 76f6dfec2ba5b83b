// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/pictures/http_picture_sink.h"

#include "desktop/pictures/picture_item.h"

#include <QCoroFuture>
#include <QFile>
#include <QtConcurrent>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;

/// The form, or nothing when a file is gone.
QByteArray formOf(const QStringList &files, const QByteArray &boundary)
{
    QByteArray form;
    for (int i = 0; i < kVariants; ++i) {
        QFile file(files.value(i));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray name = QByteArray(kVariantNames[size_t(i)].data());
        form += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name +
                "\"; filename=\"" + name + ".webp\"\r\nContent-Type: image/webp\r\n\r\n" +
                file.readAll() + "\r\n";
    }
    return form + "--" + boundary + "--\r\n";
}

} // namespace

HttpPictureSink::HttpPictureSink(ApiClient &api)
    : m_api(api)
{
}

Task<Result<void>> HttpPictureSink::send(PictureUpload upload)
{
    // Made of the key, so that every try sends the same bytes.
    const QByteArray boundary = "paushtik-" + upload.key;
    QFuture<QByteArray> forming = QtConcurrent::run(formOf, upload.files, boundary);
    QByteArray form = co_await forming;
    if (form.isEmpty())
        co_return fail(Fault::NotFound, {}, upload.files.value(0));
    const auto stored =
        co_await m_api.upload(u"/admin/media"_s, "multipart/form-data; boundary=" + boundary,
                              std::move(form), upload.key);
    if (!stored)
        co_return fail(stored.error());
    const QJsonObject body{{u"base_key"_s, (*stored)["base_key"_L1]}, {u"alt"_s, upload.alt}};
    const auto placed = co_await m_api.post(u"/admin/products/%1/images"_s.arg(upload.productId),
                                            body, upload.key + "-place");
    if (!placed)
        co_return fail(placed.error());
    co_return Result<void>();
}

} // namespace paushtik
