// SPDX-License-Identifier: GPL-3.0-or-later
// What this browser remembers of the cart: shown at once on every page, shared by its tabs, and
// enough to fill a new cart when the shop has forgotten an old one. The shop's cart is the truth;
// the price in here is the one that was last shown, so that a change can be told.

const KEY = "paushtik.cart";

export function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept?.lines) ? kept : { lines: [], account: false };
  } catch {
    return { lines: [], account: false };
  }
}

function keep(cart) {
  try {
    localStorage.setItem(KEY, JSON.stringify(cart));
  } catch {
    // A browser that keeps nothing still shops: the cookie names the cart.
  }
  document.dispatchEvent(new CustomEvent("cart-remembered"));
}

// From the shop's answer. A line's price stays the one at which it was put in until `told`.
export function remember(cart, told = false) {
  const before = new Map(remembered().lines.map((line) => [line.id, line]));
  keep({
    account: Boolean(cart.account),
    lines: cart.lines.map((line) => ({
      id: line.product_id,
      title: line.title,
      qty: line.qty,
      price: told
        ? line.unit_price_paise
        : (before.get(line.product_id)?.price ?? line.unit_price_paise),
    })),
  });
}

export function forgetLine(id) {
  const cart = remembered();
  keep({ ...cart, lines: cart.lines.filter((line) => line.id !== id) });
}

export function forgetAll() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was kept
  }
  document.dispatchEvent(new CustomEvent("cart-remembered"));
}

export function count() {
  return remembered().lines.reduce((sum, line) => sum + line.qty, 0);
}

export function onOtherTab(then) {
  window.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) then();
  });
}
