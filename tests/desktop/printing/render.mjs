// SPDX-License-Identifier: GPL-3.0-or-later
// node render.mjs LABEL.zpl OUT.png DOTS_PER_MM: draws a 4×6 in label.
import { readFileSync, writeFileSync } from "node:fs";
import { ready } from "zpl-renderer-js";

const [, , zpl, out, dotsPerMm] = process.argv;
const { api } = await ready;
const png = await api.zplToBase64Async(readFileSync(zpl, "utf8"), 101.6, 152.4, Number(dotsPerMm));
writeFileSync(out, Buffer.from(png, "base64"));
process.exit(0);
