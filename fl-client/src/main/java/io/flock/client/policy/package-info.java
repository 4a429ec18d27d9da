/**
 * What an organisation allows its participants: which tasks, on how much data, by which metrics, and how much may be
 * told about the data in a year.
 *
 * <p>What always holds: a policy is read strictly, and checked before anything is signed; what it does not allow is
 * refused with {@code POLICY_REFUSED} and every reason at once; a promise to a task stands in a file before the account
 * joins, so that no crash makes the year's sum too small.
 */
package io.flock.client.policy;
