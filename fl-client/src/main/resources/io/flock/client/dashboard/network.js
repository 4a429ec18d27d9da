// Members, how far each of their peers is, and whether content nodes and orderers answer.
import { h } from './dom.js';
import { card, colour, kpi, plural, shortOrganisation, table } from './format.js';

export function network(state) {
  const highest = Math.max(state.height, ...state.nodes.map((node) => node.height));
  const behind = state.nodes.filter((node) => node.problem || node.height < highest - 2);
  return h('div', { class: 'view' }, h('h1', null, 'Network'),
    h('dl', { class: 'kpis' },
      kpi('Channel', state.channel),
      kpi('Blocks', String(state.height), 'read and shown here'),
      kpi('Members', String(state.organisations.length), 'organisations'),
      kpi('Nodes', String(state.nodes.length), behind.length ? `${behind.length} behind or away` : state.nodes.length ? 'all up to date' : 'not watched')),
    card('Organisations', h('ul', { class: 'chips' }, state.organisations.map((name) => h('li', { 'data-key': name },
      h('span', { class: 'dot', style: { background: colour(name) }, 'aria-hidden': 'true' }), shortOrganisation(name),
      h('span', { class: 'muted' }, ' ', plural(state.accounts.filter((account) => account.account.startsWith(name + '::')).length, 'account')))))),
    card('Nodes', state.nodes.length
      ? table('Peers and their heights', ['Peer', 'Address', 'Blocks', 'State'], state.nodes.map((node) => ({
        key: node.name,
        cells: [node.name, h('code', null, node.address), String(node.height),
          node.problem ? h('span', { class: 'chip bad', title: node.problem }, 'away')
            : node.height < highest - 2 ? h('span', { class: 'chip warn' }, `${highest - node.height} behind`)
              : h('span', { class: 'chip good' }, 'up to date')],
      })), [2])
      : h('p', { class: 'empty' }, 'No node is watched.')),
    card('Content nodes and orderers', state.services.length
      ? table('Content nodes and orderers', ['Service', 'Address', 'State', 'What it says'], state.services.map((one) => ({
        key: `${one.kind} ${one.address}`,
        cells: [one.kind, h('code', { class: 'hash' }, one.address),
          h('span', { class: `chip ${one.answers ? 'good' : 'bad'}` }, one.answers ? 'answers' : 'away'), one.note],
      })))
      : h('p', { class: 'empty' }, 'None has been asked yet.'),
    state.height && !state.orderers.length
      ? h('p', { class: 'empty' }, 'There are no orderers to list: the channel’s configuration names none. That is so on devnet, where one process orders the blocks and is every member’s peer.')
      : null),
    card('You', h('p', null, 'You look as ', h('code', null, state.viewer), '. This page reads blocks only; it can’t change anything.')));
}
