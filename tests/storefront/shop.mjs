// SPDX-License-Identifier: GPL-3.0-or-later
// A daemon with the demo catalogue on a free port and a data folder of its own, and Debian's
// Chromium beside it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const build = process.env.PAUSHTIK_TEST_BUILD;
if (!build) throw new Error("PAUSHTIK_TEST_BUILD must name the build folder");
export const need = createRequire(join(build, "tests/storefront/node_modules/from.js"));
const { chromium } = need("playwright-core");

export const PASSWORD = "demo-ghee-2026";
// It ends what hangs and measures nothing.
const PATIENCE = Number(process.env.PAUSHTIK_PATIENCE_MS ?? 240_000);

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

export async function until(what, holds, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const result = await holds();
    if (result) return result;
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function chromiumProgram() {
  const candidates = [
    process.env.PAUSHTIK_CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new Error("Chromium is missing; install the package chromium");
  return found;
}

// Without a user namespace of its own, which root in a container lacks, Chromium has no sandbox.
export function launch(options = {}) {
  const sandbox = process.getuid() === 0 ? ["--no-sandbox"] : [];
  const args = [...sandbox, "--disable-dev-shm-usage", ...(options.args ?? [])];
  return chromium.launch({
    executablePath: chromiumProgram(),
    timeout: PATIENCE,
    ...options,
    args,
  });
}

export class Shop {
  static async open() {
    const shop = new Shop();
    shop.port = await freePort();
    shop.url = `http://127.0.0.1:${shop.port}`;
    shop.data = mkdtempSync(join(tmpdir(), "paushtik-shop-"));
    try {
      await shop.start();
      shop.browser = await launch();
    } catch (error) {
      await shop.close();
      throw error;
    }
    return shop;
  }

  async start() {
    this.daemon = spawn(join(build, "bin/paushtikd"), ["--demo"], {
      env: {
        PATH: process.env.PATH,
        PAUSHTIK_DATA: this.data,
        PAUSHTIK_LISTEN: `127.0.0.1:${this.port}`,
        PAUSHTIK_THREADS: "2",
        PAUSHTIK_RATE_LIMITS: "off",
        QT_QPA_PLATFORM: "offscreen",
        RAZORPAY_MOCK: "1",
        SHIPROCKET_MOCK: "1",
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.log = "";
    this.daemon.stderr.on("data", (bytes) => (this.log = (this.log + bytes).slice(-20_000)));
    const ready = async () => {
      if (this.daemon.exitCode !== null) throw new Error(`the daemon ended: ${this.log}`);
      return (await fetch(`${this.url}/readyz`).catch(() => null))?.ok;
    };
    await until("the daemon is ready", ready);
  }

  async stop() {
    if (this.daemon.exitCode !== null || this.daemon.signalCode !== null) return;
    this.daemon.kill("SIGTERM");
    await once(this.daemon, "exit");
  }

  async close() {
    await this.browser?.close();
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  // A visitor with an empty browser. Everything the browser complains of fails the test.
  async visitor(options = {}) {
    const context = await this.browser.newContext({
      viewport: { width: 390, height: 844 },
      baseURL: this.url,
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    page.complaints = [];
    page.on("pageerror", (error) => page.complaints.push(error.message));
    page.on("console", (line) => {
      if (line.type() === "error" && !line.text().startsWith("Failed to load resource"))
        page.complaints.push(line.text());
    });
    return page;
  }

  async api(method, path, body, token) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const data = answer.status === 204 ? null : await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(data)}`);
    return data;
  }

  async staff() {
    const credentials = { email: "admin@demo.paushtik.in", password: PASSWORD };
    this.adminToken ??= (await this.api("POST", "/staff/login", credentials)).token;
    return this.adminToken;
  }

  async admin(method, path, body) {
    return this.api(method, `/admin${path}`, body, await this.staff());
  }

  // A product of a test's own, so that no test changes what another sees.
  async product(fields = {}) {
    this.made = (this.made ?? 0) + 1;
    const { items } = await this.admin("GET", "/categories");
    const sku = `TEST-${this.made}`;
    const product = await this.admin("POST", "/products", {
      sku,
      title: `Test Ghee ${this.made}`,
      slug: `test-ghee-${this.made}`,
      price_paise: 60_000,
      mrp_paise: 70_000,
      category_id: items[0].id,
      unit_label: "500 ml jar",
      weight_grams: 800,
      hsn_code: "04059020",
      gst_rate_bp: 500,
      low_stock_threshold: 2,
      ...fields,
    });
    await this.stock(product, 20);
    await until("the product can be bought", async () => {
      const shown = await fetch(`${this.url}/api/v1/products/${product.slug}`);
      return shown.ok && (await shown.json()).stock_status !== "out_of_stock";
    });
    return product;
  }

  stock(product, delta, reason = "counted") {
    return this.admin("POST", `/products/${product.id}/stock-adjustments`, { delta, reason });
  }

  async pictures() {
    const drawn = async () => {
      const { items } = await this.api("GET", "/products?limit=100");
      return items.every((item) => item.image || item.title.startsWith("Test Ghee"));
    };
    await until("every demo product has its picture", drawn);
  }
}

let customers = 0;
export async function register(page, next = "/account") {
  const email = `buyer-${process.pid}-${++customers}@example.in`;
  await page.goto(`/register?next=${next}`);
  await page.getByLabel("Full name").fill("Meera Nair");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.locator("main").getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(`**${next}`);
  return email;
}

export async function addToCart(page, product) {
  await page.goto(`/products/${product.slug}`);
  await page.getByRole("button", { name: "Add to cart", exact: true }).click();
  await page.locator("[data-toast] a").waitFor();
}

export async function writeAddress(page) {
  await page.getByLabel("Full name").fill("Meera Nair");
  await page.getByLabel("Mobile number").fill("98765 43210");
  await page.getByLabel("House, building, street").fill("12, Lake View Road");
  await page.getByLabel("Pincode").fill("695001");
  await page.getByLabel("City or town").fill("Thiruvananthapuram");
  await page.getByLabel("State").selectOption("IN-KL");
}

// From a cart with something in it to the order's page with the payment form open.
export async function placeOrder(page) {
  await page.goto("/checkout");
  await writeAddress(page);
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await page.waitForURL("**/orders/PF-*");
  await page.getByRole("dialog").waitFor();
  return page.locator("[data-order]").getAttribute("data-order");
}
