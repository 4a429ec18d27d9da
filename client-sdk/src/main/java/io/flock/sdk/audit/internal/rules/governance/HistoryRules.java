package io.flock.sdk.audit.internal.rules.governance;

import io.flock.protocol.governance.ChangeCounts;
import io.flock.protocol.governance.ChangeEntry;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.HistoryStart;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.Subject;
import io.flock.protocol.governance.SubjectKind;
import io.flock.protocol.governance.Trail;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.sdk.audit.internal.rules.replay.Membership;
import io.flock.sdk.audit.internal.rules.replay.Replay;
import java.util.Optional;

/**
 * What governance's history holds. Chaincode of before there was one writes no times; which one a transaction was endorsed
 * by, the ledger itself says: the history begins once, with a document, and from that transaction on nothing goes without.
 * Only where it begins is left to the endorsers, who could have gone on with the earlier chaincode as well.
 */
final class HistoryRules {
    private HistoryRules() {}

    /** The founding begins it, unless chaincode of before founded. */
    static void found(Replay replay) {
        if (beginsHere(replay)) {
            begin(replay, true);
        }
    }

    /**
     * The time that a proposal, approval or change has: none before the history. On a ledger of before, the first such
     * transaction of later chaincode begins it.
     */
    static Optional<Long> time(Replay replay) {
        if (replay.find(LedgerKey.historyStart(), HistoryStart.class).isEmpty()) {
            if (!beginsHere(replay)) {
                return Optional.empty();
            }
            begin(replay, false);
        }
        return Optional.of(replay.transaction().timestamp());
    }

    /** What a proposal that takes effect changes; before it does. */
    static Optional<GovernanceChange> enter(Replay replay, Proposal proposal) {
        return time(replay).map(at -> enter(replay, proposal, at));
    }

    private static GovernanceChange enter(Replay replay, Proposal proposal, long at) {
        Subject subject = Subject.of(proposal.action());
        ChangeCounts counts = replay.find(LedgerKey.changeCounts(), ChangeCounts.class)
                .orElseGet(ChangeCounts::none)
                .and(subject.kind());
        replay.put(LedgerKey.changeCounts(), counts);
        for (Trail trail : Trail.of(subject)) {
            replay.put(LedgerKey.change(trail, counts.total()), new ChangeEntry(proposal.proposalId()));
        }
        return new GovernanceChange(
                counts.total(),
                at,
                subject,
                counts.of(subject.kind()),
                subject.kind() == SubjectKind.PARAMETERS
                        ? Optional.of(Membership.parameters(replay))
                        : Optional.empty());
    }

    private static boolean beginsHere(Replay replay) {
        return replay.transaction()
                .writes()
                .containsKey(LedgerKey.historyStart().composite());
    }

    private static void begin(Replay replay, boolean founding) {
        replay.put(
                LedgerKey.historyStart(), new HistoryStart(replay.transaction().timestamp(), founding));
    }
}
