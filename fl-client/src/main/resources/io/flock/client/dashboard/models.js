// The marketplace: listings, where each model comes from, who serves it, what it earned and how it is rated.
import { h } from './dom.js';
import { parts } from './chart.js';
import { lineage } from './graph.js';
import { amount, card, colour, flock, hash, kpi, millionths, organisation, person, plural, stars, steps, table } from './format.js';
import { percent } from './task.js';

export function models(state) {
  return h('div', { class: 'view' }, h('h1', null, 'Models'),
    state.models.length ? h('div', { class: 'tiles' }, state.models.map((model) => h('a', { class: 'tile', href: `#/model/${model.listing.id}`, 'data-key': model.listing.id },
      h('span', { class: 'tile-kind' }, model.listing.id),
      h('strong', { class: 'tile-title' }, model.listing.name),
      h('span', { class: 'tile-phase' }, status(model.listing.status), ' ', model.ratings ? stars(model.hundredths) : h('span', { class: 'muted' }, 'not rated')),
      h('span', { class: 'tile-foot' }, h('span', null, flock(model.listing.price), ' FLOCK each'), h('span', null, plural(model.hosts, 'host')), h('span', null, flock(model.spent, 3), ' spent')))))
      : h('p', { class: 'empty card' }, 'Nothing is listed. ', h('code', null, 'flock model publish'), ' lists the model of a completed task.'));
}

function status(of) {
  return h('span', { class: `chip ${of === 'ACTIVE' ? 'good' : of === 'SUSPENDED' ? 'warn' : 'bad'}` }, of.toLowerCase());
}

export function model(state, detail, load) {
  const listing = detail.listing;
  const current = detail.versions.at(-1);
  return h('div', { class: 'view' },
    h('header', { class: 'title' }, h('p', { class: 'over' }, 'Model · ', h('code', null, listing.id)), h('h1', null, listing.name),
      h('p', { class: 'lead muted' }, current.version.card.purpose)),
    h('dl', { class: 'kpis' },
      kpi('A prediction', amount(listing.price)),
      kpi('Spent on it', amount(detail.spent, 4), plural(detail.channels.length, 'channel')),
      kpi('Rating', detail.ratings ? stars(detail.hundredths) : 'none yet', detail.ratings ? `by ${plural(detail.ratings, 'organisation')}, weighted by fees` : 'who paid may rate'),
      kpi('Status', status(listing.status), `version ${listing.versions}`)),
    card('Where it comes from', graph(state, detail)),
    h('div', { class: 'two' },
      h('div', null, card('Who serves it', hosts(detail, load)), card('Who earns', revenue(detail)),
        card('What it knows', h('p', null, h('a', { href: `#/knowledge/${listing.id}` }, plural(detail.knowledge, 'document')), ' in its knowledge base or proposed for it.'))),
      h('div', null, detail.versions.slice().reverse().map((version) => versionCard(version, load)))),
    card('What happened', h('div', { class: 'feed-box' }, steps([...detail.steps].reverse()))));
}

function graph(state, detail) {
  const nodes = new Map();
  const edges = [];
  const add = (id, node) => nodes.has(id) || nodes.set(id, { id, ...node });
  const taskNode = (name, column) => {
    const task = state.tasks.find((one) => one.name === name);
    add(name, { column, kind: name.startsWith('arena') ? 'Arena task' : 'Alliance task', title: task?.title ?? name, note: task ? `${task.members} accounts, ${task.rounds} ${task.kind === 'arena' ? 'epochs' : 'rounds'}` : '', href: `#/task/${name}`, tone: 'task' });
  };
  for (const { version, hundredths, ratings, referral } of detail.versions) {
    const id = `v${version.ref.version}`;
    const derived = version.derivedFrom;
    const shift = derived ? 4 : 0;
    const hasArena = version.arena && `arena:${version.arena}` !== version.source;
    if (hasArena) {
      taskNode(`arena:${version.arena}`, shift);
      edges.push({ from: `arena:${version.arena}`, to: version.source, name: 'began' });
    }
    taskNode(version.source, shift + (hasArena ? 1 : 0));
    add(id, { column: shift + (hasArena ? 2 : 1), kind: 'Version', title: `${detail.listing.name} ${version.ref.version}`, note: ratings.length ? `★ ${(hundredths / 100).toFixed(2)}` : 'not rated', tone: 'version' });
    edges.push({ from: version.source, to: id, name: 'made' });
    if (referral) {
      const to = `arena:${referral.task}`;
      taskNode(to, shift + (hasArena ? 3 : 2));
      edges.push({ from: id, to, name: 'was referred to' });
    }
  }
  return lineage([...nodes.values()], edges);
}

