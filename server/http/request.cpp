// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request.h"

#include <algorithm>

namespace paushtik::http {
namespace {

auto named(QByteArrayView name)
{
    return [name](const auto &field) {
        return field.first.size() == name.size() &&
               field.first.compare(name, Qt::CaseInsensitive) == 0;
    };
}

} // namespace

QByteArray Headers::value(QByteArrayView name) const
{
    const auto found = std::find_if(m_fields.cbegin(), m_fields.cend(), named(name));
    return found == m_fields.cend() ? QByteArray() : found->second;
}

bool Headers::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.cbegin(), m_fields.cend(), named(name));
}

} // namespace paushtik::http
