// All tasks, running ones first.
import { h } from './dom.js';
import { taskTile } from './overview.js';

export function tasks(state) {
  const kinds = [['arena', 'AI Arena', 'Nodes compete for the best model, drawn validators judge them.'],
    ['alliance', 'FL Alliance', 'Members train one model together, drawn voters judge each update.']];
  return h('div', { class: 'view' }, h('h1', null, 'Tasks'),
    kinds.map(([kind, name, about]) => {
      const own = state.tasks.filter((task) => task.kind === kind).sort((one, other) => one.ended - other.ended || other.openedAt - one.openedAt);
      return h('section', { 'aria-label': name }, h('h2', null, name), h('p', { class: 'muted' }, about),
        own.length ? h('div', { class: 'tiles' }, own.map(taskTile)) : h('p', { class: 'empty' }, 'None yet.'));
    }));
}
