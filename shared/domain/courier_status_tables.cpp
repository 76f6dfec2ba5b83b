// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/domain/courier_status_tables.h"

#include <array>

namespace paushtik {
namespace {

using namespace Qt::StringLiterals;
using S = ShipmentState;
using Row = CourierStatusRow;

// Shiprocket's published tables (Postman collection f5af337c, folders Shipments, Tracking and
// Hyperlocal), with the spellings seen in the field. Ids that are not here are undocumented: their
// text decides.
constexpr auto kShipmentTable = std::to_array<Row>({
    {1, "AWB Assigned"_L1, S::AwbAssigned},
    {2, "Label Generated"_L1, S::AwbAssigned},
    {3, "Pickup Scheduled/Generated"_L1, S::PickupScheduled},
    {4, "Pickup Queued"_L1, S::PickupScheduled},
    {5, "Manifest Generated"_L1, S::AwbAssigned},
    {6, "Shipped"_L1, S::InTransit},
    {7, "Delivered"_L1, S::Delivered},
    {8, "Cancelled|Canceled"_L1, S::Cancelled},
    {9, "RTO Initiated"_L1, S::RtoInitiated},
    {10, "RTO Delivered"_L1, S::RtoDelivered},
    {11, "Pending"_L1, S::Created},
    {12, "Lost"_L1, S::Lost},
    {13, "Pickup Error"_L1, S::AwbAssigned},
    {14, "RTO Acknowledged"_L1, S::RtoDelivered},
    {15, "Pickup Rescheduled"_L1, S::PickupScheduled},
    {16, "Cancellation Requested"_L1, {}},
    {17, "Out For Delivery"_L1, S::OutForDelivery},
    {18, "In Transit"_L1, S::InTransit},
    {19, "Out For Pickup"_L1, S::PickupScheduled},
    {20, "Pickup Exception"_L1, S::PickupScheduled},
    {21, "Undelivered"_L1, S::Undelivered},
    {22, "Delayed"_L1, S::InTransit},
    {23, "Partial_Delivered|Partial Delivered"_L1, S::Undelivered},
    {24, "Destroyed"_L1, S::Lost},
    {25, "Damaged"_L1, S::Lost},
    {26, "Fulfilled"_L1, S::Delivered},
    {27, "Pickup Booked"_L1, S::PickupScheduled},
    {38, "Reached Destination Hub|REACHED AT DESTINATION HUB|Reached at Destination"_L1,
     S::InTransit},
    {39, "Misrouted"_L1, S::InTransit},
    {40, "RTO_NDR|RTO NDR"_L1, S::RtoInitiated},
    {41, "RTO_OFD|RTO OFD"_L1, S::RtoInitiated},
    {42, "Picked Up"_L1, S::PickedUp},
    {43, "Self Fulfilled"_L1, {}},
    {44, "Disposed Off|DISPOSED_OFF"_L1, S::Lost},
    {45, "CANCELLED_BEFORE_DISPATCHED"_L1, S::Cancelled},
    {46, "RTO In Transit|RTO_IN_TRANSIT|RTO IN INTRANSIT"_L1, S::RtoInitiated},
    {47, "QC Failed"_L1, {}},
    {48, "Reached Warehouse"_L1, S::InTransit},
    {49, "Custom Cleared"_L1, S::InTransit},
    {50, "In Flight"_L1, S::InTransit},
    {51, "Handover to Courier"_L1, S::InTransit},
    {52, "Shipment Booked"_L1, S::AwbAssigned},
    {54, "In Transit Overseas"_L1, S::InTransit},
    {55, "Connection Aligned"_L1, S::InTransit},
    {56, "Reached Overseas Warehouse"_L1, S::InTransit},
    {57, "Custom Cleared Overseas"_L1, S::InTransit},
    {59, "Box Packing"_L1, S::Created},
    {60, "FC Allocated"_L1, S::Created},
    {61, "Picklist Generated"_L1, S::Created},
    {62, "Ready To Pack"_L1, S::Created},
    {63, "Packed"_L1, S::Created},
    {67, "FC MANIFEST GENERATED"_L1, S::AwbAssigned},
    {68, "PROCESSED AT WAREHOUSE"_L1, S::Created},
    {71, "HANDOVER EXCEPTION"_L1, S::AwbAssigned},
    {72, "PACKED EXCEPTION"_L1, S::Created},
    {75, "RTO_LOCK"_L1, S::RtoInitiated},
    {76, "UNTRACEABLE"_L1, S::Lost},
    {77, "ISSUE_RELATED_TO_THE_RECIPIENT"_L1, S::Undelivered},
    {78, "REACHED_BACK_AT_SELLER_CITY"_L1, S::RtoInitiated},
    {79, "RIDER ASSIGNED"_L1, S::PickupScheduled},
    {80, "RIDER UNASSIGNED"_L1, S::AwbAssigned},
    {81, "RIDER ASSIGNED"_L1, S::PickupScheduled},
    {82, "RIDER REACHED AT DROP"_L1, S::OutForDelivery},
    {83, "SEARCHING_FOR_RIDER"_L1, S::AwbAssigned},
});

// The table of `current_status_id` and `status_code`.
constexpr auto kOrderTable = std::to_array<Row>({
    {1, "New"_L1, S::Created},
    {2, "Invoiced"_L1, S::Created},
    {3, "Ready To Ship"_L1, S::AwbAssigned},
    {4, "Pickup Scheduled"_L1, S::PickupScheduled},
    {5, "Canceled"_L1, S::Cancelled},
    {6, "Shipped"_L1, S::InTransit},
    {7, "Delivered"_L1, S::Delivered},
    {8, "ePayment Failed"_L1, {}},
    {9, "Returned"_L1, {}},
    {10, "Unmapped"_L1, S::Created},
    {11, "Unfulfillable"_L1, S::Created},
    {12, "Pickup Queue"_L1, S::PickupScheduled},
    {13, "Pickup Rescheduled"_L1, S::PickupScheduled},
    {14, "Pickup Error"_L1, S::AwbAssigned},
    {15, "RTO Initiated"_L1, S::RtoInitiated},
    {16, "RTO Delivered"_L1, S::RtoDelivered},
    {17, "RTO Acknowledged"_L1, S::RtoDelivered},
    {18, "Cancellation Requested"_L1, {}},
    {19, "Out for Delivery"_L1, S::OutForDelivery},
    {20, "In Transit"_L1, S::InTransit},
    {33, "Lost"_L1, S::Lost},
    {34, "Out For Pickup"_L1, S::PickupScheduled},
    {35, "Pickup Exception"_L1, S::PickupScheduled},
    {36, "Undelivered"_L1, S::Undelivered},
    {37, "Delivery Delayed"_L1, S::InTransit},
    {38, "Partial Delivered"_L1, S::Undelivered},
    {39, "Destroyed"_L1, S::Lost},
    {40, "Damaged"_L1, S::Lost},
    {41, "Fulfilled"_L1, S::Delivered},
    {42, "Archived"_L1, {}},
    {43, "Reached Destination Hub"_L1, S::InTransit},
    {44, "Misrouted"_L1, S::InTransit},
    {45, "RTO_OFD"_L1, S::RtoInitiated},
    {46, "RTO_NDR"_L1, S::RtoInitiated},
    {51, "Picked Up"_L1, S::PickedUp},
    {52, "Self Fulfilled"_L1, {}},
    {53, "Disposed Off"_L1, S::Lost},
    {54, "Canceled before Dispatched"_L1, S::Cancelled},
    {55, "RTO In-Transit"_L1, S::RtoInitiated},
    {57, "QC Failed"_L1, {}},
    {58, "Reached Warehouse"_L1, S::InTransit},
    {59, "Custom Cleared"_L1, S::InTransit},
    {60, "In Flight"_L1, S::InTransit},
    {61, "Handover to Courier"_L1, S::InTransit},
    {62, "Booked"_L1, S::AwbAssigned},
    {64, "In Transit Overseas"_L1, S::InTransit},
    {65, "Connection Aligned"_L1, S::InTransit},
    {66, "Reached Overseas Warehouse"_L1, S::InTransit},
    {67, "Custom Cleared Overseas"_L1, S::InTransit},
    {69, "Box Packing"_L1, S::Created},
    {70, "Pickup Booked"_L1, S::PickupScheduled},
    {71, "DARKSTORE SCHEDULED"_L1, S::Created},
    {72, "Allocation in Progress"_L1, S::Created},
    {73, "FC Allocated"_L1, S::Created},
    {74, "Picklist Generated"_L1, S::Created},
    {75, "Ready to Pack"_L1, S::Created},
    {76, "Packed"_L1, S::Created},
    {80, "FC MANIFEST GENERATED"_L1, S::AwbAssigned},
    {81, "PROCESSED AT WAREHOUSE"_L1, S::Created},
    {82, "PACKED EXCEPTION"_L1, S::Created},
    {83, "HANDOVER EXCEPTION"_L1, S::AwbAssigned},
    {87, "RTO_LOCK"_L1, S::RtoInitiated},
    {88, "UNTRACEABLE"_L1, S::Lost},
    {89, "ISSUE_RELATED_TO_THE_RECIPIENT"_L1, S::Undelivered},
    {90, "REACHED_BACK_AT_SELLER_CITY"_L1, S::RtoInitiated},
});

// Ids of the ORDER table that mean something on a return only; on a forward shipment they are
// neutral.
constexpr auto kReturnTable = std::to_array<Row>({
    {21, "Return Pending"_L1, S::Created},
    {22, "Return Initiated"_L1, S::Created},
    {23, "Return Pickup Queued"_L1, S::PickupScheduled},
    {24, "Return Pickup Error"_L1, S::AwbAssigned},
    {25, "Return In Transit"_L1, S::InTransit},
    {26, "Return Delivered"_L1, S::Delivered},
    {27, "Return Cancelled"_L1, S::Cancelled},
    {28, "Return Pickup Generated"_L1, S::PickupScheduled},
    {29, "Return Cancellation Requested"_L1, {}},
    {30, "Return Pickup Cancelled"_L1, S::Cancelled},
    {31, "Return Pickup Rescheduled"_L1, S::PickupScheduled},
    {32, "Return Picked Up"_L1, S::PickedUp},
    {47, "Return Out For Pickup"_L1, S::PickupScheduled},
    {48, "Return Out For Delivery"_L1, S::OutForDelivery},
    {49, "Return Pickup Exception"_L1, S::PickupScheduled},
    {50, "Return Undelivered"_L1, S::Undelivered},
    {68, "RETURN ACKNOWLEGED"_L1, S::Delivered},
});

} // namespace

std::span<const CourierStatusRow> shipmentStatusTable()
{
    return kShipmentTable;
}

std::span<const CourierStatusRow> orderStatusTable()
{
    return kOrderTable;
}

std::span<const CourierStatusRow> returnStatusTable()
{
    return kReturnTable;
}

} // namespace paushtik
