// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <optional>
#include <span>

namespace paushtik {

/// A state or union territory of India.
struct IndianState {
    QLatin1StringView code; ///< ISO 3166-2:IN as of November 2023, "IN-MH"
    QLatin1StringView name; ///< as couriers and invoices want it, in full
    int gstCode;            ///< the first two digits of a GSTIN; 27 for Maharashtra
};

/// All 28 states and 8 union territories, by name.
std::span<const IndianState> indianStates();

/// The state with this ISO code. The four codes that ISO renamed in 2023 (IN-CT, IN-OR, IN-TG,
/// IN-UT) find their state too; `code` of the answer is the present one. Case matters.
std::optional<IndianState> findIndianState(QStringView code);

/// `[1-9][0-9]{5}` in ASCII digits, nothing around it.
bool isPincode(QStringView text);

/// An Indian mobile number in E.164: `+91`, then ten ASCII digits of which the first is 6 to 9.
bool isIndianPhone(QStringView text);

} // namespace paushtik
