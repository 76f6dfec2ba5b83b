// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUuid>
#include <optional>

namespace paushtik {

/// A new UUIDv7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits from the system's
/// generator, so ids made later sort later. Thread-safe.
QUuid makeUuidV7();

/// Reads the 36-character form, lower or upper case, no braces; nothing else passes.
std::optional<QUuid> parseUuid(QStringView text);

/// An identifier that the compiler keeps apart from every other kind. There is no "empty" id: one
/// that may be missing is a std::optional.
template <class Tag>
class Id {
public:
    explicit Id(QUuid value)
        : m_value(value)
    {
    }
    static Id make() { return Id(makeUuidV7()); }
    static std::optional<Id> parse(QStringView text)
    {
        const auto uuid = parseUuid(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }

    QUuid uuid() const { return m_value; }
    QString toString() const { return m_value.toString(QUuid::WithoutBraces); }

    friend bool operator==(Id a, Id b) { return a.m_value == b.m_value; }
    friend bool operator!=(Id a, Id b) { return a.m_value != b.m_value; }
    friend bool operator<(Id a, Id b) { return a.m_value < b.m_value; }
    friend size_t qHash(Id id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QUuid m_value;
};

using ProductId = Id<struct ProductTag>;
using CategoryId = Id<struct CategoryTag>;
using ImageId = Id<struct ImageTag>;
using CustomerId = Id<struct CustomerTag>;
using AddressId = Id<struct AddressTag>;
using StaffId = Id<struct StaffTag>;
using CartId = Id<struct CartTag>;
using OrderId = Id<struct OrderTag>;
using PaymentId = Id<struct PaymentTag>;
using RefundId = Id<struct RefundTag>;
using ShipmentId = Id<struct ShipmentTag>;
using ManifestId = Id<struct ManifestTag>;
using JobId = Id<struct JobTag>;

} // namespace paushtik
