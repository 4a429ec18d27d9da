/**
 * Evaluating models that strangers made: what a voter of an Alliance task and a validator of an Arena task do.
 *
 * <p>What always holds: a stranger's model costs bounded time and memory, and what it can break is a process that holds
 * no key, no secret and no connection; that a model broke a limit is a {@link io.flock.client.evaluate.Trial}, and that
 * this machine can't evaluate at all is an error, so that nobody is blamed for it.
 */
package io.flock.client.evaluate;
