/**
 * The marketplace: listings of models, hosts that serve them, channels that pay per prediction, ratings.
 *
 * <p>What always holds: a listing's model is the result of a completed task, and the split of its revenue follows from that
 * task's settlements; a voucher is bound to one channel of one ledger; what a channel took in is what it settled, gave back
 * or still holds.
 */
package io.flock.protocol.marketplace;
