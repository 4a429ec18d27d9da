/**
 * What the functions of {@code alliance} write, from a task's creation to what its members claim.
 *
 * <p>What always holds: what is committed to or revealed counts in its phase only, from whom was drawn for it, and once.
 */
package io.flock.sdk.audit.internal.rules.alliance;
