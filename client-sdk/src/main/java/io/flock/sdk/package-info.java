/**
 * The SDK of FLock: everything that a partner's app needs to take part.
 *
 * <p>{@link io.flock.sdk.FlockClient} connects; its facades {@code token()}, {@code governance()}, {@code alliance()},
 * {@code arena()}, {@code marketplace()}, {@code knowledge()} and {@code delegation()} take and give the records of
 * {@code io.flock.protocol}; {@code events()}, {@code blocks()} and {@code transactions()} are the ledger itself. Every call has a deadline, and {@code close()} ends every
 * thread and connection that a client opened. What can go wrong is a {@link io.flock.protocol.error.FlockException}.
 */
package io.flock.sdk;
