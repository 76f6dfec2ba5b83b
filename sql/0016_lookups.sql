-- SPDX-License-Identifier: GPL-3.0-or-later
-- A manifest's parcels are listed at every look at the manifests, and the mock gateway's payments of
-- an order with every piece of evidence: without these, each read the whole table.
CREATE INDEX shipments_manifest ON shipments (manifest_id) WHERE manifest_id IS NOT NULL;
CREATE INDEX mock_gateway_payments_order ON mock_gateway_payments (gateway_order_id);
