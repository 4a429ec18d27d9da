/**
 * What the functions of {@code marketplace} write: listings, hosts, channels, knowledge, ratings, and what these earn.
 *
 * <p>What always holds: a channel pays no more than was deposited into it.
 */
package io.flock.sdk.audit.internal.rules.marketplace;
