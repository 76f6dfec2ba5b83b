// SPDX-License-Identifier: GPL-3.0-or-later
// An order's page: paying it, watching until the payment has arrived, and where the parcel is.
import { ask, element, say } from "./words.js";
import { payInDemo, payLive } from "./pay.js";

const WATCH_EVERY = 2500;
const WATCH_TIMES = 48;

const page = () => document.querySelector("[data-order]");
const number = page().dataset.order;
const path = `/api/v1/orders/${number}`;

function message(text, kind = "") {
  page()
    .querySelector("[data-messages]")
    .replaceChildren(element("p", { className: `note ${kind}` }, text));
}

async function refresh() {
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  page().replaceWith(fresh.querySelector("[data-order]"));
  prepare();
}

// The gateway's webhook may arrive before the browser's word, after it, or instead of it.
async function watch() {
  for (let i = 0; i < WATCH_TIMES; ++i) {
    const answer = await ask("GET", path);
    if (answer.ok && answer.data.status !== "pending_payment") return refresh();
    await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY));
  }
}

async function confirm(paid) {
  message(say("pay_confirming"));
  const answer = await ask("POST", "/api/v1/payments/verify", {
    razorpay_order_id: paid.razorpay_order_id,
    razorpay_payment_id: paid.razorpay_payment_id,
    razorpay_signature: paid.razorpay_signature,
  });
  if (answer.data?.code === "payment_mismatch") return message(say("pay_mismatch"), "bad");
  await watch();
}

async function pay() {
  const button = page().querySelector("[data-pay]");
  if (!button || button.disabled) return;
  button.disabled = true;
  try {
    const offer = await ask("POST", `${path}/payment`, {});
    if (offer.data?.code === "order_not_pending") return await refresh();
    if (!offer.ok || !offer.data.gateway_order_id) return message(say("pay_away"), "bad");
    const { name, email, phone } = page().dataset;
    const shop = {
      name: "Paushtik",
      description: document.querySelector("h1").textContent,
      customer: { name, email, phone },
    };
    const result = await (offer.data.mock ? payInDemo : payLive)(offer.data, shop);
    if (result.paid) await confirm(result.paid);
    else message(say("pay_closed"));
  } catch {
    message(say("pay_away"), "bad");
  } finally {
    button.disabled = false;
    if (button.isConnected) button.focus();
  }
}

async function track() {
  const list = page().querySelector("[data-tracking]");
  if (!list) return;
  const answer = await ask("GET", `${path}/tracking`);
  if (!answer.ok) return;
  const events = answer.data.events.map((event) =>
    element(
      "li",
      {},
      element("strong", {}, event.text || say(`event_shipment_${event.state}`)),
      element(
        "time",
        { dateTime: event.at },
        new Date(event.at).toLocaleString("en-IN", {
          dateStyle: "medium",
          timeStyle: "short",
          timeZone: "Asia/Kolkata",
        }),
      ),
      element("span", { className: "place" }, event.location ? ` · ${event.location}` : ""),
    ),
  );
  list.replaceChildren(...events);
  if (!events.length) list.replaceWith(element("p", { className: "soft" }, say("tracking_none")));
  else if (answer.data.stale)
    list.before(element("p", { className: "per" }, say("tracking_stale")));
}

function prepare() {
  page().querySelector("[data-pay]")?.addEventListener("click", pay);
  track();
}

prepare();
if (location.hash === "#pay") {
  history.replaceState(null, "", location.pathname); // once: a reload must not open it again
  pay();
}
window.addEventListener("pageshow", (event) => {
  if (event.persisted) refresh();
});
