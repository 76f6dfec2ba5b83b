-- SPDX-License-Identifier: GPL-3.0-or-later
-- Which parcels of a manifest a driver took, when and from whom. Parcels of the manifest that are not
-- named were missing.
CREATE TABLE handovers (
    manifest_id uuid PRIMARY KEY REFERENCES manifests ON DELETE RESTRICT,
    at          timestamptz NOT NULL DEFAULT now(),
    actor_id    uuid,
    actor_name  text NOT NULL,
    driver      text CHECK (driver <> ''),
    is_signed   boolean NOT NULL
);

CREATE TABLE handover_parcels (
    manifest_id uuid NOT NULL REFERENCES handovers ON DELETE RESTRICT,
    shipment_id uuid NOT NULL REFERENCES shipments ON DELETE RESTRICT,
    PRIMARY KEY (manifest_id, shipment_id)
);
