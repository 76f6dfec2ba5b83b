// SPDX-License-Identifier: GPL-3.0-or-later
// The same four variants as makeVariants(), by sharp as a careful user of it would: one decode,
// no cache, sequential reading, one libvips thread a picture.
// usage: sharp_variants.mjs FOLDER OUT AT_ONCE ROUNDS; prints what `imaging_bench variants` prints.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import sharp from 'sharp';

const [folder, out, atOnce, rounds] = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith('.jpg')).sort();
const total = names.length * Number(rounds);
const sizes = [['full', 1600], ['medium', 600], ['thumb', 160], ['blur', 24]];
const sums = [0, 0, 0, 0];

sharp.cache(false);
sharp.concurrency(1);

async function makeOne(name) {
  const { data, info } = await sharp(readFileSync(join(folder, name)), { sequentialRead: true })
    .rotate()
    .resize({ width: 1600, withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const [i, [size, width]] of sizes.entries()) {
    const webp = await sharp(data, { raw })
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 80, effort: 4 })
      .toBuffer();
    sums[i] += webp.length;
    writeFileSync(join(out, `${basename(name, '.jpg')}-${size}.webp`), webp);
  }
}

let next = 0;
async function worker() {
  for (let n = next++; n < total; n = next++) await makeOne(names[n % names.length]);
}

const before = process.cpuUsage();
const start = process.hrtime.bigint();
await Promise.all(Array.from({ length: Number(atOnce) }, worker));
const wall = Number(process.hrtime.bigint() - start) / 1e6;
const { user, system } = process.cpuUsage(before);
const figures = [wall / total, (user + system) / 1000 / total].map((n) => n.toFixed(1));
const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
console.log(...figures, peak, ...sums.map((sum) => Math.round(sum / total)));
