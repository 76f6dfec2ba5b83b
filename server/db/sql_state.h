// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The codes of PostgreSQL's appendix A that this folder decides by.
namespace paushtik::db::sqlstate {

inline constexpr char kOutcomeUnknown[] = "08007"; ///< transaction_resolution_unknown
inline constexpr char kFeatureNotSupported[] = "0A000";
inline constexpr char kBadCharacter[] = "22021";
inline constexpr char kReadOnlyTransaction[] = "25006";
inline constexpr char kTransactionFailed[] = "25P02";
inline constexpr char kNoSuchStatement[] = "26000";
inline constexpr char kSerializationFailure[] = "40001";
inline constexpr char kDeadlock[] = "40P01";
inline constexpr char kTooManyConnections[] = "53300";
inline constexpr char kServerEnds[] = "57P"; ///< shutdown, crash, terminated: how they begin
inline constexpr char kCancelled[] = "57014";

} // namespace paushtik::db::sqlstate
