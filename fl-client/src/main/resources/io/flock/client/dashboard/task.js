// One task: its phase, who does what, the ranks, the draws that can be made again, stakes and payouts.
import { h } from './dom.js';
import { check } from './draw.js';
import { stakesChart } from './chart.js';
import { amount, card, colour, flock, hash, kpi, millionths, organisation, person, phaseChip, phaseMeaning, plural, signed, steps, table, time } from './format.js';

const WAYS = {
  alliance: [['RECRUITING', 'CLOSED'], ['SEED'], ['PROPOSE_COMMIT', 'PROPOSE_REVEAL'], ['VOTE_COMMIT', 'VOTE_REVEAL'], ['AGGREGATE_COMMIT', 'AGGREGATE_REVEAL'], ['COMPLETED', 'CANCELLED']],
  arena: [['OPEN', 'CLOSED'], ['ACCESS'], ['SEED'], ['SUBMIT', 'REVEAL'], ['FINAL_KEY'], ['SCORE_COMMIT', 'SCORE_REVEAL'], ['DISPUTE_COMMIT', 'DISPUTE_REVEAL'], ['COMPLETED', 'CANCELLED']],
};
const STEP_NAMES = { RECRUITING: 'Recruit', OPEN: 'Open', ACCESS: 'Access', SEED: 'Seed', PROPOSE_COMMIT: 'Propose', VOTE_COMMIT: 'Vote', AGGREGATE_COMMIT: 'Aggregate', SUBMIT: 'Submit', FINAL_KEY: 'Final key', SCORE_COMMIT: 'Score', DISPUTE_COMMIT: 'Dispute', COMPLETED: 'Done' };

// What the viewer asked for stays while the task goes on.
const checks = new Map();
const reasons = new Map();
const chosen = new Map();

export function task(state, detail, redraw) {
  const arena = detail.kind === 'arena';
  const definition = detail.task.definition;
  const phase = detail.phase;
  const unit = arena ? 'epoch' : 'round';
  const at = phase[unit];
  const listed = state.models.filter((model) => (model.sources ?? []).includes(detail.name));
  return h('div', { class: 'view' },
    h('header', { class: 'title' },
      h('p', { class: 'over' }, arena ? 'AI Arena' : 'FL Alliance', ' · ', h('code', null, definition.taskId)),
      h('h1', null, definition.name),
      h('p', { class: 'muted lead' }, definition.description)),
    way(detail),
    h('dl', { class: 'kpis' },
      kpi(arena ? 'Epoch' : 'Round', at >= definition[unit + 's'] ? 'final validation' : `${at + 1} of ${definition[unit + 's']}`),
      kpi('Pool', amount(detail.roster?.pool ?? definition.rewardPool, 2), `of ${flock(definition.rewardPool, 2)} paid in`),
      kpi('Accounts', String(detail.roster?.members.length ?? detail.applied.length), detail.roster ? 'admitted' : 'applied'),
      kpi('Created by', person(detail.task.creator), time(detail.task.openedAt)),
      definition.updates === 'SEALED' && kpi('Updates', 'sealed', 'for the accounts of their round'),
      arena && detail.roster?.best && kpi('Best model', percent(detail.roster.best.score), person(detail.roster.best.node)),
      definition.arenaTaskId && kpi('Begins with', h('a', { href: `#/task/arena:${definition.arenaTaskId}` }, 'the Arena’s winner'), definition.arenaTaskId)),
    detail.referral && card('Why there is this task', answers(definition, detail.referral)),
    arena ? arenaParts(detail, redraw) : allianceParts(detail, redraw),
    card('Stakes over time', stakesChart(detail.stakes)),
    card(`What each ${unit} paid`, money(detail, redraw)),
    listed.length > 0 && card('On the market', h('ul', { class: 'chips' }, listed.map((model) => h('li', null, h('a', { href: `#/model/${model.listing.id}` }, model.listing.name))))),
    card('What happened', h('div', { class: 'feed-box' }, steps([...detail.steps].reverse()))));
}

