-- SPDX-License-Identifier: GPL-3.0-or-later
-- A manifest's parcels may go in several vans: what was missing at the first handover is handed over
-- later, by whom and to whom is kept for each. A parcel goes once.
ALTER TABLE handovers ADD COLUMN nth smallint NOT NULL DEFAULT 1 CHECK (nth > 0);
ALTER TABLE handover_parcels ADD COLUMN nth smallint NOT NULL DEFAULT 1;
ALTER TABLE handover_parcels DROP CONSTRAINT handover_parcels_manifest_id_fkey;
ALTER TABLE handovers DROP CONSTRAINT handovers_pkey;
ALTER TABLE handovers ADD CONSTRAINT handovers_pkey PRIMARY KEY (manifest_id, nth);
ALTER TABLE handover_parcels ADD CONSTRAINT handover_parcels_handover_fkey
    FOREIGN KEY (manifest_id, nth) REFERENCES handovers ON DELETE RESTRICT;
