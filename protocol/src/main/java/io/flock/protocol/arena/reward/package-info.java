/**
 * Ranks, and what they and good scores are paid.
 *
 * <p>Pure functions over stakes, scores and seeds. Effective stakes are given in; what they consist of is not known here. What
 * always holds: what is divided sums to what there was, and an organisation is paid the same however it spreads its stake
 * over accounts; where nobody has a weight, nothing is paid and the caller carries the amount over.
 */
package io.flock.protocol.arena.reward;
