// SPDX-License-Identifier: GPL-3.0-or-later
// One task: a page of ours instead of the browser's own when there is no line. Nothing else is
// answered from here, so nobody ever sees an old price.
const CACHE = "{assets}";
const NEEDED = [
  "/offline",
  "/hi/offline",
  "{assets}shop.css",
  "{assets}display.woff2",
  "{assets}shop.js",
  "{assets}words.js",
  "{assets}memory.js",
];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(NEEDED))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (names) =>
    Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  event.waitUntil(
    caches
      .keys()
      .then(old)
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.mode === "navigate") {
    const page =
      url.pathname === "/hi" || url.pathname.startsWith("/hi/") ? "/hi/offline" : "/offline";
    event.respondWith(fetch(request).catch(() => caches.match(page)));
  } else if (url.origin === location.origin && url.pathname.startsWith("{assets}")) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});
