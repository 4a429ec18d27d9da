/**
 * The economy of the Arena, played offline over thousands of epochs: what a strategy earns against honesty, computed by the
 * ledger's own pure functions for draws, consensus, disputes, ranks and rewards.
 *
 * <p>What always holds: one seed, one result; strategies are compared on the same tasks, with the same luck.
 */
package io.flock.client.simulate.economy;
