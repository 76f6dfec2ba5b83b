// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shared/domain/words.h"

namespace paushtik {

/// The kinds of documents that the server's feed carries. The values stand in the replica's file:
/// add at the end, never renumber.
enum class DocType { Product, Category, Stock, Order, Manifest };

template <>
inline constexpr auto kWords<DocType> = std::to_array<Word<DocType>>({
    {DocType::Product, QLatin1StringView("product")},
    {DocType::Category, QLatin1StringView("category")},
    {DocType::Stock, QLatin1StringView("stock")},
    {DocType::Order, QLatin1StringView("order")},
    {DocType::Manifest, QLatin1StringView("manifest")},
});
static_assert(wordsAreSound<DocType>());

inline constexpr DocType kDocTypes[] = {DocType::Product, DocType::Category, DocType::Stock,
                                        DocType::Order, DocType::Manifest};

} // namespace paushtik
