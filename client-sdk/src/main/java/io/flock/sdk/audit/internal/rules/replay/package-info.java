/**
 * One transaction done again: the state before it, who calls, and what it has written so far.
 *
 * <p>What always holds: a rule that refuses throws, and then nothing of what it wrote counts.
 */
package io.flock.sdk.audit.internal.rules.replay;
