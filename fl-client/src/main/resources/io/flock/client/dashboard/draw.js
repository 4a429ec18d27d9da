// The ledger's draws, made again: the same bytes through SHA-256, by the browser's own cryptography and exact integers.
// docs/explanation/randomness.md has the formulas, docs/reference/vectors.md the golden vectors that this file is held to.

const UTF8 = new TextEncoder();

export function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function bytesOf(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function bigEndian(number, length) {
  const bytes = new Uint8Array(length);
  let rest = BigInt(number);
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}

export const int = (number) => bigEndian(number, 4);
export const long = (number) => bigEndian(number, 8);

/** SHA-256 over fields, each behind its length as four bytes; texts are UTF-8. */
export async function fieldHash(...fields) {
  const all = fields.map((field) => (typeof field === 'string' ? UTF8.encode(field) : field));
  const bytes = new Uint8Array(all.reduce((sum, field) => sum + 4 + field.length, 0));
  let at = 0;
  for (const field of all) {
    bytes.set(int(field.length), at);
    bytes.set(field, at + 4);
    at += 4 + field.length;
  }
  return sha256(bytes);
}

const inOrder = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

function shown(preimages) {
  return Object.keys(preimages).sort(inOrder).flatMap((account) => [account, bytesOf(preimages[account])]);
}

/** The seed that a SEED phase makes. */
export function firstSeed(channel, taskId, round, rosterDigest, preimages) {
  return fieldHash('flock/seed/v1', channel, taskId, int(round), bytesOf(rosterDigest), ...shown(preimages));
}

/** The seed after one that is known, from what was shown since. */
export function nextSeed(seed, preimages) {
  return fieldHash('flock/next-seed/v1', bytesOf(seed), ...shown(preimages));
}

/** Unbiased integers from a seed; each purpose has a stream of its own. */
export class DrawStream {
  constructor(seed, purpose) {
    this.seed = bytesOf(seed);
    this.purpose = purpose;
    this.counter = 0;
    this.block = new Uint8Array(0);
    this.used = 0;
  }

  /** From 0 to bound − 1, each equally likely; drawn again when it is not below the bound. */
  async below(bound) {
    const bits = bound === 1n ? 0 : (bound - 1n).toString(2).length;
    for (;;) {
      const taken = await this.take(Math.ceil(bits / 8));
      if (bits % 8 !== 0) {
        taken[0] &= (1 << (bits % 8)) - 1;
      }
      const number = taken.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
      if (number < bound) {
        return number;
      }
    }
  }

  async take(count) {
    const taken = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      if (this.used === this.block.length) {
        this.block = await fieldHash('flock/draw/v1', this.seed, this.purpose, long(this.counter++));
        this.used = 0;
      }
      taken[i] = this.block[this.used++];
    }
    return taken;
  }
}

/** One key of [key, weight] pairs, by its weight, over the cumulative sums in key order. */
export async function weightedOne(shares, stream) {
  let point = await stream.below(shares.reduce((sum, [, weight]) => sum + weight, 0n));
  for (const [key, weight] of [...shares].sort(([one], [other]) => inOrder(one, other))) {
    if (point < weight) {
      return key;
    }
    point -= weight;
  }
  throw new Error('a point below the total lies in some share');
}

const organisationOf = (account) => account.split('::')[0];

/** Seats: first an organisation, then one of its accounts, at most a third of the seats each while others are left. */
export async function organisationDraw(candidates, seats, seed, purpose, given) {
  const weights = given ?? new Map();
  const undrawn = new Map();
  for (const [account, weight] of candidates) {
    const organisation = organisationOf(account);
    if (!given) {
      weights.set(organisation, (weights.get(organisation) ?? 0n) + weight);
    }
    if (weight > 0n) {
      undrawn.set(organisation, [...(undrawn.get(organisation) ?? []), [account, weight]]);
    }
  }
  const organisations = new DrawStream(seed, purpose + '/organisation');
  const accounts = new Map();
  const held = new Map();
  const drawn = [];
  const cap = Math.floor((seats + 2) / 3);
  while (drawn.length < seats && undrawn.size > 0) {
    const names = [...undrawn.keys()].sort(inOrder);
    const below = names.filter((name) => (held.get(name) ?? 0) < cap);
    const open = (below.length ? below : names).map((name) => [name, weights.get(name)]);
    const organisation = await weightedOne(open, organisations);
    if (!accounts.has(organisation)) {
      accounts.set(organisation, new DrawStream(seed, `${purpose}/account/${organisation}`));
    }
    const account = await weightedOne(undrawn.get(organisation), accounts.get(organisation));
    drawn.push(account);
    held.set(organisation, (held.get(organisation) ?? 0) + 1);
    const left = undrawn.get(organisation).filter(([of]) => of !== account);
    if (left.length) {
      undrawn.set(organisation, left);
    } else {
      undrawn.delete(organisation);
    }
  }
  return drawn;
}

export function proposerCount(candidates, fraction) {
  const most = candidates > 3 ? candidates - 3 : 1;
  return Math.min(most, Math.max(1, Number((BigInt(candidates) * BigInt(fraction)) / 1000000n)));
}

/** Who proposes in a round of the Alliance. */
export async function proposers(candidates, fraction, seed) {
  return (await organisationDraw(candidates, proposerCount(candidates.length, fraction), seed, 'proposer')).sort(inOrder);
}

export function squareRoot(value) {
  if (value < 2n) {
    return value;
  }
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) {
      return root;
    }
    root = next;
  }
}

