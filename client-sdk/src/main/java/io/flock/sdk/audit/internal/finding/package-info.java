/**
 * Collects differences, in the order of blocks.
 *
 * <p>What always holds: a forged copy may differ in any number of places and with texts of any length; what is kept of them
 * has a limit.
 */
package io.flock.sdk.audit.internal.finding;
