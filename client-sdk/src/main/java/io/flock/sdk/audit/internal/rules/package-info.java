/**
 * Does a transaction again, and compares what it wrote with what the rules give; each contract has a package with its rules.
 *
 * <p>What always holds: what a transaction should write follows from its function, arguments, caller, time stamp and the state
 * before it. The rules stand on {@code replay}; {@code governance} carries out what was agreed on and knows the others for it.
 */
package io.flock.sdk.audit.internal.rules;
