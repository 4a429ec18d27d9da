/**
 * What the functions of {@code governance} write: founding, proposals, approvals, and what an approved proposal does.
 *
 * <p>What always holds: nothing takes effect without a majority of the members.
 */
package io.flock.sdk.audit.internal.rules.governance;
