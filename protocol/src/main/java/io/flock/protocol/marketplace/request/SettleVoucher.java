package io.flock.protocol.marketplace.request;

import io.flock.protocol.marketplace.Voucher;

/** Takes what a voucher is worth out of its channel; for the channel's host. */
public record SettleVoucher(Voucher voucher) {}
