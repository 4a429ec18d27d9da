package io.flock.protocol.alliance;

import io.flock.protocol.identity.AccountId;
import java.util.Optional;

/**
 * The weights of the verdicts on one proposal.
 *
 * @param proposer whose update it is
 * @param accept the weight for it, in micro-FLOCK of capped stake; likewise the others
 * @param stands strictly more than half of the revealed weight accepted it
 * @param clearMajority the verdict of at least two thirds of the revealed weight, of at least two organisations
 */
public record ProposalTally(
        AccountId proposer,
        long accept,
        long reject,
        long unavailable,
        boolean stands,
        Optional<Verdict> clearMajority) {}
