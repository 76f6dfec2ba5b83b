// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/imaging/vips.h"

#include "shared/imaging/heif_boxes.h"

#include <memory>
#include <mutex>
#include <stdexcept>

namespace paushtik {
namespace {

struct BlobFree {
    void operator()(VipsBlob *blob) const { vips_area_unref(VIPS_AREA(blob)); }
};

void startVips()
{
    if (VIPS_INIT("paushtik") != 0)
        throw std::runtime_error("libvips does not start");
    vips_block_untrusted_set(TRUE);
    vips_cache_set_max(0);
    vips_concurrency_set(1);
    // A stranger's broken file is an answer to the stranger, not news for our log.
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING, [](auto...) {}, nullptr);
}

const char *loaderOf(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Jpeg:
        return "jpegload_buffer";
    case ImageKind::Png:
        return "pngload_buffer";
    case ImageKind::WebP:
        return "webpload_buffer";
    case ImageKind::Heif:
        return "heifload_buffer";
    }
    return "";
}

} // namespace

void ensureVips()
{
    static std::once_flag once;
    std::call_once(once, startVips);
}

bool canLoad(ImageKind kind)
{
    ensureVips();
    return vips_type_find("VipsOperation", loaderOf(kind)) != 0;
}

vips::VImage loadLazily(QByteArrayView bytes, ImageKind kind, int shrink)
{
    ensureVips();
    if (kind == ImageKind::Heif && !heifBoxesFit(bytes))
        throw vips::VError("heif: a box does not fit the file");
    const std::unique_ptr<VipsBlob, BlobFree> blob(
        vips_blob_new(nullptr, bytes.data(), static_cast<size_t>(bytes.size())));
    vips::VOption *options = vips::VImage::option()
                                 ->set("access", VIPS_ACCESS_SEQUENTIAL)
                                 ->set("fail_on", VIPS_FAIL_ON_ERROR);
    switch (kind) {
    case ImageKind::Jpeg:
        return vips::VImage::jpegload_buffer(blob.get(), options->set("shrink", shrink));
    case ImageKind::Png:
        return vips::VImage::pngload_buffer(blob.get(), options);
    case ImageKind::WebP:
        return vips::VImage::webpload_buffer(blob.get(), options);
    case ImageKind::Heif:
        return vips::VImage::heifload_buffer(blob.get(), options);
    }
    throw std::logic_error("an image kind without a loader");
}

} // namespace paushtik
