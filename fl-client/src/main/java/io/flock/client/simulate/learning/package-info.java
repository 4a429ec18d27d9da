/**
 * Attacks on learning against defences, on real data: what the model is worth and what stakes become, attack by attack.
 *
 * <p>What always holds: one cell of the grid depends on its own coordinates and the settings only, so that cells may be
 * played in any order, on any number of threads and in several sittings; the ATTRIBUTED cells play the ledger's own
 * advance; classic rules are given the true number of attackers, which nobody knows outside of a simulation.
 */
package io.flock.client.simulate.learning;
