/**
 * Dishonest conduct, for demos, tests and simulations: each attack changes one thing about what an honest participant
 * does and is otherwise the same, ledger and commitments included.
 */
package io.flock.client.attack;
