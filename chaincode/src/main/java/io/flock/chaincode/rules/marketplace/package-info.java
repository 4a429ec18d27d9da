/**
 * Listing, hosting, paying and rating models.
 *
 * <p>What always holds: what a channel, a host's stake or a version's revenue holds came from somebody's balance and goes to
 * somebody's balance or to the treasury; nothing here reads a range that others can write to while money moves.
 */
package io.flock.chaincode.rules.marketplace;
