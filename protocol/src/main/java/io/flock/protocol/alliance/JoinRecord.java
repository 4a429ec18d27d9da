package io.flock.protocol.alliance;

import io.flock.protocol.codec.StateDocument;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** An account's application: its slot among those of its organisation, its stake, and its hash chain's tip. */
public record JoinRecord(AccountId account, int slot, Amount stake, Digest tip) implements StateDocument {}
