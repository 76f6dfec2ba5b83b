// SPDX-License-Identifier: GPL-3.0-or-later
// Places the order. Paying happens on the order's own page, so that a reload, a closed tab and the
// back button all find the order there and never place it twice.
import { ask, prefix, say, trouble } from "./words.js";
import { forgetAll, onOtherTab } from "./memory.js";
import { firstWrong, mark, normalPhone } from "./address.js";

const form = document.querySelector("[data-place]");
const problem = document.querySelector("[data-problem]");
const fresh = document.querySelector("[data-new-fields]");
const button = document.querySelector("[data-submit]");
const ATTEMPT = "paushtik.attempt";

function showProblem(text, link) {
  problem.replaceChildren(text);
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.textContent = link.text;
    problem.append(" ", anchor);
  }
  problem.hidden = false;
  problem.focus();
}

const writesNew = () => form.querySelector("[data-new]").checked;

form.addEventListener("change", (event) => {
  if (event.target.name === "address_id") fresh.hidden = !writesNew();
});

function newAddress() {
  const address = { phone: normalPhone(form.phone.value) };
  for (const name of ["name", "line1", "line2", "landmark", "city", "state", "pincode"]) {
    const value = form[name].value.trim();
    if (value) address[name] = value;
  }
  return address;
}

// A corrected body is a new request and needs a new key; the same one again must not order twice.
async function keyFor(body) {
  const text = JSON.stringify([
    body,
    [...document.querySelectorAll("[data-line]")].map((line) => line.innerText),
  ]);
  const kept = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? "null");
  if (kept?.text === text) return kept.key;
  const key =
    crypto.randomUUID?.() ??
    [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");
  sessionStorage.setItem(ATTEMPT, JSON.stringify({ text, key }));
  return key;
}

function titleOf(id) {
  return document.querySelector(`[data-line="${CSS.escape(id)}"]`)?.dataset.title ?? "";
}

function explain(answer) {
  const cart = { href: `${prefix}/cart`, text: say("view_cart") };
  const { status, data } = answer;
  if (data?.code === "out_of_stock") {
    const items = (data.items ?? []).map((item) =>
      say("out_of_stock", { title: titleOf(item.product_id), n: item.available }),
    );
    return showProblem(items.join(" ") || say("out_of_stock_plain"), cart);
  }
  if (data?.code === "product_unavailable") return showProblem(say("unavailable"), cart);
  if (status === 401)
    return showProblem(say("log_in_again"), {
      href: `${prefix}/login?next=${prefix}/checkout`,
      text: "→",
    });
  if (status === 422) {
    for (const error of data?.errors ?? []) {
      const input = form.elements[error.field.replace("address.", "")];
      if (input) mark(input, say("wrong_required"));
    }
    return showProblem(say("check_fields"), data?.errors?.length ? undefined : cart);
  }
  showProblem(trouble(status));
}

async function place() {
  const body = {};
  if (writesNew()) {
    const first = firstWrong(fresh);
    if (first) return void first.focus();
    body.address = newAddress();
  } else {
    body.address_id = form.address_id.value;
  }
  const note = form.note.value.trim();
  if (note) body.note = note;
  const key = await keyFor(body);
  const answer = await ask("POST", "/api/v1/orders", body, { "Idempotency-Key": key });
  if (!answer.ok) {
    if (answer.status !== 0 && answer.status < 500) sessionStorage.removeItem(ATTEMPT);
    return explain(answer);
  }
  sessionStorage.removeItem(ATTEMPT);
  if (body.address && form.keep.checked)
    await ask("POST", "/api/v1/addresses", body.address, { "Idempotency-Key": `${key}-address` });
  forgetAll();
  location.replace(`${prefix}/orders/${answer.data.order.number}#pay`);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.disabled) return;
  button.disabled = true;
  const label = button.textContent;
  button.textContent = say("placing");
  problem.hidden = true;
  try {
    await place();
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
});

onOtherTab(() => location.reload());
// From the browser's memory of pages: the cart may be another by now.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
