/**
 * A task played offline: real data, real training, the ledger's own rules as pure functions, but no network, no
 * commitments and no money. To choose a bundle's settings, and to see what an attack gains.
 *
 * <p>What always holds: one seed, one outcome.
 */
package io.flock.client.simulate;
