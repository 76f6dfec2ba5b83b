// SPDX-License-Identifier: GPL-3.0-or-later
// The payment form: Razorpay's Standard Checkout in a live shop, one of our own that behaves like
// it in a demo. Both end in the same: {paid: the gateway's three words} or {closed: true}.
import { ask, element, price, say } from "./words.js";

const CHECKOUT = "https://checkout.razorpay.com/v1/checkout.js";

function drop() {
  const svg = document.querySelector(".brand .drop").cloneNode(true);
  return svg;
}

export function payInDemo(payment, shop) {
  return new Promise((resolve) => {
    const failed = element("p", { className: "note bad", role: "alert", hidden: true });
    const succeed = element(
      "button",
      { className: "button wide-button", type: "button" },
      say("pay_succeed"),
    );
    const fail = element(
      "button",
      { className: "button outline wide-button", type: "button" },
      say("pay_fail"),
    );
    const close = element(
      "button",
      { className: "icon", type: "button", "aria-label": say("close") },
      "✕",
    );
    const head = element(
      "div",
      { className: "pay-head" },
      drop(),
      element(
        "div",
        { className: "grow" },
        element("h2", { id: "pay-title" }, say("pay_title")),
        element("p", {}, say("pay_text")),
      ),
      close,
    );
    const body = element(
      "div",
      { className: "pay-body" },
      element("p", { className: "soft" }, shop.description),
      element("p", { className: "pay-sum" }, price(payment.amount_paise)),
      failed,
      succeed,
      fail,
    );
    const dialog = element("dialog", { "aria-labelledby": "pay-title" }, head, body);
    let busy = false;
    const end = (result) => {
      resolve(result);
      dialog.close();
      dialog.remove();
    };
    const attempt = async (outcome) => {
      if (busy) return;
      busy = true;
      succeed.textContent = say("pay_working");
      failed.hidden = true;
      const answer = await ask("POST", "/api/v1/mock/razorpay/pay", {
        gateway_order_id: payment.gateway_order_id,
        outcome,
      });
      busy = false;
      succeed.textContent = say("pay_succeed");
      if (answer.ok && outcome === "captured") return end({ paid: answer.data });
      failed.textContent = say(answer.ok ? "pay_failed" : "pay_away");
      failed.hidden = false;
    };
    succeed.addEventListener("click", () => attempt("captured"));
    fail.addEventListener("click", () => attempt("failed"));
    close.addEventListener("click", () => end({ closed: true }));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (!busy) end({ closed: true });
    });
    document.body.append(dialog);
    dialog.showModal();
    succeed.focus();
  });
}

function loadCheckout() {
  if (window.Razorpay) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = element("script", { src: CHECKOUT, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

export async function payLive(payment, shop) {
  await loadCheckout();
  return new Promise((resolve) => {
    let failed = false;
    const checkout = new window.Razorpay({
      key: payment.key_id,
      amount: payment.amount_paise,
      currency: payment.currency,
      order_id: payment.gateway_order_id,
      name: shop.name,
      description: shop.description,
      prefill: {
        name: shop.customer.name,
        email: shop.customer.email,
        contact: shop.customer.phone,
      },
      theme: { color: "#5b1825" },
      modal: { ondismiss: () => resolve({ closed: true, failed }) },
      handler: (paid) => resolve({ paid }),
    });
    // It may come several times: the form stays open for another try.
    checkout.on("payment.failed", () => {
      failed = true;
    });
    checkout.open();
  });
}