/** The ratings that a task answers; what is in its sealed sets the ledger can't see. */
function answers(definition, referral) {
  const version = referral.version;
  const set = referral.set;
  return h('p', null, 'It answers the ratings of ', h('a', { href: `#/model/${version.listing}` }, `version ${version.version} of ${version.listing}`), '.',
    set && ` By its creator’s word its ${set.set.content.cid === definition.validationSet.content.cid ? 'validation' : 'final'} set holds the examples of ${set.feedback.length} of ${plural(referral.feedback.length, 'rating')} with examples.`);
}

/** Where the task stands, as the way that it goes. */
function way(detail) {
  const phase = detail.phase.phase;
  const ways = WAYS[detail.kind];
  const now = ways.findIndex((group) => group.includes(phase));
  const ended = now === ways.length - 1;
  return h('section', { class: 'card way', 'aria-label': 'Phase' },
    h('p', { class: 'way-now' }, phaseChip(phase), ' ', h('span', null, phaseMeaning(phase)),
      !ended && h('span', { class: 'muted' }, ' · ', h('span', { 'data-deadline': detail.phase.deadline }, ''))),
    h('ol', { class: 'way-steps' }, ways.map((group, i) => h('li', {
      class: i < now ? 'past' : i === now ? 'now' : '', 'aria-current': i === now ? 'step' : undefined,
    }, h('span', { class: 'way-dot', 'aria-hidden': 'true' }), STEP_NAMES[group[0]]))));
}

export function percent(score) {
  return score === 'I' ? 'invalid' : score === 'U' ? 'unavailable' : millionths(score);
}

function latest(list) {
  return list.at(-1);
}

/* ---- Alliance ---- */

function allianceParts(detail, redraw) {
  const round = latest(detail.rounds.filter((one) => one.seats.length));
  if (!round) {
    return card('Who applied', h('ul', { class: 'chips' }, detail.applied.map((join) => h('li', null, person(join.account), h('span', { class: 'muted' }, ` ${flock(join.stake)}`)))));
  }
  const picked = pickRound(detail, detail.rounds.filter((one) => one.seats.length).map((one) => one.round), round.round, 'Round');
  const shown = detail.rounds.find((one) => one.round === picked.value) ?? round;
  return card('Drawn roles', picked.element(redraw),
    h('div', { class: 'roles' }, ['PROPOSER', 'VOTER'].map((role) => h('div', { class: 'role' },
      h('h3', null, role === 'PROPOSER' ? 'Proposers' : 'Voters', h('span', { class: 'muted' }, role === 'PROPOSER' ? ' train and propose' : ' judge and combine')),
      h('ul', { class: 'seats' }, shown.seats.filter((seat) => seat.role === role).map((seat) => seatItem(detail, shown, seat)))))),
    drawCheck(detail, shown.round, shown.seed, redraw));
}

function seatItem(detail, round, seat) {
  const current = round.round === detail.phase.round && !round.settlement;
  const tally = round.tally?.proposals.find((proposal) => proposal.proposer === seat.account);
  const penalty = round.settlement?.penalties.find((one) => one.account === seat.account);
  const paid = round.settlement?.payouts.find((one) => one.account === seat.account);
  const note = penalty ? h('span', { class: 'minus' }, `${penalty.reason.toLowerCase().replace('_', ' ')} −${flock(penalty.moved ?? penalty.amount, 2)}`)
    : paid ? h('span', { class: 'plus' }, `+${flock(paid.amount, 4)}`)
      : tally ? (tally.stands ? 'stands' : 'does not stand')
        : current && detail.acted.includes(seat.account) ? 'has acted' : current ? 'awaited' : '';
  return h('li', { class: 'seat', style: { '--of': colour(organisation(seat.account)) }, 'data-key': seat.account },
    person(seat.account), h('span', { class: 'seat-note' }, note));
}

/* ---- Arena ---- */

