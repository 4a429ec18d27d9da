/**
 * What a participant does with models, apart from ledger and network: propose an update, judge those of others.
 *
 * <p>What always holds: the same question gets the same answer, so that a participant that was killed can find out what
 * it had committed to; only a voter whose training ran out of time needs its journal for that.
 */
package io.flock.client.conduct;
