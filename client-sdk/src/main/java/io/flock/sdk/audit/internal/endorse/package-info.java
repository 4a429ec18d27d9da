/**
 * Whether a transaction is what its creator signed and what a majority of the organisations endorsed.
 *
 * <p>What always holds: a client that is odd in ways that Fabric's peers put up with makes no difference.
 */
package io.flock.sdk.audit.internal.endorse;
