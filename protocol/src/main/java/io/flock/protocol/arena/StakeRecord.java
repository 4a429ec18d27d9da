package io.flock.protocol.arena;

import io.flock.protocol.codec.Limit;
import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/** An account's application: its role, its slot among those of its organisation, its stake, its hash chain's tip and, of a validator, the public key that data keys are wrapped for. */
public record StakeRecord(
        AccountId account, ArenaRole role, int slot, Amount stake, Digest tip, @Limit(1024) Optional<String> accessKey)
        implements StateDocument {}
