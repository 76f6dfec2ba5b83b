// SPDX-License-Identifier: GPL-3.0-or-later
// Draws /api/v1/openapi.json. Text of the document becomes text nodes only, never markup.
const kVerbs = ['get', 'post', 'put', 'patch', 'delete'];
let api = {};

// ---- Small tools ----

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value);
  }
  element.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== ''),
  );
  return element;
}

/** The thing itself, or what its $ref points at. */
function resolve(thing) {
  let found = thing;
  while (found && found.$ref) {
    found = found.$ref
      .slice(2)
      .split('/')
      .reduce((at, key) => at?.[key], api);
  }
  return found ?? {};
}

function refName(thing) {
  return thing?.$ref?.startsWith('#/components/schemas/') ? thing.$ref.split('/').pop() : null;
}

/** `code` and **strong** of one paragraph. */
function inline(text) {
  return text
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .filter(Boolean)
    .map((part) => {
      if (part.startsWith('`')) return make('code', {}, part.slice(1, -1));
      return part.startsWith('**') ? make('strong', {}, part.slice(2, -2)) : part;
    });
}

function prose(text) {
  const paragraphs = (text ?? '')
    .trim()
    .split(/\n\s*\n/)
    .filter(Boolean);
  return make(
    'div',
    { class: 'prose' },
    ...paragraphs.map((each) => make('p', {}, ...inline(each))),
  );
}

function pathWithHoles(path) {
  return make(
    'code',
    {},
    ...path
      .split(/(\{[^}]+\})/)
      .filter(Boolean)
      .map((part) => (part.startsWith('{') ? make('span', { class: 'hole' }, part) : part)),
  );
}

function sample(text) {
  const copy = make('button', { type: 'button' }, 'Copy');
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = 'Copied';
    setTimeout(() => {
      copy.textContent = 'Copy';
    }, 1500);
  });
  return make('div', { class: 'sample' }, make('pre', {}, make('code', {}, text)), copy);
}

// ---- Schemas ----

/** allOf laid together; of oneOf and anyOf the first that is not null. */
function flat(schema) {
  const own = resolve(schema);
  const parts = (own.allOf ?? []).map(flat);
  const choice = (own.oneOf ?? own.anyOf ?? []).find((each) => resolve(each).type !== 'null');
  if (choice && !own.properties) parts.push(flat(choice));
  return [...parts, own].reduce(
    (all, part) => ({
      ...all,
      ...part,
      properties: { ...all.properties, ...part.properties },
      required: [...(all.required ?? []), ...(part.required ?? [])],
    }),
    { properties: {}, required: [] },
  );
}

function kindOf(schema) {
  const own = resolve(schema);
  const choices = own.oneOf ?? own.anyOf;
  if (choices) return [...new Set(choices.map(kindOf))].join(' or ');
  if (own.const !== undefined) return JSON.stringify(own.const);
  if (own.type === 'array') return `list of ${kindOf(own.items ?? {})}`;
  const name = refName(schema);
  if (name && flat(own).type === 'object') return name;
  const types = [].concat(own.type ?? (own.allOf ? 'object' : 'anything'));
  return types.join(' or ') + (own.format ? ` (${own.format})` : '');
}

function boundsOf(own) {
  const said = [];
  if (own.enum) said.push(`one of ${own.enum.map(String).join(', ')}`);
  if (own.minimum !== undefined) said.push(`at least ${own.minimum}`);
  if (own.maximum !== undefined) said.push(`at most ${own.maximum}`);
  if (own.minLength !== undefined) said.push(`at least ${own.minLength} characters`);
  if (own.maxLength !== undefined) said.push(`at most ${own.maxLength} characters`);
  if (own.pattern) said.push(`matches ${own.pattern}`);
  if (own.default !== undefined) said.push(`${own.default} if left out`);
  return said.join('; ');
}

/** The object inside a schema, if there is one to unfold: itself, or a list's item. */
function inner(schema) {
  const own = flat(schema);
  const object = own.type === 'array' ? flat(own.items ?? {}) : own;
  return Object.keys(object.properties).length ? object : null;
}

/** Unfolded when a reader asks, so that schemas that hold themselves come to an end. */
function nested(schema) {
  const details = make('details', { class: 'nested' }, make('summary', {}, 'its fields'));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(fields(schema));
  });
  return details;
}

function row(name, required, schema, said) {
  const bounds = boundsOf(resolve(schema));
  return make(
    'tr',
    {},
    make(
      'td',
      {},
      make('code', {}, name),
      required ? make('span', { class: 'must' }, 'required') : null,
    ),
    make(
      'td',
      {},
      make('span', { class: 'kind' }, kindOf(schema)),
      said ? make('p', {}, ...inline(said)) : null,
      bounds ? make('p', { class: 'quiet' }, bounds) : null,
      inner(schema) ? nested(schema) : null,
    ),
  );
}

function fields(schema) {
  const object = inner(schema);
  if (!object)
    return make(
      'table',
      { class: 'fields' },
      row('value', false, schema, resolve(schema).description),
    );
  return make(
    'table',
    { class: 'fields' },
    ...Object.entries(object.properties).map(([name, each]) =>
      row(
        name,
        object.required.includes(name),
        each,
        each.description ?? resolve(each).description,
      ),
    ),
  );
}