function arenaParts(detail, redraw) {
  const board = detail.roster?.lastRanking ?? [];
  const settled = latest(detail.settlements);
  const drawn = detail.rounds.filter((one) => one.assignments.length);
  const byLot = drawn.filter((one) => one.epoch < detail.task.definition.epochs);
  const picked = drawn.length ? pickRound(detail, drawn.map((one) => one.epoch), latest(byLot.length ? byLot : drawn).epoch, 'Epoch') : null;
  const shown = picked && drawn.find((one) => one.epoch === picked.value);
  return [
    card('Leaderboard', board.length
      ? table('Leaderboard', ['Rank', 'Node', 'Score', '', 'Since epoch'], board.map((rank) => ({
        key: rank.account, class: rank.rank <= 3 ? `medal-${rank.rank}` : '',
        cells: [h('span', { class: 'rank' }, String(rank.rank)), person(rank.account, rank.rank === 1), percent(rank.score), meter(rank.score), String(rank.firstEpoch)],
      })), [2, 4])
      : h('p', { class: 'empty' }, 'Ranks stand after the first settled epoch.'),
    settled && h('p', { class: 'muted' }, settled.epoch === detail.task.definition.epochs ? 'After the final validation.' : `After epoch ${settled.epoch}.`,
      ` Metric: ${detail.task.definition.metric}.`)),
    shown && card('Drawn juries', picked.element(redraw), juries(detail, shown), drawCheckArena(detail, shown, redraw)),
    !shown && card('Who staked', h('ul', { class: 'chips' }, detail.applied.map((stake) => h('li', null, person(stake.account), h('span', { class: 'muted' }, ` ${stake.role.toLowerCase()} ${flock(stake.stake)}`))))),
  ];
}

function meter(score) {
  const value = /^\d+$/.test(score) ? Number(score) / 10000 : 0;
  return h('span', { class: 'bar-track small', 'aria-hidden': 'true' }, h('span', { class: 'bar-fill', style: { width: value + '%' } }));
}

function juries(detail, epoch) {
  const results = new Map((detail.settlements.find((one) => one.epoch === epoch.epoch)?.results ?? epoch.results).map((result) => [result.node, result]));
  return table('Who judges what', ['Submission of', 'Judged by', 'Consensus'], epoch.assignments.map((one) => ({
    key: one.node,
    cells: [person(one.node), h('span', { class: 'jury' }, one.validators.map((validator) => person(validator))), consensus(results.get(one.node))],
  })), [2]);
}

function consensus(result) {
  if (!result) {
    return h('span', { class: 'muted' }, 'open');
  }
  const score = result.consensus?.score ?? result.consensus;
  return h('span', null, typeof score === 'string' ? percent(score) : '—', result.disputed && h('span', { class: 'chip warn' }, 'disputed'));
}

function drawCheckArena(detail, epoch, redraw) {
  if (epoch.epoch === detail.task.definition.epochs) {
    return h('p', { class: 'muted' }, 'In the final validation everybody judges every submission of other organisations: nothing is drawn.');
  }
  return drawCheck(detail, epoch.epoch, epoch.seed, redraw);
}

/* ---- Draws made again ---- */

function drawCheck(detail, round, seed, redraw) {
  const id = `${detail.name}/${round}`;
  const done = checks.get(id);
  // Not disabled while it runs: a button that is takes the focus away from who works by keyboard.
  const run = async () => {
    if (done?.running) {
      return;
    }
    checks.set(id, { running: true });
    redraw();
    try {
      const answer = await fetch(`/api/tasks/${detail.name}/draws/${round}`);
      const draw = await answer.json();
      checks.set(id, answer.ok ? { found: await check(draw) } : { error: draw.error });
    } catch (failure) {
      checks.set(id, { error: String(failure) });
    }
    redraw();
  };
  const holds = done?.found?.every((one) => one.holds);
  return h('div', { class: 'check' },
    h('p', { class: 'check-seed' }, h('span', null, 'Seed '), hash(seed, 24)),
    h('button', { type: 'button', class: 'button', id: 'check', onclick: run, 'aria-disabled': done?.running && 'true' }, done?.found ? 'Check again' : 'Check it yourself'),
    h('p', { class: 'muted check-about' }, 'Your browser makes seed and draw again from what the ledger has, with its own SHA-256.'),
    done?.error && h('p', { class: 'verdict bad', role: 'alert' }, done.error),
    done?.found && h('div', { role: 'status', id: 'verdict', 'data-holds': String(holds) },
      h('p', { class: `verdict ${holds ? 'good' : 'bad'}` }, holds ? '✓ The draw is what the ledger says.' : '✗ The ledger says something else.'),
      h('ol', { class: 'proof' }, done.found.map((one) => h('li', { class: one.holds ? 'good' : 'bad' },
        h('span', null, one.holds ? '✓ ' : '✗ ', one.name), h('code', null, one.detail))))));
}

