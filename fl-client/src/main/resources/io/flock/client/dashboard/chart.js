// Lines over time as SVG, readable without a mouse: each line has its name in the legend, the numbers are in a table too.
import { h } from './dom.js';
import { colour, flock, organisation, person, table } from './format.js';

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 8;
const RIGHT = 8;
const TOP = 12;
const BOTTOM = 22;
const DASHES = ['', '7 4', '2 4', '10 3 2 3'];

/** Stakes of accounts: points are {block, time, members: {account: micros}}. */
export function stakesChart(points) {
  if (points.length < 2) {
    return h('p', { class: 'empty' }, 'Stakes are drawn once the first ones have changed.');
  }
  const accounts = [...new Set(points.flatMap((point) => Object.keys(point.members)))].sort();
  const all = points.flatMap((point) => Object.values(point.members).map(Number));
  const low = Math.min(...all);
  const high = Math.max(...all);
  const room = (high - low || high || 1) * 0.08;
  const x = (i) => LEFT + (i / (points.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (micros) => TOP + (1 - (micros - low + room) / (high - low + 2 * room)) * (HEIGHT - TOP - BOTTOM);
  const ofOrganisation = new Map();
  const lines = accounts.map((account) => {
    const of = organisation(account);
    const place = ofOrganisation.get(of) ?? 0;
    ofOrganisation.set(of, place + 1);
    const path = points
      .map((point, i) => (account in point.members ? `${x(i).toFixed(1)},${y(Number(point.members[account])).toFixed(1)}` : ''))
      .filter(Boolean);
    return { account, colour: colour(of), dash: DASHES[place % DASHES.length], path, last: points.at(-1).members[account] };
  });
  const marks = [0.25, 0.5, 0.75].map((share) => low + (high - low) * share);
  const first = points[0];
  const last = points.at(-1);
  return h('figure', { class: 'chart' },
    h('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `Stakes of ${accounts.length} accounts from block ${first.block} to block ${last.block}, between ${flock(low)} and ${flock(high)} FLOCK`, preserveAspectRatio: 'none' },
      marks.map((mark) => h('g', null,
        h('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(mark), y2: y(mark) }),
        h('text', { class: 'tick', x: LEFT + 2, y: y(mark) - 4 }, flock(Math.round(mark), 2)))),
      h('line', { class: 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: HEIGHT - BOTTOM, y2: HEIGHT - BOTTOM }),
      h('text', { class: 'tick', x: LEFT, y: HEIGHT - 6 }, `block ${first.block}`),
      h('text', { class: 'tick', x: WIDTH - RIGHT, y: HEIGHT - 6, 'text-anchor': 'end' }, `block ${last.block}`),
      lines.map((line) => h('g', { class: 'series' },
        h('polyline', { points: line.path.join(' '), style: { stroke: line.colour, 'stroke-dasharray': line.dash || 'none' } },
          h('title', null, line.account))))),
    h('figcaption', { class: 'legend' }, lines.map((line) => h('span', { class: 'legend-item' },
      h('svg', { class: 'swatch', viewBox: '0 0 24 6', 'aria-hidden': 'true' },
        h('line', { x1: 1, x2: 23, y1: 3, y2: 3, style: { stroke: line.colour, 'stroke-dasharray': line.dash || 'none' } })),
      h('span', { title: line.account }, line.account.split('::')[1]), ' ',
      h('span', { class: 'muted' }, line.last === undefined ? 'out' : flock(line.last, 2))))),
    h('details', { class: 'plain' }, h('summary', null, 'The same as a table'),
      table('Stakes, in FLOCK', ['Account', `block ${first.block}`, `block ${last.block}`],
        accounts.map((account) => [person(account), first.members[account] ? flock(first.members[account]) : '—', last.members[account] ? flock(last.members[account]) : '—']), [1, 2])));
}

/** Parts of a whole, as one bar with its legend: parts are {name, value, tone}. */
export function parts(label, list) {
  const whole = list.reduce((sum, part) => sum + Number(part.value), 0);
  return h('figure', { class: 'parts' },
    h('div', { class: 'parts-bar', role: 'img', 'aria-label': `${label}: ${list.map((part) => `${part.name} ${part.text}`).join(', ')}` },
      list.filter((part) => Number(part.value) > 0).map((part) => h('span', {
        style: { width: `${whole ? (100 * Number(part.value)) / whole : 0}%`, background: part.colour }, title: part.name,
      }))),
    h('figcaption', { class: 'legend' }, list.map((part) => h('span', { class: 'legend-item' },
      h('span', { class: 'dot', style: { background: part.colour }, 'aria-hidden': 'true' }), `${part.name} `, h('span', { class: 'muted' }, part.text)))));
}
