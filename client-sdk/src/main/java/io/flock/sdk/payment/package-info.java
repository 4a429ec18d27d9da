/**
 * Paying for predictions: chains of vouchers, channels within a budget, and the client of a host's API.
 *
 * <p>What always holds: no more is signed than was deposited, and no more is deposited than the budget; what a channel still
 * holds comes back when it is closed.
 */
package io.flock.sdk.payment;
