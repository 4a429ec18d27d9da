/**
 * Endorsement: one peer's way from a signed proposal to a response.
 *
 * <p>What always holds: checks come in one fixed order and the first that fails decides; a refusal, a failure and an
 * answer stay apart, because the gateway treats them differently; what is endorsed is what was simulated.
 */
package io.flock.devnet.internal.endorse;
