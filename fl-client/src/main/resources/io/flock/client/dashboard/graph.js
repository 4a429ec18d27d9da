// Where a model comes from and where it went: tasks and versions from left to right, each a link.
import { h } from './dom.js';

const BOX = 172;
const TALL = 58;
const GAP_X = 46;
const GAP_Y = 18;

/**
 * Draws a graph.
 *
 * @param nodes {id, column, title, note, kind, href}
 * @param edges {from, to, name}
 */
export function lineage(nodes, edges) {
  const columns = [];
  for (const node of nodes) {
    (columns[node.column] ??= []).push(node);
  }
  const tallest = Math.max(...columns.map((column) => column?.length ?? 0));
  const height = tallest * (TALL + GAP_Y) - GAP_Y + 8;
  const width = columns.length * (BOX + GAP_X) - GAP_X + 8;
  const place = new Map();
  columns.forEach((column, x) => {
    const top = 4 + (height - 8 - (column.length * (TALL + GAP_Y) - GAP_Y)) / 2;
    column.forEach((node, y) => place.set(node.id, { x: 4 + x * (BOX + GAP_X), y: top + y * (TALL + GAP_Y), node }));
  });
  const label = 'Lineage: ' + edges.map((edge) => `${place.get(edge.from).node.title} ${edge.name} ${place.get(edge.to).node.title}`).join('; ');
  return h('div', { class: 'scroll graph', tabindex: '0', role: 'region', 'aria-label': label },
    h('svg', { viewBox: `0 0 ${width} ${height}`, width, height },
      edges.map((edge) => {
        const from = place.get(edge.from);
        const to = place.get(edge.to);
        const x1 = from.x + BOX;
        const y1 = from.y + TALL / 2;
        const x2 = to.x;
        const y2 = to.y + TALL / 2;
        const bend = Math.max(20, (x2 - x1) / 2);
        return h('g', { class: 'edge' },
          h('path', { d: `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 5} ${y2}` }, h('title', null, edge.name)),
          h('path', { class: 'tip', d: `M${x2 - 7} ${y2 - 4} L${x2 - 1} ${y2} L${x2 - 7} ${y2 + 4}` }));
      }),
      [...place.values()].map(({ x, y, node }) => {
        const box = [
          h('rect', { x, y, width: BOX, height: TALL, rx: 10 }),
          h('text', { class: 'graph-kind', x: x + 12, y: y + 17 }, node.kind),
          h('text', { class: 'graph-title', x: x + 12, y: y + 34 }, cut(node.title, 21)),
          h('text', { class: 'graph-note', x: x + 12, y: y + 49 }, cut(node.note ?? '', 27)),
          h('title', null, `${node.kind} ${node.title}, ${node.note ?? ''}`),
        ];
        return node.href
          ? h('svg', { class: `node ${node.tone ?? ''}`, overflow: 'visible' }, anchor(node.href, `${node.kind} ${node.title}`, box))
          : h('g', { class: `node ${node.tone ?? ''}` }, box);
      })));
}

function anchor(href, name, content) {
  const link = document.createElementNS('http://www.w3.org/2000/svg', 'a');
  link.setAttribute('href', href);
  link.setAttribute('aria-label', name);
  link.append(...content);
  return link;
}

function cut(text, most) {
  return text.length > most ? text.slice(0, most - 1) + '…' : text;
}
