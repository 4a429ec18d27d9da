/**
 * Delegation: pools, what accounts delegate to them, and their allotments to tasks of the Arena.
 *
 * <p>What always holds: a delegator's action writes keys of its own, and reads nothing that others' actions write often, so
 * that nobody's dust disturbs it (attack 41); only the pool's owner names the delegations that an allotment takes.
 */
package io.flock.chaincode.rules.delegation;
