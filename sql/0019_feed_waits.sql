-- SPDX-License-Identifier: GPL-3.0-or-later
-- A change that shows in the documents of other rows has to find them all, and a trigger cannot see those that another
-- transaction is about to add: the document would be read with what it showed before, and never moved. So the change
-- waits for them. Whoever adds a row that refers to this one holds it FOR KEY SHARE (its foreign key); whoever comes
-- later waits here, and then reads what has changed.
CREATE FUNCTION change_feed_wait_for_referrers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SELECT FROM %1$I WHERE %2$I = ($1).%2$I FOR UPDATE', TG_TABLE_NAME, TG_ARGV[0]) USING OLD;
    RETURN NEW;
END $$;
CREATE TRIGGER change_feed_wait BEFORE UPDATE ON categories FOR EACH ROW
    WHEN ((OLD.slug, OLD.title) IS DISTINCT FROM (NEW.slug, NEW.title))
    EXECUTE FUNCTION change_feed_wait_for_referrers('id');
CREATE TRIGGER change_feed_wait BEFORE UPDATE ON media FOR EACH ROW
    WHEN ((OLD.width, OLD.height) IS DISTINCT FROM (NEW.width, NEW.height))
    EXECUTE FUNCTION change_feed_wait_for_referrers('base_key');
CREATE TRIGGER change_feed_wait BEFORE UPDATE ON customers FOR EACH ROW
    WHEN ((OLD.email, OLD.name, OLD.phone) IS DISTINCT FROM (NEW.email, NEW.name, NEW.phone))
    EXECUTE FUNCTION change_feed_wait_for_referrers('id');

-- A sale moves the product only while the count is low, by a threshold that may be about to change: the threshold waits
-- for the sales that have not seen it.
CREATE FUNCTION change_feed_wait_for_sales() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM stock WHERE product_id = OLD.id FOR NO KEY UPDATE;
    RETURN NEW;
END $$;
CREATE TRIGGER change_feed_wait BEFORE UPDATE ON products FOR EACH ROW
    WHEN (OLD.low_stock_threshold <> NEW.low_stock_threshold)
    EXECUTE FUNCTION change_feed_wait_for_sales();
