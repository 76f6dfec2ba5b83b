// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/pictures/picture_item.h"
#include "desktop/style/tokens.h"

#include <QCoreApplication>

namespace paushtik {

/// Words for people about pictures.
class PictureWords {
    Q_DECLARE_TR_FUNCTIONS(paushtik::PictureWords)
public:
    static QString state(PictureState state);
    static Tone tone(PictureState state);
    static QString variant(int variant);
    static QString noProduct();
    /// A short word for a picture that looks like another.
    static QString twin();
    /// Why a picture could not be made or was refused; empty for none.
    static QString problem(const Error &error);
};

} // namespace paushtik
