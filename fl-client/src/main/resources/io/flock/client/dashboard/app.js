// The frame: where the viewer is, what is to be fetched for it, and drawing it anew when the ledger has grown.
import { h, patch } from './dom.js';
import { rememberOrganisations } from './format.js';
import { overview } from './overview.js';
import { tasks } from './tasks.js';
import { task } from './task.js';
import { model, models } from './models.js';
import { knowledge } from './knowledge.js';
import { people } from './people.js';
import { network } from './network.js';

const PARTS = [['#/', 'Overview', 'M4 12h6V4H4zM14 20h6v-8h-6zM4 20h6v-4H4zM14 8h6V4h-6z'],
  ['#/tasks', 'Tasks', 'M5 6h14M5 12h14M5 18h9'],
  ['#/models', 'Models', 'M12 3l8 4.500v9L12 21l-8-4.500v-9zM4 7.500l8 4.500 8-4.500M12 12v9'],
  ['#/people', 'People', 'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 20c0-3.500 2.700-6 6-6s6 2.500 6 6M16 11a3 3 0 1 0 0-6M17 14c2.500.500 4 2.800 4 6'],
  ['#/network', 'Network', 'M12 8V4M12 20v-4M6.500 9.500L4 7M17.500 9.500L20 7M6.500 14.500L4 17M17.500 14.500L20 17M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z']];

const main = document.getElementById('main');
const nav = document.getElementById('nav');
const live = document.getElementById('live');
const liveText = document.getElementById('live-text');
const announce = document.getElementById('announce');

let state;
let detail;
let load;
let told;
let wanted = 0;

function route() {
  const [, part = '', id = ''] = (location.hash || '#/').split('/').map(decodeURIComponent);
  return { part, id };
}

async function json(path) {
  const answer = await fetch(path);
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.error ?? `${answer.status}`);
  }
  return body;
}

/** Fetches what the view shows. A later call makes an earlier one's answers void. */
async function refresh() {
  const mine = ++wanted;
  const { part, id } = route();
  try {
    const next = await json('/api/state');
    const of = part === 'task' ? await json(`/api/tasks/${encodeURIComponent(id)}`)
      : part === 'model' ? await json(`/api/models/${encodeURIComponent(id)}`)
        : part === 'knowledge' ? await json(`/api/models/${encodeURIComponent(id)}/knowledge`) : undefined;
    if (mine === wanted) {
      state = next;
      detail = of;
      rememberOrganisations(state.organisations);
      draw();
    }
  } catch (failure) {
    if (mine === wanted) {
      patch(main, h('main', null, h('div', { class: 'view' }, h('section', { class: 'card' }, h('h1', null, 'This can’t be shown'), h('p', null, failure.message), h('p', null, h('a', { href: '#/' }, 'To the overview'))))));
    }
  }
}

async function refreshLoad() {
  const { part, id } = route();
  if (part === 'model' && !document.hidden) {
    try {
      load = await json(`/api/models/${encodeURIComponent(id)}/load`);
      draw();
    } catch {
      load = undefined;
    }
  }
}

function view() {
  const { part } = route();
  switch (part) {
    case '': return overview(state);
    case 'tasks': return tasks(state);
    case 'task': return task(state, detail, draw);
    case 'models': return models(state);
    case 'model': return model(state, detail, load);
    case 'knowledge': return knowledge(detail);
    case 'people': return people(state);
    case 'network': return network(state);
    default: return h('div', { class: 'view' }, h('h1', null, 'There is no such view'), h('a', { href: '#/' }, 'To the overview'));
  }
}

function draw() {
  const { part } = route();
  if (!state || (['task', 'model', 'knowledge'].includes(part) && !detail)) {
    return;
  }
  patch(main, h('main', null, view()));
  drawNav(part);
  const heading = main.querySelector('h1')?.textContent ?? 'Overview';
  document.title = `${heading} – FLock`;
  deadlines();
}

function drawNav(part) {
  const at = part === 'task' ? '#/tasks' : part === 'model' || part === 'knowledge' ? '#/models' : `#/${part}`;
  patch(nav, h('nav', null, PARTS.map(([href, name, path]) => h('a', { href, 'aria-current': href === at ? 'page' : undefined, 'data-key': href },
    h('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, h('path', { d: path })), h('span', null, name)))));
}

function deadlines() {
  for (const element of document.querySelectorAll('[data-deadline]')) {
    const left = Number(element.dataset.deadline) - Math.floor(Date.now() / 1000);
    const size = Math.abs(left);
    const text = size >= 86400 ? `${Math.floor(size / 86400)} d ${Math.floor((size % 86400) / 3600)} h`
      : size >= 3600 ? `${Math.floor(size / 3600)} h ${Math.floor((size % 3600) / 60)} min`
        : size >= 60 ? `${Math.floor(size / 60)} min ${size % 60} s` : `${size} s`;
    element.textContent = left >= 0 ? `${text} left at most` : `time is up since ${text}`;
  }
}

/** Tells who can't see the page what changed, in few words. */
function tell() {
  const words = state && detail?.phase ? `${detail.task.definition.name}: ${detail.phase.phase.toLowerCase().replaceAll('_', ' ')}` : '';
  if (words && words !== told) {
    told = words;
    announce.textContent = words;
  }
}

function follow() {
  const events = new EventSource('/api/events');
  let pending = false;
  events.addEventListener('height', async (event) => {
    live.dataset.state = 'live';
    liveText.textContent = `block ${event.data}`;
    if (!pending) {
      pending = true;
      await refresh();
      pending = false;
      tell();
      if (state && Number(event.data) > state.height) {
        refresh();
      }
    }
  });
  events.addEventListener('error', () => {
    live.dataset.state = 'lost';
    liveText.textContent = 'connection lost';
  });
}

document.getElementById('skip').onclick = () => main.focus();
addEventListener('hashchange', async () => {
  detail = undefined;
  load = undefined;
  await refresh();
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
  refreshLoad();
});
setInterval(deadlines, 1000);
setInterval(refreshLoad, 3000);
// Who stops to answer makes no block that would tell of it.
setInterval(() => { if (route().part === 'network' && live.dataset.state === 'live' && !document.hidden) refresh(); }, 10000);
drawNav(route().part);
follow();
refresh().then(refreshLoad);
