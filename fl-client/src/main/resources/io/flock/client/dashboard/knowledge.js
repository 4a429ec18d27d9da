// A model's knowledge base: what was proposed and accepted, who brought it, and what searches in it have paid.
import { h } from './dom.js';
import { amount, card, flock, hash, kpi, link, person, plural, table } from './format.js';

export function knowledge(detail) {
  const { listing, documents, contributors, channels } = detail;
  const accepted = documents.filter((one) => one.document.status === 'ACCEPTED').length;
  const open = documents.filter((one) => one.document.status === 'OPEN').length;
  return h('div', { class: 'view' },
    h('header', { class: 'title' }, h('p', { class: 'over' }, 'Knowledge of ', link(`#/model/${listing.id}`, listing.id)), h('h1', null, `What ${listing.name} knows`),
      h('p', { class: 'lead muted' }, 'Documents that contributors proposed and holders of gmFLOCK accepted.')),
    h('dl', { class: 'kpis' },
      kpi('In the base', plural(accepted, 'document'), open ? `${open} voted on now` : 'no vote is open'),
      kpi('A search', listing.searchPrice ? amount(listing.searchPrice) : 'free'),
      kpi('Paid for searches', amount(detail.spent, 4), plural(channels.length, 'channel')),
      kpi('To be divided', amount(detail.undivided, 4), 'at the next claim, by uses')),
    card('Documents', documents.length ? documentTable(documents)
      : h('p', { class: 'empty' }, 'None yet. ', h('code', null, `flock knowledge propose ${listing.id} FILE`), ' proposes one.')),
    h('div', { class: 'two' },
      h('div', null, card('Contributors', contributors.length ? contributorTable(contributors) : h('p', { class: 'empty' }, 'Nobody yet.'))),
      h('div', null, card('Paid searches', channels.length ? channelTable(channels) : h('p', { class: 'empty' }, 'None is settled yet.')))));
}

function documentTable(documents) {
  return table('Documents and their votes, in gmFLOCK', ['Document', 'Contributor', 'State', 'For', 'Against', 'Answers'],
    documents.map(({ document, answers, accepting, rejecting }) => ({
      key: document.ref.document,
      cells: [h('span', null, document.title, h('br'), hash(document.ref.document, 12), h('span', { class: 'muted' }, ' ', document.licence)),
        person(document.contributor), state(document.status),
        flock(document.outcome?.accepting ?? accepting, 2), flock(document.outcome?.rejecting ?? rejecting, 2), String(answers)],
    })), [3, 4, 5]);
}

function state(status) {
  const tone = { ACCEPTED: 'good', REJECTED: 'bad', OPEN: '', LAPSED: 'warn' }[status];
  return h('span', { class: `chip ${tone ?? ''}` }, status.toLowerCase());
}

function contributorTable(contributors) {
  return table('Contributors, in FLOCK', ['Contributor', 'Accepted', 'Points in all', 'Earned'],
    contributors.map((one) => ({ key: one.account, cells: [person(one.account), String(one.accepted), String(one.points), flock(one.earned)] })), [1, 2, 3]);
}

function channelTable(channels) {
  return table('Channels that pay for searches, in FLOCK', ['Consumer', 'Host', 'Paid', 'Answers with sources'],
    channels.map((channel) => {
      const [host, consumer] = channel.id.split('/');
      return {
        key: channel.id,
        cells: [person(consumer), person(host), flock(channel.settled),
          String(Object.values(channel.searches.answers).reduce((sum, one) => sum + Number(one), 0))],
      };
    }), [2, 3]);
}
