(() => {
'use strict';
const data = JSON.parse(document.getElementById('data').textContent);
const $ = (id) => document.getElementById(id);
const PAGE = 60;
const specs = new Map(data.signals.map((spec) => [spec.name, spec]));
const state = {modality: '', outcome: '', reason: '', text: '', sort: '', down: false, shown: PAGE};
let view = [];
let open = -1;
let opener = null;
let objectUrl = '';

// Everything that comes from files is set as text; nothing is ever parsed as markup.
function el(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function num(value) {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e7) return value.toLocaleString('en');
  if (size >= 1e7) return value.toExponential(2);
  return String(Number(value.toPrecision(size >= 1000 ? 6 : 3)));
}

function clock(seconds) {
  const whole = Math.max(0, seconds);
  const minutes = Math.floor(whole / 60);
  const rest = whole - 60 * minutes;
  return minutes + ':' + (rest < 10 ? '0' : '') + rest.toFixed(whole < 60 ? 1 : 0);
}

function size(bytes) {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let unit = 0;
  while (bytes >= 1024 && unit < 3) { bytes /= 1024; unit++; }
  return (unit ? bytes.toFixed(1) : bytes) + ' ' + units[unit];
}

function valueOf(card, name) {
  const value = card.values[name];
  if (typeof value === 'number') return value;
  return value && typeof value.n === 'number' ? value.n : undefined;
}

for (const card of data.cards) {
  card.outcome = card.rule ? 'filtered' : 'published';
  card.words = [card.name, card.id, card.asset, card.licence, card.attribution, card.rule, card.why, card.split, card.format,
    ...card.origins, ...(card.web ? [card.web.url, card.web.page] : []), ...card.captions.map((caption) => caption.text)].join('\n').toLowerCase();
}

function options() {
  const reasons = new Map();
  for (const card of data.cards) if (card.rule) reasons.set(card.rule, (reasons.get(card.rule) || 0) + 1);
  for (const [rule, items] of [...reasons].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    $('reason').append(new Option(rule + ' (' + items + ')', rule));
  }
  const seen = new Set();
  for (const card of data.cards) for (const name of Object.keys(card.values)) if (valueOf(card, name) !== undefined) seen.add(name);
  for (const spec of data.signals) {
    if (seen.has(spec.name)) $('sort').append(new Option(spec.name + (spec.unit ? ' (' + spec.unit + ')' : ''), spec.name));
  }
}

function choose() {
  const words = state.text.toLowerCase().split(/\s+/).filter(Boolean);
  view = data.cards.filter((card) =>
    (!state.modality || card.modality === state.modality) &&
    (!state.outcome || card.outcome === state.outcome) &&
    (!state.reason || card.rule === state.reason) &&
    words.every((word) => card.words.includes(word)));
  if (state.sort) {
    // Items without a value come last whichever way the order runs.
    view = view.map((card) => [card, valueOf(card, state.sort)])
      .sort((a, b) => (a[1] === undefined) - (b[1] === undefined) || (a[1] === undefined ? 0 : state.down ? b[1] - a[1] : a[1] - b[1]))
      .map((pair) => pair[0]);
  } else if (state.down) {
    view.reverse();
  }
  state.shown = PAGE;
  draw();
}

function picture(card) {
  const shot = el('span', 'shot');
  if (card.thumb) {
    const image = new Image();
    image.loading = 'lazy';
    image.alt = '';
    image.src = card.thumb;
    shot.append(image);
  } else {
    shot.append(el('span', 'glyph', card.modality === 'video' ? 'video' : card.modality === 'image' ? 'image' : '3D'));
  }
  if (card.span) shot.append(el('span', 'time', clock(card.span[1] - card.span[0])));
  if (card.media && card.media.data) shot.append(el('span', 'play', '▶'));
  return shot;
}

function verdict(card) {
  return card.rule ? el('span', 'tag drop', card.rule) : el('span', 'tag', card.split || 'kept');
}

function cardNode(card, place) {
  const item = el('li');
  const button = el('button', 'card panel ' + card.modality + ' ' + card.outcome);
  button.type = 'button';
  button.dataset.id = card.id;
  const words = el('span', 'words');
  words.append(el('b', '', card.name.split('/').pop() + (card.modality === 'video' && card.index ? ' · ' + (card.index + 1) : '')));
  let line = card.why || '';
  if (!line && card.captions.length) line = card.captions[0].text;
  if (state.sort) {
    const value = valueOf(card, state.sort);
    line = state.sort + ' ' + (value === undefined ? 'absent' : num(value) + ' ' + specs.get(state.sort).unit);
  }
  words.append(el('small', '', line.length > 130 ? line.slice(0, 130) + '…' : line), verdict(card));
  button.append(picture(card), words);
  button.addEventListener('click', () => show(place));
  item.append(button);
  return item;
}

function draw() {
  const list = $('cards');
  const from = state.shown === PAGE ? 0 : list.children.length;
  if (!from) list.replaceChildren();
  const batch = document.createDocumentFragment();
  for (let i = from; i < Math.min(view.length, state.shown); i++) batch.append(cardNode(view[i], i));
  list.append(batch);
  $('more').hidden = state.shown >= view.length;
  $('count').textContent = view.length === 1 ? '1 item.' : view.length.toLocaleString('en') + ' items.';
}

function press(group, value) {
  for (const button of $(group).querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.value === value));
  state[group] = value;
}

function row(table, name, value, className) {
  const line = el('tr');
  const head = el('th', '', name);
  head.scope = 'row';
  line.append(head, el('td', className || '', value));
  table.append(line);
  return line;
}

function signalTable(card) {
  const table = el('table', 'facts');
  const hit = (card.why || '');
  const names = [...data.signals.map((spec) => spec.name).filter((name) => name in card.values),
    ...Object.keys(card.values).filter((name) => !specs.has(name))];
  for (const name of names) {
    const value = card.values[name];
    const spec = specs.get(name) || {unit: '', meaning: '', type: ''};
    let text;
    let style = '';
    if (typeof value === 'string') text = value;
    else if (value && value.none) { text = value.none; style = 'none'; }
    else {
      const number = valueOf(card, name);
      text = spec.type === 'FLAG' ? (number ? 'yes' : 'no') : num(number) + (value.se !== undefined ? ' ± ' + num(value.se) : '') + (spec.unit ? ' ' + spec.unit : '');
    }
    if (card.rule && hit.includes(name)) style = 'hit';
    row(table, name, text, style).title = spec.meaning;
  }
  return table;
}

function provenance(card) {
  const table = el('table', 'facts plain');
  row(table, 'file', card.name);
  if (card.origins.length > 1) row(table, 'also at', card.origins.slice(1).join('\n'));
  row(table, 'source', card.source);
  if (card.span) row(table, 'span', clock(card.span[0]) + ' to ' + clock(card.span[1]) + ' · pts ' + card.pts);
  if (card.frames) row(table, 'frames', card.frames.toLocaleString('en'));
  row(table, 'format', card.format);
  row(table, 'licence', card.licence);
  if (card.attribution) row(table, 'attribution', card.attribution);
  if (card.evidence) row(table, 'evidence', card.evidence);
  if (card.web) {
    row(table, 'fetched from', card.web.url);
    row(table, 'at', card.web.at);
    if (card.web.page) row(table, 'found on', card.web.page);
    row(table, 'may be used by', card.web.basis);
    row(table, 'said of its use', card.web.signals || 'nothing was said about automated use');
  }
  if (card.transforms) row(table, 'done to it', card.transforms);
  if (card.media) row(table, 'in the release', card.media.url + ' · ' + size(card.media.size) + ' at byte ' + card.media.offset.toLocaleString('en'));
  row(table, 'item', card.id);
  row(table, 'asset', card.asset);
  return table;
}

function say(stage, text) {
  for (const old of stage.querySelectorAll('.say')) old.remove();
  const note = el('p', 'say', text);
  note.setAttribute('role', 'status');
  stage.append(note);
}

let endModel = null;

function release() {
  if (endModel) endModel();
  endModel = null;
  if (objectUrl) URL.revokeObjectURL(objectUrl);
  objectUrl = '';
}

function media(stage, card, blob) {
  release();
  objectUrl = URL.createObjectURL(blob);
  if (card.modality === 'image') {
    const image = new Image();
    image.alt = card.name;
    image.onerror = () => say(stage, 'This browser cannot show ' + card.media.type + '; the bytes are in the shard as they came.');
    image.src = objectUrl;
    stage.replaceChildren(image);
    return;
  }
  const video = el('video');
  video.controls = true;
  video.loop = true;
  video.muted = true;
  video.playsInline = true;
  video.addEventListener('error', () => say(stage, 'This browser has no decoder for this clip (' + card.media.type + '). Another browser, or a player such as mpv, will show it.'));
  if (card.thumb) video.poster = card.thumb;
  video.src = objectUrl;
  stage.replaceChildren(video);
  video.play().catch(() => {});
}

function embedded(card) {
  const text = atob(card.media.data);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return new Blob([bytes], {type: card.media.type});
}

const WHOLE_SHARD_LIMIT = 64 * 1024 * 1024;

async function fetchRange(card) {
  const {url, offset, size: length, type} = card.media;
  const answer = await fetch(url, {headers: {Range: 'bytes=' + offset + '-' + (offset + length - 1)}});
  if (answer.status === 206) return new Blob([await answer.arrayBuffer()], {type});
  if (answer.ok) {
    // A server that does not know ranges sends all; take that only where it is small.
    const all = Number(answer.headers.get('Content-Length') || Infinity);
    if (all <= WHOLE_SHARD_LIMIT) return new Blob([(await answer.arrayBuffer()).slice(offset, offset + length)], {type});
    if (answer.body) answer.body.cancel();
    throw new Error('the server does not answer byte ranges, and the shard is ' + size(all));
  }
  throw new Error('the server answered ' + answer.status + ' for ' + url);
}

function served(card) {
  return location.protocol.startsWith('http') || /^https:/.test(card.media.url);
}

function turnable(stage, card) {
  const whole = card.media && card.media.type === 'model/gltf-binary' && served(card);
  endModel = worldmillViewer.open(stage, {
    name: card.name,
    glb: worldmillViewer.bytes(card.glb),
    whole: whole ? async () => (await fetchRange(card)).arrayBuffer() : null,
    wholeSize: whole ? size(card.media.size) : '',
  });
  if (endModel) return;
  const sheet = new Image();
  sheet.alt = 'The model from six sides, from above and from below';
  sheet.src = card.sheet;
  stage.replaceChildren(sheet);
  say(stage, 'This browser draws no 3D (WebGL is absent or turned off), so here is its turntable.');
}

function stageNode(card) {
  const stage = el('div', 'stage');
  if (card.thumb) {
    const image = new Image();
    image.alt = '';
    image.src = card.thumb;
    stage.append(image);
  }
  if (card.glb) {
    turnable(stage, card);
    return stage;
  }
  if (card.still) say(stage, 'It cannot be turned here: ' + card.still + '.');
  if (!card.media || card.modality === 'model3d') {
    if (!card.thumb) say(stage, 'There is no picture of this item.');
    return stage;
  }
  if (card.media.data) {
    media(stage, card, embedded(card));
    return stage;
  }
  const what = card.modality === 'image' ? 'the whole picture' : 'the clip';
  const where = card.media.url + ', ' + size(card.media.size) + ' from byte ' + card.media.offset;
  if (!served(card)) {
    say(stage, 'To see ' + what + ', open this page through a web server: it lies in ' + where + ', and a page opened as a file may not read other files.');
    return stage;
  }
  const act = el('button', 'act', card.modality === 'image' ? 'Load the whole picture' : 'Play from the shard');
  act.type = 'button';
  act.addEventListener('click', async () => {
    act.disabled = true;
    say(stage, 'Reading ' + size(card.media.size) + ' …');
    try {
      media(stage, card, await fetchRange(card));
    } catch (problem) {
      act.disabled = false;
      say(stage, 'Not to be had: ' + problem.message + '. It lies in ' + where + '.');
    }
  });
  stage.append(act);
  return stage;
}

function tool(label, text, action) {
  const button = el('button', '', text);
  button.type = 'button';
  button.setAttribute('aria-label', label);
  button.title = label;
  button.addEventListener('click', action);
  return button;
}

function show(place) {
  if (place < 0 || place >= view.length) return;
  open = place;
  const card = view[place];
  const body = $('box').querySelector('.box-body');
  const tools = el('div', 'tools');
  tools.append(tool('Previous item', '←', () => show(open - 1)), tool('Next item', '→', () => show(open + 1)), tool('Close', '✕', () => $('box').close()));
  const detail = el('div', 'detail');
  const title = el('h2', '', card.name);
  title.id = 'box-title';
  const status = el('p', 'quiet');
  status.append(verdict(card), document.createTextNode(' ' + (card.why ? 'Dropped: ' + card.why : card.media ? 'Published in ' + card.modality + '/' + card.split : 'Kept')));
  const two = el('div', 'two');
  const left = el('div');
  const right = el('div');
  left.append(el('h3', '', 'Signals'), signalTable(card));
  if (card.captions.length) {
    right.append(el('h3', '', 'Captions'));
    for (const caption of card.captions) {
      const quote = el('blockquote', '', caption.text);
      quote.append(el('footer', '', caption.kind + ' · ' + caption.by));
      right.append(quote);
    }
  }
  right.append(el('h3', '', 'Provenance'), provenance(card));
  two.append(left, right);
  detail.append(title, status, two);
  release();
  body.replaceChildren(tools, stageNode(card), detail);
  if (!$('box').open) $('box').showModal();
  $('box').scrollTop = 0;
}

function reset() {
  press('modality', '');
  press('outcome', '');
  state.reason = $('reason').value = '';
  state.text = $('search').value = '';
}

// Pictures stand in the data once; whatever shows one elsewhere takes it from there.
const byId = new Map(data.cards.map((card) => [card.id, card]));
for (const image of document.querySelectorAll('img[data-thumb]')) {
  const card = byId.get(image.dataset.thumb);
  if (card && card.thumb) image.src = card.thumb;
  else image.remove();
}
for (const button of document.querySelectorAll('[data-open]')) {
  button.addEventListener('click', () => {
    const find = () => view.findIndex((card) => card.id === button.dataset.open);
    if (find() < 0) { reset(); choose(); }
    opener = button;
    show(find());
  });
}
for (const button of document.querySelectorAll('.search-for')) {
  button.addEventListener('click', () => {
    reset();
    state.text = $('search').value = button.dataset.text;
    choose();
    $('items').scrollIntoView();
    $('search').focus({preventScroll: true});
  });
}

for (const group of ['modality', 'outcome']) {
  $(group).addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) { press(group, button.dataset.value); choose(); }
  });
}
$('reason').addEventListener('change', (event) => { state.reason = event.target.value; choose(); });
$('sort').addEventListener('change', (event) => { state.sort = event.target.value; choose(); });
$('search').addEventListener('input', (event) => { state.text = event.target.value; choose(); });
$('direction').addEventListener('click', () => {
  state.down = !state.down;
  $('direction').textContent = state.down ? '↓' : '↑';
  $('direction').setAttribute('aria-label', 'Order: ' + (state.down ? 'descending' : 'ascending'));
  choose();
});
$('more').addEventListener('click', () => {
  const first = Math.min(state.shown, view.length - 1);
  state.shown += PAGE;
  draw();
  $('cards').children[first].querySelector('button').focus();
});
for (const button of document.querySelectorAll('.sort-by')) {
  button.addEventListener('click', () => {
    $('sort').value = button.dataset.signal;
    state.sort = $('sort').value;
    press('modality', button.dataset.modality);
    choose();
    $('items').scrollIntoView();
    $('sort').focus({preventScroll: true});
  });
}
for (const chip of document.querySelectorAll('.chip.code')) {
  chip.addEventListener('click', () => {
    for (const other of document.querySelectorAll('.chip.code')) other.setAttribute('aria-pressed', String(other === chip));
    for (const line of document.querySelectorAll('.rejects tbody tr')) line.hidden = Boolean(chip.dataset.code) && line.dataset.code !== chip.dataset.code;
  });
}
$('box').addEventListener('close', () => {
  release();
  $('box').querySelector('.box-body').replaceChildren();
  const place = $('cards').children[open];
  const button = opener || (place && place.querySelector('button'));
  opener = null;
  if (button) button.focus();
});
$('box').addEventListener('click', (event) => { if (event.target === $('box')) $('box').close(); });
$('box').addEventListener('keydown', (event) => {
  if (event.target.tagName === 'VIDEO' || event.target.tagName === 'CANVAS') return;
  if (event.key === 'ArrowRight') show(open + 1);
  if (event.key === 'ArrowLeft') show(open - 1);
});
options();
choose();
})();
