// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addToCart, placeOrder, register, Shop, until } from "./shop.mjs";

let shop;
before(async () => (shop = await Shop.open()));
after(() => shop?.close());

async function orderOf(page) {
  await register(page);
  await addToCart(page, await shop.product());
  return placeOrder(page);
}

const statusOf = async (number) => (await shop.admin("GET", `/orders/${number}`)).status;

test("a failed payment is said, and the next try pays the same order", async () => {
  const page = await shop.visitor();
  const number = await orderOf(page);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Let it fail" }).click();
  await dialog.getByText("The payment did not go through.").waitFor();
  assert.equal(await statusOf(number), "pending_payment");
  await dialog.getByRole("button", { name: "Pay now" }).click();
  await page.getByText("Thank you. Your ghee is as good as packed.").waitFor();
  assert.notEqual(await statusOf(number), "pending_payment");
  assert.deepEqual(page.complaints, []);
});

test("a payment form that was closed leaves an order that can be paid later", async () => {
  const page = await shop.visitor();
  const number = await orderOf(page);
  await page.keyboard.press("Escape");
  await page.getByText("Not paid yet.").waitFor();
  await page.reload();
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Pay now" }).click();
  await page.getByText("Thank you. Your ghee is as good as packed.").waitFor();
  assert.notEqual(await statusOf(number), "pending_payment");
});

test("a tab that was closed while paying still ends paid, by the webhook", async () => {
  const page = await shop.visitor();
  const number = await orderOf(page);
  await page.route("**/payments/verify", (route) => route.abort());
  const paid = page.waitForResponse("**/mock/razorpay/pay");
  await page.getByRole("dialog").getByRole("button", { name: "Pay now" }).click();
  await paid;
  await page.close();
  await until("the order is paid", async () => (await statusOf(number)) !== "pending_payment");
});

test("a browser whose word to the shop is lost learns of its payment by itself", async () => {
  const page = await shop.visitor();
  await orderOf(page);
  await page.route("**/payments/verify", (route) => route.abort());
  await page.getByRole("dialog").getByRole("button", { name: "Pay now" }).click();
  await page.getByText("Thank you. Your ghee is as good as packed.").waitFor();
});

test("an unpaid order can be cancelled, and its jars are on the shelf again", async () => {
  const page = await shop.visitor();
  const number = await orderOf(page);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Cancel order" }).click();
  await page.getByText("This order was cancelled.").waitFor();
  assert.equal(await statusOf(number), "cancelled");
});

test("a paid order shows its parcel and where it is", async () => {
  const page = await shop.visitor();
  const number = await orderOf(page);
  await page.getByRole("dialog").getByRole("button", { name: "Pay now" }).click();
  await page.getByText("Thank you. Your ghee is as good as packed.").waitFor();
  const parcel = await until(
    "the parcel has a waybill",
    async () => (await shop.admin("GET", `/orders/${number}`)).shipment?.awb,
  );
  await shop.api("POST", "/mock/shiprocket/advance", { awb: parcel, status_id: 42 });
  await until("the order is shipped", async () => (await statusOf(number)) === "shipped");
  await page.reload();
  await page.locator("[data-shipment]", { hasText: parcel }).waitFor();
  await page.locator("[data-tracking] li").first().waitFor();
  assert.equal(await page.locator(".progress [aria-current]").textContent(), "Shipped");
});

test("the session is a cookie that no script reads and no other site uses", async () => {
  const page = await shop.visitor();
  const email = await register(page);
  const cookies = await page.context().cookies();
  const session = cookies.find((cookie) => cookie.name === "paushtik_session");
  assert.equal(session.httpOnly, true);
  assert.equal(session.sameSite, "Lax");
  assert.equal((await page.evaluate(() => document.cookie)).includes("paushtik"), false);
  const cookie = `paushtik_session=${session.value}`;
  const post = (headers) =>
    fetch(`${shop.url}/account`, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Cookie: cookie, ...headers },
      body: "name=Mallory",
    });
  assert.equal((await post({})).status, 403);
  assert.equal((await post({ Origin: "https://evil.example" })).status, 403);
  assert.equal((await post({ Origin: shop.url, "Sec-Fetch-Site": "cross-site" })).status, 403);
  await page.reload();
  assert.equal(await page.getByLabel("Full name").inputValue(), "Meera Nair");
  await page.getByText(email).waitFor();
});
