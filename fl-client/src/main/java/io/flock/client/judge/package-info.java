/**
 * What a voter thinks of each update of a round, and why.
 *
 * <p>What always holds: rules are applied in a fixed order and the first that an update breaks gives the reason; an
 * update is judged by its bytes, by the other updates of the round, by the voter's own data and by what its own training
 * makes of it, by nothing that its proposer says about it; the same inputs give the same verdicts.
 */
package io.flock.client.judge;
