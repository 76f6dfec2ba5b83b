// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storefront/coding.h"

#include <QHash>
#include <optional>

namespace paushtik::storefront {

/// The files of resources/storefront/assets: styles, scripts, icons. Their address holds a digest
/// of all of them, so that a browser may keep each for ever, and scripts import their neighbours by
/// plain names. One object a thread.
class Assets {
public:
    Assets();

    /// "/assets/<digest>/": what the address of every file begins with.
    static const QString &root();
    /// NotFound for a name or a digest that is not of this build.
    http::Response answer(const http::Request &request) const;
    /// The bytes of a file for an address of its own, kept for a day at most.
    http::Response answerFile(const http::Request &request, const QString &name) const;

private:
    QHash<QString, KeptBody> m_files;
};

} // namespace paushtik::storefront
