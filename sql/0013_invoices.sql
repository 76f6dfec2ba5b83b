-- SPDX-License-Identifier: GPL-3.0-or-later
-- The last number of each series in each financial year. Its row stays locked until the paper that
-- takes the next one is committed, so that a series has no gaps and no doubles.
CREATE TABLE invoice_series (
    series         text NOT NULL CHECK (series IN ('PF', 'CN')),
    financial_year text NOT NULL CHECK (financial_year ~ '^[0-9]{2}-[0-9]{2}$'),
    last           integer NOT NULL CHECK (last > 0),
    PRIMARY KEY (series, financial_year)
);

-- Tax invoices and credit notes as they were issued. Nothing here is ever changed.
CREATE TABLE invoices (
    id        uuid PRIMARY KEY,
    kind      text NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    -- CGST Rules 2017, rule 46(b): at most 16 characters, unique in a financial year.
    number    text NOT NULL CONSTRAINT invoices_number_key UNIQUE CHECK (length(number) <= 16),
    order_id  uuid NOT NULL REFERENCES orders,
    refund_id uuid CONSTRAINT invoices_refund_key UNIQUE REFERENCES refunds,
    issued_at timestamptz NOT NULL DEFAULT now(),
    document  jsonb NOT NULL,
    CHECK ((kind = 'credit_note') = (refund_id IS NOT NULL))
);
CREATE UNIQUE INDEX invoices_order ON invoices (order_id) WHERE kind = 'invoice';
CREATE INDEX invoices_of_order ON invoices (order_id, issued_at);