function pickRound(detail, all, last, name) {
  const id = `${detail.name}/${name}`;
  const value = chosen.get(id) ?? last;
  return {
    value,
    element: (redraw) => h('label', { class: 'pick' }, `${name} `, h('select', {
      onchange: (event) => {
        const picked = Number(event.target.value);
        if (picked === last) {
          chosen.delete(id);
        } else {
          chosen.set(id, picked);
        }
        redraw();
      },
    }, all.map((round) => h('option', { value: round, selected: round === value }, round === last ? `${round} (latest)` : String(round))))),
  };
}

/* ---- Money ---- */

function money(detail, redraw) {
  const arena = detail.kind === 'arena';
  const settled = arena ? detail.settlements.map((one) => ({ round: one.epoch, settlement: one }))
    : detail.rounds.filter((one) => one.settlement).map((one) => ({ round: one.round, settlement: one.settlement, seed: one.seedPenalties }));
  if (!settled.length) {
    return h('p', { class: 'empty' }, `The first ${arena ? 'epoch' : 'round'} is not settled yet.`);
  }
  const name = arena ? 'Epoch' : 'Round';
  const picked = pickRound({ name: detail.name + '/money' }, settled.map((one) => one.round), latest(settled).round, name);
  const one = settled.find((entry) => entry.round === picked.value) ?? latest(settled);
  const accounts = new Map();
  const book = (account, micros, why) => {
    const entry = accounts.get(account) ?? { total: 0n, why: [] };
    accounts.set(account, { total: entry.total + micros, why: why ? [...entry.why, why] : entry.why });
  };
  one.settlement.payouts.forEach((payout) => book(payout.account, BigInt(payout.amount), 'reward'));
  [...one.settlement.penalties, ...(one.seed ?? [])].forEach((penalty) => book(penalty.account, -BigInt(penalty.moved ?? penalty.amount), penalty.reason.toLowerCase().replace('_', ' ')));
  const rows = [...accounts].sort(([a], [b]) => (a < b ? -1 : 1));
  return [picked.element(redraw),
    one.settlement.voided && h('p', { class: 'verdict bad' }, 'Void: too few showed what they had committed to. Nobody was paid.'),
    h('ul', { class: 'payouts' }, rows.map(([account, entry]) => {
      const id = `${detail.name}/${one.round}/${account}`;
      const reason = reasons.get(id);
      return h('li', { 'data-key': account }, h('details', null, h('summary', { onclick: () => explain(detail, one.round, account, redraw) },
        person(account), h('span', { class: 'muted' }, [...new Set(entry.why)].join(', ')),
        h('span', { class: `number ${entry.total < 0n ? 'minus' : 'plus'}` }, signed(entry.total))),
      reason ? explanation(reason) : h('p', { class: 'muted' }, 'Reading the blocks …')));
    })),
    rows.length === 0 && h('p', { class: 'empty' }, 'Nobody was paid or charged.')];
}

async function explain(detail, round, account, redraw) {
  const id = `${detail.name}/${round}/${account}`;
  if (!reasons.has(id)) {
    const answer = await fetch(`/api/tasks/${detail.name}/money/${round}/${encodeURIComponent(account)}`);
    reasons.set(id, await answer.json());
    redraw();
  }
}

function explanation(reason) {
  if (reason.error) {
    return h('p', { class: 'verdict bad' }, reason.error);
  }
  return h('div', { class: 'reason' }, reason.lines.map((line) => h('div', { class: 'reason-line' },
    h('p', null, h('strong', null, line.what), ' ', h('span', { class: 'number' }, signed(line.amount)),
      !line.follows && h('span', { class: 'chip bad' }, 'does not follow')),
    h('p', { class: 'formula' }, line.formula),
    h('dl', { class: 'factors' }, Object.entries(line.factors).map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value)))),
    h('p', { class: 'muted rests' }, 'rests on ', line.transactions.map((id) => [hash(id, 12), ' '])))));
}