/** An organisation's weight among the Arena's validators: the root of its stake. */
export function juryWeight(micros) {
  const root = squareRoot(micros * 1000000n);
  return root < 1n ? 1n : root;
}

export async function seedOrder(ids, seed, purpose) {
  const places = await Promise.all(ids.map(async (id) => [hex(await fieldHash('flock/order/v1', bytesOf(seed), purpose, id)), id]));
  return places.sort(([one, a], [other, b]) => inOrder(one, other) || inOrder(a, b)).map(([, id]) => id);
}

/** Who scores which submission of an epoch of the Arena: node to validators. */
export async function assignments(nodes, ready, all, rules, seed) {
  const stakes = new Map();
  for (const [account, stake] of all) {
    stakes.set(organisationOf(account), (stakes.get(organisationOf(account)) ?? 0n) + stake);
  }
  const weights = new Map([...stakes].map(([organisation, stake]) => [organisation, juryWeight(stake)]));
  const byAccount = new Map();
  const byOrganisation = new Map();
  const drawn = {};
  for (const node of await seedOrder(nodes, seed, 'assignment')) {
    const candidates = ready.filter(([validator]) => organisationOf(validator) !== organisationOf(node)
      && (byAccount.get(validator) ?? 0) < rules.accountQuota
      && (byOrganisation.get(organisationOf(validator)) ?? 0) < rules.organisationQuota);
    const jury = await organisationDraw(candidates, rules.validatorsPerSubmission, seed, `assignment/${node}`, weights);
    for (const validator of jury) {
      byAccount.set(validator, (byAccount.get(validator) ?? 0) + 1);
      byOrganisation.set(organisationOf(validator), (byOrganisation.get(organisationOf(validator)) ?? 0) + 1);
    }
    drawn[node] = jury.sort(inOrder);
  }
  return drawn;
}

const LATE = new Set(['ABSENT', 'UNREVEALED', 'LEAKED', 'WRONG_DIGEST']);

/** The stakes that a draw counts: as they were when the last preimage was shown. */
function stakesAtDraw(draw, roster) {
  const lost = new Map();
  if (draw.previous) {
    const role = new Map(draw.previous.seats.map((seat) => [seat.account, seat.role]));
    for (const penalty of draw.previous.settlement.penalties) {
      const late = role.get(penalty.account) === 'VOTER' && draw.preimages[penalty.account] && LATE.has(penalty.reason);
      if (!late) {
        lost.set(penalty.account, (lost.get(penalty.account) ?? 0n) + BigInt(penalty.amount));
      }
    }
  }
  const stakes = new Map(roster.members.map((member) => [member.account, BigInt(member.stake)]));
  return draw.drawn.seats.map((seat) => [seat.account, stakes.get(seat.account) - (lost.get(seat.account) ?? 0n)]);
}

function effective(member) {
  return BigInt(member.stake) + BigInt(member.backing?.effect ?? 0);
}

async function opens(preimages, roster) {
  const tips = new Map(roster.members.map((member) => [member.account, member.tip]));
  const wrong = [];
  for (const [account, preimage] of Object.entries(preimages)) {
    if (hex(await sha256(bytesOf(preimage))) !== tips.get(account)) {
      wrong.push(account);
    }
  }
  return wrong;
}

const sameList = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);

/**
 * Makes a draw again from what the ledger has.
 *
 * @returns what was checked: {name, detail, holds} each
 */
export async function check(draw) {
  const roster = JSON.parse(draw.roster);
  const count = Object.keys(draw.preimages).length;
  const wrong = await opens(draw.preimages, roster);
  const found = [{
    name: `${count} preimages open the hashes that were published before`,
    detail: wrong.length ? `not those of ${wrong.join(', ')}` : 'SHA-256(preimage) is the tip in the roster, for each account',
    holds: wrong.length === 0,
  }];
  let seed;
  if (draw.kind === 'arena') {
    seed = hex(await nextSeed(roster.seed, draw.preimages));
  } else if (draw.previous) {
    seed = hex(await nextSeed(draw.previous.seed, draw.preimages));
  } else {
    const digest = hex(await sha256(UTF8.encode(draw.roster)));
    seed = hex(await firstSeed(draw.channel, draw.taskId, draw.round, digest, draw.preimages));
  }
  found.push({ name: 'they make the seed', detail: seed, holds: seed === draw.drawn.seed });
  if (draw.kind === 'arena') {
    const validators = roster.members.filter((member) => member.role === 'VALIDATOR' && member.status === 'ACTIVE')
      .map((member) => [member.account, effective(member)]);
    const ready = validators.filter(([account]) => account in draw.preimages);
    const again = await assignments(draw.drawn.entries.map((entry) => entry.node), ready, validators, draw.definition.jury, seed);
    const holds = draw.drawn.assignments.every((one) => sameList(one.validators, again[one.node] ?? []));
    found.push({ name: 'the seed draws the same juries', detail: plainJuries(again), holds });
  } else if (draw.drawn.seats.length) {
    const again = await proposers(stakesAtDraw(draw, roster), draw.definition.proposerFraction, seed);
    const ledger = draw.drawn.seats.filter((seat) => seat.role === 'PROPOSER').map((seat) => seat.account).sort(inOrder);
    found.push({ name: 'the seed draws the same proposers', detail: again.join(', '), holds: sameList(again, ledger) });
  }
  return found;
}

function plainJuries(juries) {
  return Object.entries(juries).map(([node, jury]) => `${node}: ${jury.join(', ')}`).join(' — ');
}
