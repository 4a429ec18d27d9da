package io.flock.protocol.marketplace.request;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.identity.CreditId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;

/**
 * Raises a channel's deposit.
 *
 * @param deposited what was paid in before, so that a repeated call pays once
 */
public record TopUp(ChannelId channel, Amount deposited, Amount more, @Limit(100) Optional<List<CreditId>> collect) {}
