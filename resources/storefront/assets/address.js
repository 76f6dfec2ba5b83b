// SPDX-License-Identifier: GPL-3.0-or-later
// Checks of an address while it is written. The shop checks all of it again.
import { say } from "./words.js";

// India Post: the first two digits of a pincode name the circle. Where a circle serves several
// states all of them are named.
const CIRCLES = {
  11: "DL",
  12: "HR",
  13: "HR",
  14: "PB",
  15: "PB",
  16: "CH PB HR",
  17: "HP",
  18: "JK",
  19: "JK LA",
  20: "UP",
  21: "UP",
  22: "UP",
  23: "UP",
  24: "UP UK",
  25: "UP",
  26: "UP UK",
  27: "UP",
  28: "UP",
  30: "RJ",
  31: "RJ",
  32: "RJ",
  33: "RJ",
  34: "RJ",
  36: "GJ DH",
  37: "GJ",
  38: "GJ",
  39: "GJ DH",
  40: "MH GA",
  41: "MH",
  42: "MH",
  43: "MH",
  44: "MH",
  45: "MP",
  46: "MP",
  47: "MP",
  48: "MP",
  49: "CG",
  50: "TS AP",
  51: "AP",
  52: "AP",
  53: "AP PY",
  56: "KA",
  57: "KA",
  58: "KA",
  59: "KA",
  60: "TN PY",
  61: "TN",
  62: "TN",
  63: "TN",
  64: "TN",
  67: "KL PY",
  68: "KL LD",
  69: "KL",
  70: "WB",
  71: "WB",
  72: "WB",
  73: "WB SK",
  74: "WB AN",
  75: "OD",
  76: "OD",
  77: "OD",
  78: "AS",
  79: "AR MN ML MZ NL TR AS",
  80: "BR JH",
  81: "BR JH",
  82: "JH BR",
  83: "JH",
  84: "BR",
  85: "BR JH",
};

export function statesOf(pincode) {
  return (CIRCLES[pincode.slice(0, 2)] ?? "")
    .split(" ")
    .filter(Boolean)
    .map((code) => `IN-${code}`);
}

export const isPincode = (text) => /^[1-9][0-9]{5}$/.test(text);

// +91 and ten digits, from what people write.
export function normalPhone(typed) {
  let digits = typed.replace(/[\s()-]/g, "");
  if (digits.startsWith("+91")) digits = digits.slice(3);
  else if (digits.length === 12 && digits.startsWith("91")) digits = digits.slice(2);
  else if (digits.startsWith("0")) digits = digits.slice(1);
  return /^[6-9][0-9]{9}$/.test(digits) ? `+91${digits}` : null;
}

export function mark(input, why) {
  const field = input.closest(".field");
  const text = field?.querySelector(".why");
  if (!text) return;
  field.classList.toggle("wrong", Boolean(why));
  text.textContent = why ?? "";
  text.hidden = !why;
  if (!text.id) text.id = `why-${input.name}`;
  if (why) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  const described = new Set(
    (input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean),
  );
  if (why) described.add(text.id);
  else described.delete(text.id);
  if (described.size) input.setAttribute("aria-describedby", [...described].join(" "));
  else input.removeAttribute("aria-describedby");
}

function wrongWith(input) {
  const value = input.value.trim();
  if (input.required && !value) return say("wrong_required");
  if (input.name === "pincode" && !isPincode(value)) return say("wrong_pincode");
  if (input.name === "phone" && value && !normalPhone(value)) return say("wrong_phone");
  return null;
}

// The first field that is wrong, or nothing. Each gets its sentence.
export function firstWrong(scope) {
  let first = null;
  for (const input of scope.querySelectorAll(".field :is(input, select)")) {
    const why = wrongWith(input);
    mark(input, why);
    if (why) first ??= input;
  }
  return first;
}

// Pincode and state that do not go together are most often a slip; only a person knows which of the
// two, so it is said and not refused.
function comparePincode(form) {
  const pincode = form.querySelector("[name=pincode]");
  const state = form.querySelector("[name=state]");
  const note = form.querySelector("[data-pincode-note]");
  note.hidden = true;
  if (!isPincode(pincode.value)) return;
  const states = statesOf(pincode.value);
  if (!state.value && states.length === 1) state.value = states[0];
  if (!states.length || !state.value || states.includes(state.value)) return;
  const names = states.map(
    (code) => [...state.options].find((option) => option.value === code)?.text ?? code,
  );
  note.textContent = say("pincode_state", {
    prefix: pincode.value.slice(0, 2),
    states: names.join(", "),
  });
  note.hidden = false;
}

for (const form of document.querySelectorAll("[data-address]")) {
  form.addEventListener("change", (event) => {
    const input = event.target;
    if (input.name === "pincode" || input.name === "state") comparePincode(form);
    if (input.closest(".field.wrong")) mark(input, wrongWith(input));
  });
  if (!form.matches("[data-check]")) continue;
  form.addEventListener("submit", (event) => {
    const first = firstWrong(form);
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
}
