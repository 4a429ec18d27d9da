package io.flock.client.judge;

import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.identity.AccountId;

/**
 * A voter's verdict on one update.
 *
 * @param proposer whose update it is
 * @param reason the first rule that it broke, or {@link Reason#SOUND}
 * @param detail the figures that decided, for a log or a person
 */
public record Judgement(AccountId proposer, Verdict verdict, Reason reason, String detail) {
    static Judgement of(AccountId proposer, Reason reason, String detail) {
        return new Judgement(proposer, reason.verdict(), reason, detail);
    }
}
