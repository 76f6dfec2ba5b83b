// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/storefront/language.h"

#include <QJsonObject>
#include <memory>

namespace paushtik::storefront {

/// The templates of resources/storefront/templates, parsed once. Mustache: `{{x}}` is escaped for
/// HTML, `{{t.key}}` is a text of the language, `{{> _name}}` puts in another template. One object
/// a thread.
class Templates {
public:
    Templates();
    ~Templates();

    /// `name` without ".html". Throws std::runtime_error for a template that is wrong.
    QByteArray render(const QString &name, const QJsonObject &context, Language language);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paushtik::storefront