function hosts(detail, load) {
  if (!detail.hostList.length) {
    return h('p', { class: 'empty' }, 'Nobody yet. ', h('code', null, `flock serve ${detail.listing.id}`), ' does.');
  }
  const loads = new Map((load ?? []).map((one) => [one.host, one]));
  return table('Hosts and their load', ['Host', 'Stake', 'Answered', 'Mean', 'Waiting', 'Knowledge'], detail.hostList.map((host) => {
    const at = loads.get(host.host);
    const away = host.status !== 'ACTIVE' ? host.status.toLowerCase() : at && !at.reachable ? 'away' : null;
    return {
      key: host.host,
      cells: [h('span', null, person(host.host), h('br'), h('code', { class: 'hash' }, host.endpoint)), flock(host.stake),
        away ? h('span', { class: 'chip bad' }, away) : at ? String(at.predictions ?? 0) : '…',
        at?.requests ? `${((1000 * at.seconds) / at.requests).toFixed(2)} ms` : '—', at?.waiting !== undefined ? String(at.waiting) : '—', knowledge(at?.knowledge)],
    };
  }), [1, 2, 3, 4]);
}

/** What searches at a host answer from; what it could not take over has to be seen. */
function knowledge(base) {
  if (base?.documents === undefined) {
    return '—';
  }
  return h('span', null, plural(base.documents, 'document'),
    base.missing > 0 && [' ', h('span', { class: 'chip warn' }, `${base.missing} missing`)],
    base.failing > 0 && [' ', h('span', { class: 'chip bad' }, 'failing')]);
}

function revenue(detail) {
  const spends = detail.channels.flatMap((channel) => channel.spent.map((one) => ({ ...one, terms: channel.terms })));
  if (!spends.length) {
    return h('p', { class: 'empty' }, `Contributors get ${millionths(detail.listing.contributors)} of each settlement. Nothing is settled yet.`);
  }
  let treasury = 0n;
  let whole = 0n;
  let contributors = 0n;
  for (const one of spends) {
    whole += BigInt(one.spent);
    treasury += BigInt(one.fee);
  }
  const earned = new Map();
  for (const version of detail.versions) {
    contributors += BigInt(version.undivided);
    for (const [account, micros] of Object.entries(version.earned ?? {})) {
      contributors += BigInt(micros);
      earned.set(account, (earned.get(account) ?? 0n) + BigInt(micros));
    }
  }
  return [parts('Revenue', [
    { name: 'contributors', value: contributors, text: flock(contributors, 6), colour: 'var(--accent)' },
    { name: 'host', value: whole - treasury - contributors, text: flock(whole - treasury - contributors, 6), colour: 'var(--good)' },
    { name: 'treasury', value: treasury, text: flock(treasury, 6), colour: 'var(--warn)' }]),
  earned.size > 0 && table('Contributors, in FLOCK', ['Contributor', 'Earned'], [...earned].map(([account, micros]) => ({ key: account, cells: [person(account), flock(micros)] })), [1]),
  detail.versions.some((version) => BigInt(version.undivided) > 0n) && h('p', { class: 'muted' }, 'Part of it is divided at the next claim, by what the lineage paid each contributor.')];
}

