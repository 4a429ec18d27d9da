/**
 * Delegation: FLOCK that strengthen another account's stake in a task of the Arena, for a share of what they add to its
 * reward.
 *
 * <p>What always holds: each delegator writes keys of its own; a pool's money lies in its delegators' records or in one
 * allotment, never in both; an allotment is frozen, members, parts and sharing ratio, until its task ends; what is divided
 * sums to what there was.
 */
package io.flock.protocol.delegation;
