/**
 * What the functions of {@code delegation} write: pools of stakes behind members of Arena tasks.
 *
 * <p>What always holds: a pool allots no more than was delegated to it.
 */
package io.flock.sdk.audit.internal.rules.delegation;
