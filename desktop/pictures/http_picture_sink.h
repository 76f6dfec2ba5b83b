// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/net/api_client.h"
#include "desktop/pictures/picture_sink.h"

namespace paushtik {

/// Straight to the server: the four files in one request, then the picture's place at the product.
class HttpPictureSink final : public PictureSink {
public:
    explicit HttpPictureSink(ApiClient &api);
    Task<Result<void>> send(PictureUpload upload) override;

private:
    ApiClient &m_api;
};

} // namespace paushtik