/** An example: the document's own where it has one, else made from the schema. */
function exampleOf(schema, depth = 0) {
  const own = flat(schema);
  const given = own.example ?? own.examples?.[0] ?? own.const ?? own.default ?? own.enum?.[0];
  if (given !== undefined) return given;
  const type = [].concat(own.type ?? 'object').find((each) => each !== 'null');
  if (type === 'array') return depth > 4 ? [] : [exampleOf(own.items ?? {}, depth + 1)];
  if (type === 'integer' || type === 'number') return own.minimum ?? 1;
  if (type === 'boolean') return true;
  if (type === 'string') return own.format === 'date-time' ? '2026-11-22T06:30:00Z' : 'text';
  if (depth > 4) return {};
  return Object.fromEntries(
    Object.entries(own.properties).map(([name, each]) => [name, exampleOf(each, depth + 1)]),
  );
}

// ---- One call ----

function whoMay(call) {
  const names = (call.security ?? []).map((each) => Object.keys(each)[0] ?? 'nobody');
  const words = {
    customerToken: 'customer',
    staffToken: 'staff',
    cartToken: 'guest',
    nobody: 'anyone',
    razorpaySignature: 'payment gateway',
    courierKey: 'courier',
  };
  const least = /Least role (\w+)/.exec(call.description ?? '')?.[1];
  if (!names.length) return 'anyone';
  return names
    .map((name) =>
      name === 'staffToken' && least ? `staff, ${least} or above` : (words[name] ?? name),
    )
    .join(' or ');
}

function parametersOf(call, path) {
  const all = [...(path.parameters ?? []), ...(call.parameters ?? [])].map(resolve);
  if (!all.length) return [];
  const places = { path: 'in the path', query: 'in the query', header: 'a header' };
  return [
    make('h4', {}, 'Parameters'),
    make(
      'table',
      { class: 'fields' },
      ...all.map((each) =>
        row(
          each.name,
          each.required,
          each.schema,
          [each.description, `(${places[each.in]})`].filter(Boolean).join(' '),
        ),
      ),
    ),
  ];
}

function mediaOf(thing) {
  return Object.entries(resolve(thing).content ?? {});
}

function requestOf(call) {
  return mediaOf(call.requestBody).flatMap(([type, media]) => [
    make('h4', {}, `Body, ${type}`),
    fields(media.schema ?? {}),
  ]);
}

/** A command line that a reader can run against this very daemon. */
function curlOf(verb, path, call) {
  const lines = [
    `curl ${verb === 'get' ? '' : `-X ${verb.toUpperCase()} `}'${location.origin}${path}'`,
  ];
  const names = (call.security ?? []).map((each) => Object.keys(each)[0]);
  if (names.some((name) => /Token$/.test(name ?? '') && name !== 'cartToken')) {
    lines.push(`-H "Authorization: Bearer $TOKEN"`);
  }
  const [type, media] = mediaOf(call.requestBody)[0] ?? [];
  if (type === 'application/json') {
    const body = media.example ?? exampleOf(media.schema ?? {});
    lines.push(
      `-H 'Content-Type: application/json'`,
      `-d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`,
    );
  }
  return lines.join(' \\\n  ');
}

function answer(status, thing) {
  const own = resolve(thing);
  const details = make(
    'details',
    { class: 'answer' },
    make(
      'summary',
      {},
      make('span', { class: `status s${status[0]}` }, status),
      make('span', {}, ...inline(own.description ?? '')),
    ),
  );
  details.addEventListener('toggle', () => {
    if (!details.open || details.children.length > 1) return;
    const headers = Object.entries(own.headers ?? {}).map(([name, each]) =>
      row(name, false, resolve(each).schema, resolve(each).description),
    );
    if (headers.length)
      details.append(make('h4', {}, 'Headers'), make('table', { class: 'fields' }, ...headers));
    for (const [type, media] of mediaOf(own)) details.append(...answerBody(type, media));
    if (details.children.length === 1) details.append(make('p', { class: 'quiet' }, 'No body.'));
  });
  return details;
}

function answerBody(type, media) {
  const parts = [make('h4', {}, type), fields(media.schema ?? {})];
  if (type.endsWith('json')) {
    parts.push(sample(JSON.stringify(media.example ?? exampleOf(media.schema ?? {}), null, 2)));
  }
  return parts;
}

function fillCall(details, verb, name) {
  const path = api.paths[name];
  const call = path[verb];
  details.append(
    make(
      'div',
      { class: 'inside' },
      prose(call.description),
      make('p', {}, make('span', { class: 'who' }, `For ${whoMay(call)}`)),
      ...parametersOf(call, path),
      ...requestOf(call),
      make('h4', {}, 'Try it'),
      sample(curlOf(verb, name, call)),
      make('h4', {}, 'Answers'),
      ...Object.entries(call.responses).map(([status, each]) => answer(status, each)),
    ),
  );
}

