package io.flock.protocol.alliance;

import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.Optional;

/**
 * The weights of the verdicts on one proposal; in a task that votes COLLECTIVE those on the aggregate of all, for each.
 *
 * @param proposer whose update it is
 * @param accept the weight for it, as capped stake; likewise the others
 * @param stands strictly more than half of the revealed weight accepted it; COLLECTIVE: at least half
 * @param clearMajority ACCEPT or REJECT, whichever has at least two thirds of the revealed weight, of at least
 *     two organisations; COLLECTIVE: the result, whatever its margin
 */
public record ProposalTally(
        AccountId proposer,
        Amount accept,
        Amount reject,
        Amount unavailable,
        boolean stands,
        Optional<Verdict> clearMajority) {}
