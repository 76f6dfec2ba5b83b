-- SPDX-License-Identifier: GPL-3.0-or-later
-- When the courier was told of the parcel by its own manifest, the last step of a shipment's saga. The list that staff
-- hand over with the parcels (shipments.manifest_id) is another matter: it takes many shipments.
ALTER TABLE shipments ADD COLUMN manifested_at timestamptz;
UPDATE shipments SET manifested_at = created_at WHERE label IS NOT NULL;