function versionCard({ version, ratings, hundredths, referral }, load) {
  const about = version.card;
  return card(`Version ${version.ref.version}`,
    ratings.length ? h('p', null, stars(hundredths), h('span', { class: 'muted' }, ` by ${plural(ratings.length, 'organisation')}`)) : h('p', { class: 'muted' }, 'Not rated yet.'),
    drift(version.ref.version, load),
    feedback(version.ref.version, load),
    referral && h('p', null, 'Referred to ', h('a', { href: `#/task/arena:${referral.task}` }, referral.task), ' for a better one.',
      referral.set && ` By its creator's word a data set of the task holds the examples of ${referral.set.feedback.length} of ${plural(referral.feedback.length, 'rating')} with examples.`),
    h('dl', { class: 'factors wide' },
      pair('Data', about.dataSchema), pair('Limits', about.limits), pair('Licence', about.licence),
      about.measured && pair('Measured', `${percent(about.measured)} ${about.metric ?? ''}`),
      pair('Model', hash(version.model.digest, 24)), pair('Content', hash(version.model.cid, 24)),
      version.derivedFrom && pair('Answers the ratings of', `version ${version.derivedFrom.version}`)),
    Object.keys(version.rewards).length > 0 && [h('h3', null, 'Contributors by their rewards'),
      parts('Rewards in the lineage', Object.entries(version.rewards).map(([account, micros]) => ({ name: account.split('::')[1], value: micros, text: flock(micros, 2), colour: colour(organisation(account)) })))]);
}

const LEVELS = [['major', 'bad'], ['moderate', 'warn'], ['uncertain', ''], ['stable', 'good']];

/** How far requests are from what the version was measured on, as each of its hosts tells. */
function drift(number, load) {
  const told = (load ?? []).filter((one) => one.versions?.[number]?.rows);
  return told.length > 0 && [h('h3', null, 'Drift of its requests'), table(`Drift of the requests for version ${number}`, ['Host', 'Level', 'Features', 'Greatest PSI', 'Rows'], told.map((one) => {
    const of = one.versions[number];
    const found = LEVELS.filter(([level]) => of[level] > 0);
    const [level, tone] = found[0] ?? ['not told', ''];
    return {
      key: one.host,
      cells: [person(one.host), h('span', { class: `chip ${tone}` }, level), found.map(([name]) => `${of[name]} ${name}`).join(', ') || '—',
        of.psi !== undefined ? of.psi.toFixed(2) : '—', plural(of.rows, 'row')],
    };
  }), [3, 4])];
}

const METRICS = [['accuracy', 'accuracy'], ['macro_f1', 'macro F1'], ['auc', 'AUC'], ['rmse', 'RMSE'], ['mae', 'MAE']];

/** What the version scores on the examples that came with its ratings, as each of its hosts measured. */
function feedback(number, load) {
  const asked = (load ?? []).filter((one) => one.reachable);
  return asked.length > 0 && [h('h3', null, 'On feedback'), table(`Feedback on version ${number}`, ['Host', 'Measured', 'On'], asked.map((one) => {
    const of = one.versions?.[number];
    const scores = METRICS.filter(([metric]) => of?.[metric] !== undefined).map(([metric, name]) => `${name} ${score(metric, of[metric])}`);
    return {
      key: one.host,
      cells: [person(one.host), scores.join(', ') || h('span', { class: 'muted' }, 'not measured'), scores.length && of.examples ? plural(of.examples, 'example') : '—'],
    };
  }), [2])];
}

/** A share in per cent, an error in the unit of the label. */
function score(metric, value) {
  return metric === 'rmse' || metric === 'mae' ? String(Number(value.toPrecision(4))) : `${(100 * value).toFixed(2)} %`;
}

function pair(name, value) {
  return h('div', null, h('dt', null, name), h('dd', null, value));
}
