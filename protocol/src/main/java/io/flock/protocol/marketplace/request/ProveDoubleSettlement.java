package io.flock.protocol.marketplace.request;

import io.flock.protocol.marketplace.FinalAccount;
import java.util.Optional;

/** Shows that a host settled more than its final account of a channel, or gave two. */
public record ProveDoubleSettlement(FinalAccount account, Optional<FinalAccount> other) {}
