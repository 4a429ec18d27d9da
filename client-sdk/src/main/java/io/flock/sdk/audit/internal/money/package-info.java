/**
 * Where all FLOCK are: what accounts, tasks and the marketplace hold, counted from the state alone.
 *
 * <p>What always holds: sums have no upper limit, so that a forged amount can't hide in an overflow.
 */
package io.flock.sdk.audit.internal.money;
