// SPDX-License-Identifier: GPL-3.0-or-later
// What every module needs: the texts of the page's language, the address prefix, money.

const texts = JSON.parse(document.getElementById("words").textContent);

export const prefix = document.body.dataset.prefix;

export function say(key, filling = {}) {
  let text = texts[key] ?? key;
  for (const [name, value] of Object.entries(filling)) text = text.replaceAll(`{${name}}`, value);
  return text;
}

// ₹1,23,456, with paise only where there are some.
export function price(paise) {
  const digits = paise % 100 === 0 ? 0 : 2;
  return new Intl.NumberFormat("en-IN", {
    style: "currency",
    currency: "INR",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(paise / 100);
}

// An element with text, never markup: what comes from outside stays text.
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// JSON from the shop's API. Answers {ok, status, data}; status 0 when there is no line.
export async function ask(method, path, body, headers = {}) {
  try {
    const answer = await fetch(path, {
      method,
      headers: {
        Accept: "application/json",
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      body: body ? JSON.stringify(body) : undefined,
    });
    const data = answer.status === 204 ? null : await answer.json().catch(() => null);
    return { ok: answer.ok, status: answer.status, data };
  } catch {
    return { ok: false, status: 0, data: null };
  }
}

// What to tell a person when a request failed for no reason of theirs.
export function trouble(status) {
  if (status === 0) return say("offline");
  return say(status === 429 ? "slow_down" : "failed");
}
