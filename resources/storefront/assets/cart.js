// SPDX-License-Identifier: GPL-3.0-or-later
// The cart's page: changes without a reload, what is new since it was last seen, and the cart of a
// guest whom the shop has forgotten.
import { element, price, say, trouble } from "./words.js";
import { onOtherTab, remember, remembered } from "./memory.js";
import { sendCart, toast } from "./shop.js";

const page = () => document.querySelector("[data-cart-page]");
const shownLines = () => [...document.querySelectorAll("[data-line]")];

function shownCart() {
  return {
    account: page().hasAttribute("data-account"),
    lines: shownLines().map((line) => ({
      product_id: line.dataset.line,
      title: line.dataset.title,
      qty: Number(line.dataset.qty),
      unit_price_paise: Number(line.dataset.price),
    })),
  };
}

function note(text) {
  page()
    .querySelector("[data-notes]")
    .append(element("p", { className: "note" }, text));
}

// The shop names a line that is gone once, to whoever looks first; another tab may have been that.
function sayWhatChanged(before) {
  const shown = new Map(shownLines().map((line) => [line.dataset.line, line]));
  const told = page().querySelector("[data-notes]").textContent;
  for (const line of before.lines) {
    const element = shown.get(line.id);
    if (!element) {
      if (!told.includes(line.title)) note(say("gone", { title: line.title }));
      continue;
    }
    const now = Number(element.dataset.price);
    if (now === line.price) continue;
    const changed = element.querySelector("[data-changed]");
    changed.textContent = say("price_changed", { before: price(line.price), now: price(now) });
    changed.hidden = false;
  }
}

async function reload() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  page().replaceWith(fresh.querySelector("[data-cart-page]"));
}

// A guest's cookie ends or is deleted; what this browser remembers is put into a new cart.
async function restore(lines) {
  const fields = new URLSearchParams({
    lines: lines.map((line) => `${line.id}:${line.qty}`).join(","),
  });
  const answer = await fetch(location.pathname, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json" },
  });
  if (answer.ok) await reload();
}

async function begin() {
  const before = remembered();
  const isGuest = !page().hasAttribute("data-account");
  const forgotten =
    isGuest && !before.account && before.lines.length > 0 && shownLines().length === 0;
  const named = page().querySelector("[data-notes]").childElementCount > 0;
  if (forgotten && !named) await restore(before.lines).catch(() => {});
  if (before.account === !isGuest) sayWhatChanged(before);
  remember(shownCart(), true);
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-change]");
  if (!form) return;
  event.preventDefault();
  const label = event.submitter?.getAttribute("aria-label");
  try {
    remember(await sendCart(form, event.submitter), true);
    await reload();
    const again = [...document.querySelectorAll("[data-change] button")].find(
      (button) => button.getAttribute("aria-label") === label,
    );
    (again && !again.disabled ? again : document.getElementById("main")).focus({
      preventScroll: true,
    });
  } catch (error) {
    if (error.status === 404) location.reload();
    else toast(trouble(error.status ?? 0));
  }
});

onOtherTab(() => reload().catch(() => {}));
window.addEventListener("pageshow", (event) => {
  if (event.persisted)
    reload()
      .then(() => remember(shownCart(), true))
      .catch(() => {});
});

begin();
