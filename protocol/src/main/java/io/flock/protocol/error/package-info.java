/**
 * The one catalogue of what can go wrong, for the ledger and for its clients.
 *
 * <p>Every refusal is a {@link io.flock.protocol.error.FlockException} with a code, what happened with the values, and
 * what to do; its message is also its form on the wire. Codes are only ever added: a reader keeps an unknown one.
 */
package io.flock.protocol.error;
