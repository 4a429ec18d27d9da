/**
 * Money explained: for an account and a round every amount with the factors of its formula and the transactions that it
 * rests on, and for a task a balance sheet that sums to zero; of the marketplace every settlement and what it meant to whom, with
 * a balance sheet for each listing and channel.
 *
 * <p>What always holds: explanations are computed from the blocks' own documents; an amount that its formula does not give is
 * said to be so, and never smoothed over.
 */
package io.flock.sdk.explain;
