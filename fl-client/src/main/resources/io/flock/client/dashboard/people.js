// Who takes part: balances, stakes, rewards and losses, grouped by organisation.
import { h } from './dom.js';
import { colour, flock, organisation, person, plural, shortOrganisation, table } from './format.js';
import { parts } from './chart.js';

export function people(state) {
  const groups = new Map();
  for (const account of state.accounts) {
    const of = organisation(account.account);
    groups.set(of, [...(groups.get(of) ?? []), account]);
  }
  const total = (accounts, field) => accounts.reduce((sum, account) => sum + BigInt(account[field]), 0n);
  return h('div', { class: 'view' }, h('h1', null, 'People'),
    h('section', { class: 'card', 'aria-label': 'Balances and stakes by organisation' }, h('h2', null, 'Who holds what'),
      parts('FLOCK by organisation', [...groups].map(([of, accounts]) => {
        const held = total(accounts, 'balance') + total(accounts, 'staked');
        return { name: shortOrganisation(of), value: held, text: flock(held, 0), colour: colour(of) };
      }))),
    [...groups].map(([of, accounts]) => h('section', { class: 'card', 'aria-label': of, 'data-key': of },
      h('h2', null, h('span', { class: 'dot big', style: { background: colour(of) }, 'aria-hidden': 'true' }), shortOrganisation(of),
        h('span', { class: 'muted' }, ' ', plural(accounts.length, 'account'))),
      table(`Accounts of ${of}, in FLOCK`, ['Account', 'Tasks', 'Balance', 'At stake', 'Earned', 'Lost'],
        accounts.map((account) => ({ key: account.account, cells: [person(account.account), account.tasks || '—', flock(account.balance), zero(account.staked), h('span', { class: BigInt(account.earned) ? 'plus' : '' }, zero(account.earned)), h('span', { class: BigInt(account.lost) ? 'minus' : '' }, zero(account.lost))] })),
        [1, 2, 3, 4, 5]))));
}

function zero(micros) {
  return BigInt(micros) === 0n ? '—' : flock(micros);
}
