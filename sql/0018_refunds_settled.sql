-- SPDX-License-Identifier: GPL-3.0-or-later
-- When a refund was settled shows in its order's document.
DROP FUNCTION change_feed_refunds_order() CASCADE;
SELECT change_feed_follow('refunds', 'order', 'r.order_id',
    'r.id, r.amount_paise, r.state, r.reason, r.created_at, r.settled_at');
UPDATE change_feed
   SET xid = pg_current_xact_id(), seq = nextval('change_feed_seq'), changed_at = now()
 WHERE type = 'order' AND NOT deleted AND id IN (SELECT order_id FROM refunds);
