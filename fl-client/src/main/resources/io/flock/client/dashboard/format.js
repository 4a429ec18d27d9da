// Words, numbers and marks that every view shares.
import { h } from './dom.js';

const MICROS = 1000000n;

/** Micro-FLOCK as a text or number, as FLOCK with its digits grouped. */
export function flock(micros, digits = 6) {
  const value = BigInt(micros);
  const size = value < 0n ? -value : value;
  const whole = (size / MICROS).toString().replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
  const part = (size % MICROS).toString().padStart(6, '0').slice(0, digits).replace(/0+$/, '');
  return (value < 0n ? '−' : '') + whole + (part ? '.' + part : '');
}

export function signed(micros) {
  return (BigInt(micros) > 0n ? '+' : '') + flock(micros);
}

export function amount(micros, digits) {
  return h('span', { class: 'amount' }, flock(micros, digits), h('span', { class: 'unit' }, ' FLOCK'));
}

export function millionths(value) {
  return (Number(value) / 10000).toFixed(2).replace(/\.?0+$/, '') + '\u202f%';
}

export function organisation(account) {
  return account.split('::')[0];
}

export function shortOrganisation(name) {
  return name.replace(/MSP$/, '');
}

let organisations = [];

/** Organisations keep their colours: by their place among the members. */
export function rememberOrganisations(names) {
  organisations = names;
}

export function colour(name) {
  const at = organisations.indexOf(name);
  return `var(--org-${(at < 0 ? 7 : at % 8) + 1})`;
}

export function person(account, strong) {
  const [of, name] = account.split('::');
  return h('span', { class: 'person', title: account },
    h('span', { class: 'dot', style: { background: colour(of) }, 'aria-hidden': 'true' }),
    h(strong ? 'strong' : 'span', { class: 'person-name' }, name ?? account),
    name && h('span', { class: 'person-of' }, ' ', shortOrganisation(of)));
}

export function hash(text, shown = 10) {
  return h('code', { class: 'hash', title: text }, text.length > shown ? text.slice(0, shown) + '…' : text);
}

export function time(seconds) {
  const date = new Date(seconds * 1000);
  return h('time', { datetime: date.toISOString(), title: date.toLocaleString() }, date.toLocaleTimeString());
}

export function plural(count, one, many = one + 's') {
  return `${Number(count).toLocaleString('en').replace(/,/g, '\u202f')} ${count === 1 ? one : many}`;
}

const PHASES = {
  RECRUITING: ['Recruiting', 'accounts join with a stake'],
  OPEN: ['Open', 'nodes and validators stake'],
  CLOSED: ['Closed', 'who takes part is being fixed'],
  ACCESS: ['Access', 'validators receive the key of the validation set'],
  SEED: ['Seed', 'everybody shows a preimage; together they make the seed'],
  PROPOSE_COMMIT: ['Training', 'proposers train and commit to their updates'],
  PROPOSE_REVEAL: ['Proposing', 'proposers show their updates'],
  VOTE_COMMIT: ['Judging', 'voters test the updates on their own data and commit'],
  VOTE_REVEAL: ['Voting', 'voters show their verdicts'],
  AGGREGATE_COMMIT: ['Combining', 'voters combine what stands and commit'],
  AGGREGATE_REVEAL: ['Agreeing', 'voters show their aggregates'],
  SUBMIT: ['Training', 'nodes train and commit to a model'],
  REVEAL: ['Submitting', 'nodes show their models, validators check in'],
  FINAL_KEY: ['Final key', 'the creator publishes the key of the final set'],
  SCORE_COMMIT: ['Scoring', 'validators score and commit'],
  SCORE_REVEAL: ['Scores', 'validators show their scores'],
  DISPUTE_COMMIT: ['Dispute', 'all validators score what is disputed, and commit'],
  DISPUTE_REVEAL: ['Settling', 'they show these scores'],
  COMPLETED: ['Completed', 'stakes and rewards can be claimed'],
  CANCELLED: ['Cancelled', 'stakes and earned rewards can be claimed'],
};

export function phaseName(phase) {
  return PHASES[phase]?.[0] ?? phase;
}

export function phaseMeaning(phase) {
  return PHASES[phase]?.[1] ?? '';
}

export function phaseChip(phase) {
  const tone = phase === 'COMPLETED' ? 'good' : phase === 'CANCELLED' ? 'bad' : 'running';
  return h('span', { class: `chip ${tone}`, title: phaseMeaning(phase) }, phaseName(phase));
}

