package io.flock.protocol.marketplace.view;

import io.flock.protocol.money.Amount;

/** What a settlement took and paid the host; nothing when a higher voucher was settled before. */
public record SettleResult(Amount settled, Amount host) {}
