package io.flock.protocol.marketplace.knowledge;

import io.flock.protocol.codec.Range;
import io.flock.protocol.money.Amount;

/**
 * What governance asks of knowledge bases.
 *
 * @param deposit what a proposal locks until its vote is closed; a clear rejection costs it
 * @param votingSeconds how long votes are taken
 * @param quorum the gmFLOCK that must vote, both sides together, for a vote to decide anything
 * @param maxBytes the greatest document
 * @param maxOpen how many proposals of one account may be open at a time, in all bases together
 */
public record KnowledgeBounds(
        Amount deposit,
        @Range(min = 1, max = 31_536_000) int votingSeconds,
        Amount quorum,
        @Range(min = 1, max = KnowledgeBounds.MOST_BYTES) int maxBytes,
        @Range(min = 1, max = 1_000) int maxOpen) {
    /** The greatest document that governance may allow: 16 MiB. */
    public static final int MOST_BYTES = 16 << 20;

    /** A deposit of 1 FLOCK, votes for a day, a quorum of 100 gmFLOCK, documents of 1 MiB, ten open ones. */
    public static KnowledgeBounds defaults() {
        return new KnowledgeBounds(Amount.ofFlock(1), 86_400, Amount.ofFlock(100), 1 << 20, 10);
    }

    /** The same with votes of another length. */
    public KnowledgeBounds withVotingSeconds(int seconds) {
        return new KnowledgeBounds(deposit, seconds, quorum, maxBytes, maxOpen);
    }
}
