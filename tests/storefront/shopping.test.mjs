// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { addToCart, PASSWORD, placeOrder, register, Shop, until, writeAddress } from "./shop.mjs";

let shop;
before(async () => (shop = await Shop.open()));
after(() => shop?.close());

test("a guest buys two things, from the home page to a paid order", async () => {
  const page = await shop.visitor();
  await page.goto("/");
  await page.locator(".grid [data-add] button").first().click();
  await page.locator("[data-count]", { hasText: "1" }).waitFor();
  const product = await shop.product();
  await page.goto(`/products/${product.slug}`);
  await page.getByLabel("Quantity").selectOption("2");
  await page.getByRole("button", { name: "Add to cart", exact: true }).click();
  await page.locator("[data-count]", { hasText: "3" }).waitFor();
  await page.getByRole("link", { name: "View cart" }).click();
  assert.equal(await page.locator("[data-line]").count(), 2);
  await page.getByText("Delivery is free for this order").waitFor();

  await page.getByRole("link", { name: "Checkout" }).click();
  await page.waitForURL(/\/login\?next=/);
  await page.locator("main").getByRole("link", { name: "Create account" }).click();
  await page.getByLabel("Full name").fill("Meera Nair");
  await page.getByLabel("E-mail").fill("meera@example.in");
  await page.getByLabel("Password").fill("short");
  await page.locator("main").getByRole("button", { name: "Create account" }).click();
  await page.getByText("Choose a password of at least 10 characters.").waitFor();
  assert.equal(await page.getByLabel("E-mail").inputValue(), "meera@example.in");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.locator("main").getByRole("button", { name: "Create account" }).click();

  await page.waitForURL("**/checkout");
  await writeAddress(page);
  await page.getByLabel("Pincode").fill("0123");
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await page.getByText("Enter the pincode: six digits").waitFor();
  await page.getByLabel("Pincode").fill("400001");
  await page.getByLabel("City or town").focus();
  await page.getByText("Pincodes that begin with 40 are in").waitFor();
  await page.getByLabel("Pincode").fill("695001");
  await page.getByRole("button", { name: "Continue to payment" }).click();

  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Pay now" }).click();
  await page.getByText("Thank you. Your ghee is as good as packed.").waitFor();
  const number = await page.locator("[data-order]").getAttribute("data-order");
  assert.match(number, /^PF-\d{4}-\d{6}$/);
  const order = await shop.admin("GET", `/orders/${number}`);
  assert.notEqual(order.status, "pending_payment");
  assert.equal(order.lines.length, 2);
  assert.equal(order.address.state, "IN-KL");
  assert.equal(order.address.phone, "+919876543210");

  await page.goto("/cart");
  await page.getByText("Your cart is empty").waitFor();
  await page.goto("/orders");
  await page.getByRole("link", { name: new RegExp(number) }).waitFor();
  await page.goto("/addresses");
  await page.getByText("12, Lake View Road").waitFor();
  assert.deepEqual(page.complaints, []);
});

test("a guest's cart joins the account's at log-in, and another's order is not shown", async () => {
  const [mine, more] = [await shop.product(), await shop.product()];
  const page = await shop.visitor();
  const email = await register(page);
  await addToCart(page, mine);
  await page.goto("/account");
  await page.getByRole("button", { name: "Log out" }).click();
  await page.waitForURL(shop.url + "/");
  assert.equal(await page.locator("[data-count]").isVisible(), false);
  await addToCart(page, more);
  await page.goto("/login?next=/cart");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("not-the-password");
  await page.locator("main").getByRole("button", { name: "Log in" }).click();
  await page.getByText("That e-mail and password do not match.").waitFor();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.locator("main").getByRole("button", { name: "Log in" }).click();
  await page.waitForURL("**/cart");
  const titles = await page
    .locator("[data-line]")
    .evaluateAll((lines) => lines.map((line) => line.dataset.title));
  assert.deepEqual(titles.sort(), [mine.title, more.title].sort());
  const { items } = await shop.admin("GET", "/orders");
  if (items.length) {
    const answer = await page.goto(`/orders/${items[0].number}`);
    assert.equal(answer.status(), 404);
  }
});

test("what sold out in the cart is said and stops the checkout", async () => {
  const [scarce, plenty] = [await shop.product(), await shop.product()];
  const page = await shop.visitor();
  await register(page);
  await addToCart(page, scarce);
  await addToCart(page, plenty);
  await page.goto("/checkout");
  await shop.stock(scarce, -20);
  await writeAddress(page);
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await page.locator("[data-problem]", { hasText: scarce.title }).waitFor();
  await page.locator("[data-problem]").getByRole("link").click();
  await page.getByText("Sold out. Take it out to go on.").waitFor();
  assert.equal(await page.getByRole("link", { name: "Checkout" }).count(), 0);
  await page.getByRole("button", { name: `Remove: ${scarce.title}` }).click();
  await page.getByRole("link", { name: "Checkout" }).waitFor();
  assert.equal(await page.locator("[data-line]").count(), 1);
});