const DEEDS = {
  'governance:Found': 'founded the consortium',
  'governance:Propose': 'made a proposal', 'governance:Approve': 'approved a proposal',
  'governance:AdvanceEpoch': 'closed an epoch of emission',
  'token:Transfer': 'sent FLOCK', 'token:Lock': 'locked FLOCK', 'token:Unlock': 'redeemed a lock', 'token:Collect': 'collected credits',
  'alliance:CreateTask': 'created the task', 'alliance:Join': 'joined', 'alliance:Leave': 'left', 'alliance:RevealSeed': 'showed a preimage',
  'alliance:CommitUpdate': 'committed an update', 'alliance:RevealUpdate': 'showed an update', 'alliance:CommitVote': 'committed a vote',
  'alliance:RevealVote': 'showed a vote', 'alliance:CommitAggregate': 'committed an aggregate', 'alliance:RevealAggregate': 'showed an aggregate',
  'alliance:AdvanceTask': 'closed the phase', 'alliance:Claim': 'claimed stake and rewards', 'alliance:ProveLeak': 'proved a leak', 'alliance:Cancel': 'cancelled the task',
  'arena:CreateTask': 'created the task', 'arena:Stake': 'staked', 'arena:Unstake': 'took the stake back', 'arena:PublishAccess': 'published the key',
  'arena:ConfirmAccess': 'confirmed access', 'arena:RevealSeed': 'showed a preimage', 'arena:CommitSubmission': 'committed a model',
  'arena:RevealSubmission': 'showed a model', 'arena:Ready': 'checked in', 'arena:CommitScores': 'committed scores', 'arena:RevealScores': 'showed scores',
  'arena:AdvanceTask': 'closed the phase', 'arena:PublishFinalKey': 'published the final key', 'arena:Claim': 'claimed rewards', 'arena:Cancel': 'cancelled the task',
  'marketplace:ListModel': 'listed the model', 'marketplace:AddVersion': 'added a version', 'marketplace:SetPrice': 'changed the price',
  'marketplace:Suspend': 'suspended or resumed it', 'marketplace:Withdraw': 'withdrew it', 'marketplace:OfferHosting': 'hosts it',
  'marketplace:StopHosting': 'stops hosting', 'marketplace:ProveDoubleSettlement': 'proved a double settlement', 'marketplace:OpenChannel': 'opened a channel',
  'marketplace:TopUp': 'topped a channel up', 'marketplace:SettleVoucher': 'settled a voucher', 'marketplace:CloseChannel': 'closed a channel',
  'marketplace:RateModel': 'rated it', 'marketplace:ReferModel': 'referred it to a new task', 'marketplace:Claim': 'claimed revenue',
  'marketplace:SetSearchPrice': 'changed the price of a search', 'marketplace:ProposeKnowledge': 'proposed a document', 'marketplace:VoteKnowledge': 'voted on a document',
  'marketplace:CloseVote': 'closed a vote', 'marketplace:SettleSearches': 'settled searches', 'marketplace:ClaimKnowledge': 'claimed for documents',
  'delegation:OpenPool': 'opened a pool', 'delegation:Delegate': 'delegated', 'delegation:Undelegate': 'took a delegation back',
  'delegation:AllotPool': 'allotted a pool', 'delegation:ClaimPool': 'claimed from a pool', 'delegation:SetSharingRatio': 'announced a ratio',
};

export function deed(step) {
  return DEEDS[step.function] ?? step.function;
}

export function subjectLink(subject) {
  const [kind, id] = subject.split(':');
  return kind === 'model' ? h('a', { href: `#/model/${id}` }, id) : h('a', { href: `#/task/${subject}` }, id);
}

export function steps(list, withSubject) {
  if (!list.length) {
    return h('p', { class: 'empty' }, 'Nothing has happened yet.');
  }
  return h('ol', { class: 'feed' }, list.map((step) => h('li', { 'data-key': step.id },
    h('span', { class: 'feed-what' }, person(step.account), ' ', deed(step),
      withSubject && step.subject && [' · ', subjectLink(step.subject)]),
    h('span', { class: 'feed-when' }, time(step.time), ` · block ${step.block}`))));
}

export function stars(hundredths) {
  const part = Math.max(0, Math.min(100, hundredths / 5));
  return h('span', { class: 'stars', role: 'img', 'aria-label': `${(hundredths / 100).toFixed(2)} of 5 stars` },
    h('span', { class: 'stars-on', style: { width: part + '%' } }, '★★★★★'), h('span', { class: 'stars-off' }, '★★★★★'));
}

export function kpi(label, value, note) {
  return h('div', { class: 'kpi' }, h('dt', null, label), h('dd', null, value), note && h('p', { class: 'kpi-note' }, note));
}

export function card(title, ...content) {
  return h('section', { class: 'card', 'aria-label': title }, h('h2', null, title), content);
}

/** A table whose cells are named by their columns, so that it can fold into cards on a phone. */
export function table(caption, columns, rows, numeric = []) {
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', null, h('caption', { class: 'visually-hidden' }, caption),
      h('thead', null, h('tr', null, columns.map((column, i) => h('th', { scope: 'col', class: numeric.includes(i) && 'number' }, column)))),
      h('tbody', null, rows.map((row) => h('tr', { 'data-key': row.key, class: row.class },
        (row.cells ?? row).map((cell, i) => h('td', { 'data-label': columns[i], class: numeric.includes(i) && 'number' }, cell)))))));
}

export function link(href, ...content) {
  return h('a', { href }, content);
}