function callCard({ verb, name, call }) {
  const details = make(
    'details',
    { class: 'call', id: call.operationId },
    make(
      'summary',
      {},
      make('span', { class: `verb ${verb}` }, verb.toUpperCase()),
      pathWithHoles(name),
      make('h3', {}, call.summary ?? ''),
    ),
  );
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) fillCall(details, verb, name);
  });
  return details;
}

function schemaCard(name) {
  const schema = api.components.schemas[name];
  const details = make(
    'details',
    { class: 'call', id: `schema-${name}` },
    make('summary', {}, make('code', {}, name), make('h3', {}, kindOf(schema))),
  );
  details.addEventListener('toggle', () => {
    if (!details.open || details.children.length > 1) return;
    const parts = [prose(schema.description), fields(schema)];
    if (inner(schema))
      parts.push(make('h4', {}, 'Example'), sample(JSON.stringify(exampleOf(schema), null, 2)));
    details.append(make('div', { class: 'inside' }, ...parts));
  });
  return details;
}

// ---- The page ----

function allCalls() {
  return Object.entries(api.paths).flatMap(([name, path]) =>
    kVerbs.filter((verb) => path[verb]).map((verb) => ({ verb, name, call: path[verb] })),
  );
}

function link(id, verb, text) {
  const short = verb === 'delete' ? 'DEL' : verb?.toUpperCase();
  return make(
    'li',
    {},
    make(
      'a',
      { href: `#${id}` },
      verb ? make('span', { class: `verb ${verb}` }, short) : null,
      make('span', {}, text),
    ),
  );
}

function group(title, said, cards, links) {
  const id = `group-${title.toLowerCase().replaceAll(' ', '-')}`;
  const section = make('section', { id }, make('h2', {}, title), prose(said), ...cards);
  const entry = make('div', { 'data-group': id }, make('h2', {}, title), make('ul', {}, ...links));
  return { section, entry };
}

function draw() {
  const calls = allCalls();
  const groups = api.tags.map((tag) => {
    const own = calls.filter(({ call }) => call.tags?.[0] === tag.name);
    return group(
      tag.name,
      tag.description,
      own.map(callCard),
      own.map(({ verb, call }) => link(call.operationId, verb, call.summary)),
    );
  });
  const names = Object.keys(api.components.schemas).sort();
  groups.push(
    group(
      'Schemas',
      'What bodies are made of.',
      names.map(schemaCard),
      names.map((name) => link(`schema-${name}`, null, name)),
    ),
  );
  document.getElementById('contents').replaceChildren(...groups.map(({ entry }) => entry));
  document
    .getElementById('content')
    .replaceChildren(
      make('h1', {}, `${api.info.title} API`),
      make('p', { class: 'quiet' }, `Version ${api.info.version}. ${api.info.summary ?? ''}`),
      prose(api.info.description),
      ...groups.map(({ section }) => section),
    );
}

/** Every word must occur in the call's verb, path, name or text. */
function search(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const text = new Map(
    allCalls().map(({ verb, name, call }) => [
      call.operationId,
      `${verb} ${name} ${call.operationId} ${call.summary} ${call.description ?? ''}`.toLowerCase(),
    ]),
  );
  for (const card of document.querySelectorAll('.call')) {
    const haystack = text.get(card.id) ?? card.id.toLowerCase();
    card.hidden = !wanted.every((word) => haystack.includes(word));
    document.querySelector(`nav a[href="#${CSS.escape(card.id)}"]`).parentElement.hidden =
      card.hidden;
  }
  for (const section of document.querySelectorAll('main section')) {
    section.hidden = wanted.length > 0 && !section.querySelector('.call:not([hidden])');
    document.querySelector(`[data-group="${section.id}"]`).hidden = section.hidden;
  }
}

function openNamed() {
  const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!card) return;
  card.hidden = false;
  if (card.tagName === 'DETAILS') card.open = true;
  card.scrollIntoView();
  for (const each of document.querySelectorAll('nav a')) {
    each.classList.toggle('here', each.getAttribute('href') === location.hash);
  }
  showMenu(false);
}

function showMenu(open) {
  document.getElementById('contents').classList.toggle('open', open);
  document.getElementById('menu').setAttribute('aria-expanded', String(open));
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
}

function wire() {
  const field = document.getElementById('search');
  const menu = document.getElementById('menu');
  field.addEventListener('input', () => search(field.value));
  menu.addEventListener('click', () => showMenu(menu.getAttribute('aria-expanded') !== 'true'));
  document.getElementById('theme').addEventListener('click', () => {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theme', next);
    setTheme(next);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === '/' && document.activeElement !== field) {
      event.preventDefault();
      field.focus();
    }
  });
  addEventListener('hashchange', openNamed);
}

async function main() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  setTheme(localStorage.getItem('theme') ?? (dark ? 'dark' : 'light'));
  try {
    const answered = await fetch('/api/v1/openapi.json');
    if (!answered.ok) throw new Error(`it was answered with ${answered.status}`);
    api = await answered.json();
  } catch (problem) {
    const said = `The document could not be read: ${problem.message}.`;
    document.getElementById('content').replaceChildren(make('p', {}, said));
    return;
  }
  draw();
  wire();
  openNamed();
}

main();