test("a product that vanished is named and taken out", async () => {
  const product = await shop.product();
  const page = await shop.visitor();
  await addToCart(page, product);
  await shop.admin("POST", `/products/${product.id}/archive`);
  await page.goto("/cart");
  await page.getByText(`${product.title} is no longer sold`).waitFor();
  await page.getByText("Your cart is empty").waitFor();
  await page.reload();
  await page.getByText("Your cart is empty").waitFor();
  assert.equal(await page.getByText("is no longer sold").count(), 0);
});

test("a price that changed since it was put in is said, once", async () => {
  const product = await shop.product();
  const page = await shop.visitor();
  await addToCart(page, product);
  await shop.admin("PATCH", `/products/${product.id}`, { set: { price_paise: 65_050 } });
  await page.goto("/cart");
  await page.getByText("The price changed since you put it in: ₹600, now ₹650.50.").waitFor();
  await page.reload();
  await page.locator("[data-line]").waitFor();
  assert.equal(await page.locator("[data-changed]:visible").count(), 0);
});

test("two tabs show the same cart", async () => {
  const [one, two] = [await shop.product(), await shop.product()];
  const first = await shop.visitor();
  await addToCart(first, one);
  await first.goto("/cart");
  const second = await first.context().newPage();
  await addToCart(second, two);
  await first.locator(`[data-line="${two.id}"]`).waitFor();
  await first.locator("[data-count]", { hasText: "2" }).waitFor();
});

test("a cart survives a reload, and the loss of its cookie", async () => {
  const product = await shop.product();
  const page = await shop.visitor();
  await addToCart(page, product);
  await page.goto("/cart");
  await page.getByRole("button", { name: `One more: ${product.title}` }).click();
  await page.locator(`[data-line="${product.id}"][data-qty="2"]`).waitFor();
  await page.context().clearCookies();
  await page.reload();
  await page.locator(`[data-line="${product.id}"][data-qty="2"]`).waitFor();
  const cookies = await page.context().cookies();
  const cart = cookies.find((cookie) => cookie.name === "paushtik_cart");
  assert.equal(cart.httpOnly, true);
  assert.equal(cart.sameSite, "Lax");
});

test("the back button after ordering does not lead to a second order", async () => {
  const product = await shop.product();
  const page = await shop.visitor();
  await register(page);
  await addToCart(page, product);
  await page.goto("/cart");
  const number = await placeOrder(page);
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.goBack();
  await page.getByText("Your cart is empty").waitFor();
  await page.goto("/checkout");
  await page.waitForURL("**/cart");
  await page.goForward().catch(() => {});
  await page.goto("/orders");
  assert.equal(await page.locator(".order-card").count(), 1);
  await page.getByRole("link", { name: new RegExp(number) }).waitFor();
});

test("without script all works up to the cart, and the checkout says what it needs", async () => {
  const product = await shop.product();
  const page = await shop.visitor({ javaScriptEnabled: false });
  await page.goto("/");
  await page.getByRole("searchbox").fill(product.title);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: product.title }).first().click();
  await page.getByRole("button", { name: "Add to cart", exact: true }).click();
  await page.waitForURL("**/cart");
  await page.getByRole("button", { name: `One more: ${product.title}` }).click();
  assert.equal(await page.locator("[data-line]").getAttribute("data-qty"), "2");
  await page.goto("/products?sort=price");
  await page.getByLabel("Sort by").selectOption("-price");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL("**sort=-price**");
  await register(page, "/checkout");
  await page.getByText("Paying needs JavaScript").waitFor();
  await page.goto("/cart");
  await page.getByRole("button", { name: `Remove: ${product.title}` }).click();
  await page.getByText("Your cart is empty").waitFor();
});

test("without a line a page of ours says so, in the language that was asked for", async () => {
  const page = await shop.visitor();
  await page.goto("/");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until("the worker answers for the page", () =>
    page.evaluate(() => Boolean(navigator.serviceWorker.controller)),
  );
  await shop.stop();
  await page.goto("/products");
  await page.getByRole("heading", { name: "No connection" }).waitFor();
  await page.goto("/hi/cart");
  await page.getByRole("heading", { name: "कनेक्शन नहीं है" }).waitFor();
  await shop.start();
  await page.getByRole("link", { name: "फिर कोशिश करें" }).click();
  await page.getByRole("heading", { name: "टोकरी", exact: true }).waitFor();
});

test("the shop's own text stands instead of ours, in the language that it has", async () => {
  mkdirSync(join(shop.data, "pages"));
  writeFileSync(join(shop.data, "pages/terms.hi.html"), "<p>हमारी अपनी शर्तें</p>");
  await shop.stop();
  await shop.start();
  const read = async (path) => (await fetch(shop.url + path)).text();
  assert.match(await read("/hi/terms"), /<p>हमारी अपनी शर्तें<\/p>/);
  assert.match(await read("/terms"), /They are a placeholder/);
});
