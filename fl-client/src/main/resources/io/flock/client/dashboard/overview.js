// The first view: what runs now, what it is worth, what happened last.
import { h } from './dom.js';
import { amount, card, flock, kpi, phaseMeaning, phaseName, phaseChip, plural, stars, steps } from './format.js';

export function overview(state) {
  const running = state.tasks.filter((task) => !task.ended);
  const sum = (field) => state.accounts.reduce((total, account) => total + BigInt(account[field]), 0n);
  const spent = state.models.reduce((total, model) => total + BigInt(model.spent), 0n);
  return h('div', { class: 'view' },
    h('h1', { class: 'visually-hidden' }, 'Overview'),
    h('dl', { class: 'kpis' },
      kpi('At stake now', amount(sum('staked'), 2), plural(running.length, 'running task')),
      kpi('Paid to who did well', amount(sum('earned'), 2), 'by rounds and epochs'),
      kpi('Lost for faults', amount(sum('lost'), 2), 'absence and lies'),
      kpi('Spent on predictions', amount(spent, 3), plural(state.models.length, 'listed model'))),
    running.length > 0 && h('section', { 'aria-label': 'Running now' }, h('h2', null, 'Running now'),
      h('div', { class: 'tiles' }, running.map(taskTile))),
    h('div', { class: 'two' },
      h('div', null,
        card(running.length ? 'Ended' : 'Tasks', tasksList(state.tasks.filter((task) => task.ended))),
        card('Models', modelsList(state.models))),
      card('Just happened', h('div', { class: 'feed-box' }, steps(state.recent.slice(0, 24), true)))));
}

export function taskTile(task) {
  const total = task.rounds + (task.kind === 'arena' ? 1 : 0);
  const done = task.ended ? total : Math.min(total, task.round);
  const unit = task.kind === 'arena' ? 'epoch' : 'round';
  return h('a', { class: 'tile', href: `#/task/${task.name}`, 'data-key': task.name },
    h('span', { class: 'tile-kind' }, task.kind === 'arena' ? 'AI Arena' : 'FL Alliance'),
    h('strong', { class: 'tile-title' }, task.title),
    h('span', { class: 'tile-phase' }, phaseChip(task.phase), ' ', h('span', { class: 'muted' }, task.ended ? plural(task.rounds, unit) : `${unit} ${task.round + 1} of ${total}`)),
    h('span', { class: 'bar-track', role: 'img', 'aria-label': `${done} of ${total} ${unit}s done` },
      h('span', { class: 'bar-fill', style: { width: `${total ? (100 * done) / total : 0}%` } })),
    h('span', { class: 'muted tile-note' }, task.ended ? phaseName(task.phase).toLowerCase() : phaseMeaning(task.phase)),
    h('span', { class: 'tile-foot' }, h('span', null, plural(task.members, 'account')), h('span', null, flock(task.rewardPool, 0), ' FLOCK pool')));
}

function tasksList(tasks) {
  if (!tasks.length) {
    return h('p', { class: 'empty' }, 'No task yet. ', h('code', null, 'flock task create'), ' or ', h('code', null, 'flock arena create'), ' makes one.');
  }
  return h('ul', { class: 'rows' }, tasks.map((task) => h('li', { 'data-key': task.name },
    h('a', { href: `#/task/${task.name}` }, h('strong', null, task.title), h('span', { class: 'muted' }, ' ', task.kind === 'arena' ? 'Arena' : 'Alliance')),
    phaseChip(task.phase))));
}

function modelsList(models) {
  if (!models.length) {
    return h('p', { class: 'empty' }, 'Nothing is listed. ', h('code', null, 'flock model publish'), ' lists the model of a completed task.');
  }
  return h('ul', { class: 'rows' }, models.map((model) => h('li', { 'data-key': model.listing.id },
    h('a', { href: `#/model/${model.listing.id}` }, h('strong', null, model.listing.name), h('span', { class: 'muted' }, ` ${flock(model.listing.price)} FLOCK each`)),
    model.ratings ? stars(model.hundredths) : h('span', { class: 'muted' }, 'not rated'))));
}
