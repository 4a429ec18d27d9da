package io.flock.protocol.committee;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;

/** Who asks for a seat, and by which stake it is ranked. */
public record Applicant(AccountId account, Amount stake) {}
