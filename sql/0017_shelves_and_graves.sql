-- SPDX-License-Identifier: GPL-3.0-or-later
-- Pictures that are no more, whose files the store is being asked to remove. No transaction is open meanwhile: the row
-- here is what keeps an upload of the same picture waiting. One that is older than a minute was left behind.
CREATE TABLE media_graves (
    base_key text PRIMARY KEY,
    dug_at   timestamptz NOT NULL DEFAULT now()
);

-- The place of a category shows in its document.
DROP FUNCTION change_feed_categories_category() CASCADE;
SELECT change_feed_follow('categories', 'category', 'r.id', 'r.slug, r.title, r.title_hi, r.position',
    is_document => true);
UPDATE change_feed
   SET xid = pg_current_xact_id(), seq = nextval('change_feed_seq'), changed_at = now()
 WHERE type = 'category' AND NOT deleted;

-- How many jars there were of a batch, whatever became of them.
CREATE FUNCTION batch_received(of_batch uuid) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(delta), 0)::integer
      FROM batch_movements
     WHERE batch_id = of_batch AND reason IN ('received', 'assigned')
$$;
