// SPDX-License-Identifier: GPL-3.0-or-later
// On every page: the count at the cart, "add to cart" without leaving the page, filters that act at
// once. All of it works without, too.
import { element, prefix, say, trouble } from "./words.js";
import { count, forgetAll, onOtherTab, remember } from "./memory.js";

// For browsers that cannot ask whether there is script: what is only for those without, goes.
document.documentElement.classList.add("scripted");

function showCount() {
  const items = count();
  for (const badge of document.querySelectorAll("[data-count]")) {
    badge.textContent = items;
    badge.hidden = items === 0;
  }
  for (const link of document.querySelectorAll("[data-cart]"))
    link.setAttribute(
      "aria-label",
      items
        ? say("cart_count", { n: items })
        : (link.dataset.label ?? link.getAttribute("aria-label")),
    );
}

for (const link of document.querySelectorAll("[data-cart]"))
  link.dataset.label = link.getAttribute("aria-label");
showCount();
document.addEventListener("cart-remembered", showCount);
onOtherTab(showCount);
window.addEventListener("pageshow", showCount);

let toastEnds;
export function toast(text, link) {
  const box = document.querySelector("[data-toast]");
  const inner = element("div", {}, element("span", {}, text));
  if (link) inner.append(element("a", { href: link.href }, link.text));
  box.replaceChildren(inner);
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => box.replaceChildren(), 6000);
}

// A form of the cart, sent by script: the same fields, answered with the cart as JSON.
export async function sendCart(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name) fields.set(submitter.name, submitter.value);
  const answer = await fetch(form.action, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json" },
  });
  if (!answer.ok) throw Object.assign(new Error("refused"), { status: answer.status });
  return answer.json();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.matches("[data-log-out]")) forgetAll();
  if (!form.matches("[data-add]")) return;
  event.preventDefault();
  const button = form.querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  try {
    remember(await sendCart(form, event.submitter));
    toast(`${say("added")}: ${form.dataset.title}`, {
      href: `${prefix}/cart`,
      text: say("view_cart"),
    });
  } catch (error) {
    toast(error.status === 404 ? say("not_sold") : trouble(error.status ?? 0));
  } finally {
    button.disabled = false;
  }
});

document.addEventListener("change", (event) => {
  event.target.closest("[data-filters]")?.requestSubmit();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-reload]")) return;
  event.preventDefault();
  location.reload();
});

if ("serviceWorker" in navigator)
  window.addEventListener("load", () =>
    navigator.serviceWorker.register("/service-worker.js").catch(() => {}),
  );
