// SPDX-License-Identifier: GPL-3.0-or-later
// Lighthouse as a phone. What depends on the speed of this machine is looked at only when
// PAUSHTIK_LIGHTHOUSE_PERFORMANCE says so (the bench does).
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { freePort, launch, need, Shop } from "./shop.mjs";

const GOALS = { accessibility: 100, "best-practices": 95, seo: 100 };
if (process.env.PAUSHTIK_LIGHTHOUSE_PERFORMANCE) GOALS.performance = 95;

// In milliseconds: a busy machine is no fault of the page's.
const PATIENCE = { maxWaitForFcp: 240_000, maxWaitForLoad: 300_000 };

let shop, browser, lighthouse, port;
before(async () => {
  lighthouse = (await import(pathToFileURL(need.resolve("lighthouse")))).default;
  shop = await Shop.open();
  await shop.pictures();
  port = await freePort();
  browser = await launch({ args: [`--remote-debugging-port=${port}`] });
});
after(async () => {
  await browser?.close();
  await shop?.close();
});

// Lighthouse has limits of its own inside, for its scripts in the page. Where one of them ended it,
// it may try again.
async function judged(address, tries = 3) {
  const how = { port, output: "json", logLevel: "error", disableFullPageScreenshot: true };
  const onlyCategories = Object.keys(GOALS);
  const { lhr } = await lighthouse(address, { ...how, ...PATIENCE, onlyCategories });
  const broke = lhr.runtimeError ?? Object.values(lhr.audits).find((audit) => audit.errorMessage);
  return broke && tries > 1 ? judged(address, tries - 1) : lhr;
}

for (const path of ["/", "/products/a2-gir-cow-ghee-500-ml"]) {
  test(`${path} is as Lighthouse would have it`, async () => {
    await fetch(shop.url + path); // rendered once, as for every visitor but the first
    const lhr = await judged(shop.url + path);
    assert.equal(lhr.runtimeError, undefined, lhr.runtimeError?.message);
    const scores = Object.fromEntries(
      Object.values(lhr.categories).map((category) => [
        category.id,
        Math.round(category.score * 100),
      ]),
    );
    console.log(path, scores);
    const failed = Object.values(lhr.audits)
      .filter((audit) => audit.score !== null && audit.score < 0.9)
      .map((audit) => `${audit.id}: ${audit.displayValue ?? audit.title}`);
    for (const [category, goal] of Object.entries(GOALS))
      assert.ok(
        scores[category] >= goal,
        `${category} ${scores[category]} < ${goal}; ${failed.join("; ")}`,
      );
  });
}
