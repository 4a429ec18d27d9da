/**
 * What moves FLOCK and brings it into being: transfers, credits, locks, and what closing an epoch mints.
 *
 * <p>What always holds: no balance goes below nothing.
 */
package io.flock.sdk.audit.internal.rules.token;
