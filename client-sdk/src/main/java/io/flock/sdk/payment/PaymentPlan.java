package io.flock.sdk.payment;

import io.flock.protocol.money.Amount;

/**
 * How a consumer pays.
 *
 * @param ledgerChannel the network's channel, which vouchers are bound to
 * @param name of the payment channel
 * @param deposit what is paid in at first, and with each top-up
 * @param budget the most that is ever paid in
 */
public record PaymentPlan(String ledgerChannel, String name, Amount deposit, Amount budget) {}
