package io.flock.protocol.alliance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** A stake that an account held at a round's start. */
public record Stakeholding(AccountId account, Amount stake) {}
