// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/result.h"

#include <QCoreApplication>

namespace paushtik {

/// What staff read when something did not work, in the language of the window.
class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(paushtik::ErrorText)
public:
    /// One sentence: what happened and, where there is one, what to do.
    static QString sentence(const Error &error);
    /// One line for whoever helps them: status, code and the request's id; empty when there is
    /// none.
    static QString trace(const Error &error);
};

} // namespace paushtik
