// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addToCart, need, placeOrder, register, Shop } from "./shop.mjs";

const axe = need("axe-core").source;
const FIRST_PAGE = 60 * 1024;
const LONG =
  "Paushtik Heritage Reserve Bilona Hand-Churned Gir and Sahiwal Ghee with Saffron and Cardamom";

let shop;
before(async () => {
  shop = await Shop.open();
  await shop.pictures();
});
after(() => shop?.close());

async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.violations.map(
    (fault) =>
      `${new URL(page.url()).pathname}: ${fault.id} at ${fault.nodes.map((node) => node.target)}`,
  );
}

async function overflows(page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0
    ? [`${new URL(page.url()).pathname}: ${over} px wider than ${page.viewportSize().width}`]
    : [];
}

// The test's own script is let in; what the page does is still judged by its policy elsewhere.
function visitor(options) {
  return shop.visitor({ bypassCSP: true, serviceWorkers: "block", ...options });
}

const PAGES = [
  "/",
  "/products",
  "/categories/infused",
  "/search?q=gir",
  "/search?q=zzzz",
  "/cart",
  "/login",
  "/register",
  "/terms",
  "/offline",
  "/nothing-here",
];

// Every language, scheme and width, without every combination of them.
const SCREENS = [
  ["", "light", 360],
  ["", "dark", 768],
  ["", "light", 1280],
  ["/hi", "dark", 360],
  ["/hi", "light", 768],
  ["/hi", "dark", 1280],
];
for (const [prefix, colorScheme, width] of SCREENS) {
  test(`accessible and no wider than its screen: ${prefix} ${colorScheme} ${width}`, async () => {
    const page = await visitor({ colorScheme, viewport: { width, height: 800 } });
    const product = await shop.product({ title: `${LONG} ${width}${colorScheme}` });
    const wrong = [];
    const own = [`/products/${product.slug}`, "/products/kesar-infused-ghee-200-ml"];
    for (const path of [...PAGES, ...own]) {
      await page.goto(prefix + path);
      wrong.push(...(await faults(page)), ...(await overflows(page)));
    }
    assert.deepEqual(wrong, []);
    await page.context().close();
  });
}

test("a customer's own pages and the payment form are accessible and fit", async () => {
  for (const [colorScheme, width] of [
    ["light", 360],
    ["dark", 1280],
  ]) {
    const page = await visitor({ colorScheme, viewport: { width, height: 800 } });
    const wrong = [];
    const look = async () => wrong.push(...(await faults(page)), ...(await overflows(page)));
    await register(page);
    await addToCart(page, await shop.product({ title: LONG }));
    await look();
    await page.goto("/cart");
    await look();
    await page.goto("/checkout");
    await look();
    await placeOrder(page);
    await look();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    for (const path of ["", "/orders", "/addresses", "/account"]) {
      if (path) await page.goto(path);
      await look();
    }
    assert.deepEqual(wrong, []);
    await page.context().close();
  }
});

test("nothing in the pages goes against their own policy", async () => {
  const page = await shop.visitor();
  for (const path of ["/", "/products", "/products/a2-gir-cow-ghee-500-ml", "/cart", "/hi"]) {
    const answer = await page.goto(path, { waitUntil: "networkidle" });
    const policy = answer.headers()["content-security-policy"];
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
    assert.doesNotMatch(policy, /unsafe|https:|\*/);
    assert.match(policy, /frame-ancestors 'none'/);
  }
  assert.deepEqual(page.complaints, []);
});

test("the first page weighs at most 60 KB without its pictures", async () => {
  const page = await shop.visitor();
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const kinds = new Map();
  let weight = 0;
  session.on("Network.responseReceived", (event) =>
    kinds.set(event.requestId, event.response.mimeType),
  );
  session.on("Network.loadingFinished", (event) => {
    if (!/^image\/(webp|png)/.test(kinds.get(event.requestId) ?? ""))
      weight += event.encodedDataLength;
  });
  await page.goto("/", { waitUntil: "networkidle" });
  assert.ok(weight > 10_000 && weight <= FIRST_PAGE, `${weight} bytes`);
});

test("a product says to machines what it says to people", async () => {
  const page = await shop.visitor();
  await page.goto("/hi/products/a2-gir-cow-ghee-500-ml");
  const facts = JSON.parse(await page.locator("script[type='application/ld+json']").textContent());
  assert.equal(facts["@type"], "Product");
  assert.equal(facts.offers.price, "1249.00");
  assert.equal(facts.offers.priceCurrency, "INR");
  assert.equal(facts.offers.availability, "https://schema.org/InStock");
  assert.ok((await fetch(facts.image[0])).ok);
  assert.equal(await page.locator("html").getAttribute("lang"), "hi");
  assert.equal(await page.locator("h1").textContent(), "ए2 गिर गाय का घी");
  assert.equal(
    await page.locator("link[rel=canonical]").getAttribute("href"),
    `${shop.url}/hi/products/a2-gir-cow-ghee-500-ml`,
  );
  assert.equal(
    await page.locator("link[hreflang=en]").getAttribute("href"),
    `${shop.url}/products/a2-gir-cow-ghee-500-ml`,
  );
  assert.equal(
    await page.locator("meta[property='og:image']").getAttribute("content"),
    facts.image[0],
  );
  await page.getByText("₹1,249").first().waitFor();
  await page.getByText("₹249.80 / 100 ml").first().waitFor();
  await page.goto("/products/a2-sahiwal-cow-ghee-500-ml");
  await page.getByText("Only 7 left").first().waitFor();
});

test("every address of the sitemap is a page", async () => {
  const robots = await (await fetch(`${shop.url}/robots.txt`)).text();
  const sitemap = await (await fetch(robots.match(/^Sitemap: (.*)$/m)[1])).text();
  const addresses = [...sitemap.matchAll(/<loc>(.*?)<\/loc>/g)].map((match) => match[1]);
  assert.ok(addresses.length >= 40, `${addresses.length} addresses`);
  for (const address of addresses) assert.equal((await fetch(address)).status, 200, address);
});

test("a page is sent again only when it changed, in the coding that the client takes", async () => {
  for (const [accepted, coding] of [
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
    ["br;q=0, gzip", "gzip"],
  ]) {
    const headers = { "Accept-Encoding": accepted };
    const first = await fetch(`${shop.url}/products`, { headers });
    assert.equal(first.headers.get("content-encoding"), coding);
    assert.match(await first.text(), /A2 Gir Cow Ghee/);
    const again = await fetch(`${shop.url}/products`, {
      headers: { ...headers, "If-None-Match": first.headers.get("etag") },
    });
    assert.equal(again.status, 304);
  }
});

test("what is not there is a page for people and a problem for programs", async () => {
  const told = async (path, accept) => {
    const answer = await fetch(shop.url + path, { headers: { Accept: accept } });
    return [answer.status, answer.headers.get("content-type")];
  };
  const page = "text/html; charset=utf-8";
  const problem = "application/problem+json";
  assert.deepEqual(await told("/nothing", "text/html,*/*;q=0.8"), [404, page]);
  assert.deepEqual(await told("/products/nothing", "text/html"), [404, page]);
  assert.deepEqual(await told("/products/nothing", "*/*"), [404, problem]);
  assert.deepEqual(await told("/api/v1/products/nothing", "text/html"), [404, problem]);
});
