package io.flock.chaincode.rules.governance;

import io.flock.chaincode.rules.Ledger;
import io.flock.chaincode.rules.Page;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.governance.ChangeCounts;
import io.flock.protocol.governance.ChangeEntry;
import io.flock.protocol.governance.ChangeList;
import io.flock.protocol.governance.GovernanceChange;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.HistoryStart;
import io.flock.protocol.governance.Proposal;
import io.flock.protocol.governance.Subject;
import io.flock.protocol.governance.SubjectKind;
import io.flock.protocol.governance.Trail;
import io.flock.protocol.governance.request.ListChanges;
import io.flock.protocol.ledger.KeyRange;
import io.flock.protocol.ledger.LedgerKey;
import java.util.Optional;
import java.util.regex.Pattern;

/** What governance changed, in order: all that took effect, by subject. */
public final class History {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6}");

    private History() {}

    /** The founding is where it begins. */
    static void beginWithFounding(Ledger ledger) {
        ledger.put(
                LedgerKey.historyStart(), new HistoryStart(ledger.transaction().timestamp(), true));
    }

    /**
     * Begins it on a ledger that an earlier chaincode founded. In a document of its own, which is never written again:
     * each proposal reads it, and none conflicts with a change that is counted meanwhile.
     */
    static void begin(Ledger ledger) {
        if (ledger.find(LedgerKey.historyStart(), HistoryStart.class).isEmpty()) {
            ledger.put(
                    LedgerKey.historyStart(),
                    new HistoryStart(ledger.transaction().timestamp(), false));
        }
    }

    /** Counts the change that a proposal is about to make, and enters it in every trail of its subject. */
    static GovernanceChange enter(Ledger ledger, Proposal proposal) {
        Subject subject = Subject.of(proposal.action());
        ChangeCounts counts = ledger.find(LedgerKey.changeCounts(), ChangeCounts.class)
                .orElseGet(ChangeCounts::none)
                .and(subject.kind());
        ledger.put(LedgerKey.changeCounts(), counts);
        for (Trail trail : Trail.of(subject)) {
            ledger.put(LedgerKey.change(trail, counts.total()), new ChangeEntry(proposal.proposalId()));
        }
        return new GovernanceChange(
                counts.total(),
                ledger.transaction().timestamp(),
                subject,
                counts.of(subject.kind()),
                replaced(ledger, subject));
    }

    private static Optional<GovernanceParameters> replaced(Ledger ledger, Subject subject) {
        return subject.kind() == SubjectKind.PARAMETERS ? Optional.of(Membership.parameters(ledger)) : Optional.empty();
    }

    /**
     * A page in the order of the changes; the bookmark is the number with which the next one begins.
     *
     * @throws FlockException INVALID_ARGUMENT: the bookmark is none of such a list
     */
    public static ChangeList changes(Ledger ledger, ListChanges request) {
        Trail trail = request.trail();
        Page<ChangeEntry> page = ledger.page(
                KeyRange.changes(trail),
                request.bookmark().map(History::number).map(from -> LedgerKey.change(trail, from)),
                request.pageSize(),
                ChangeEntry.class);
        return new ChangeList(
                page.documents().stream()
                        .map(found -> GovernanceViews.proposal(
                                ledger, found.document().proposal()))
                        .toList(),
                page.next().map(key -> key.attributes().get(1)),
                ledger.find(LedgerKey.historyStart(), HistoryStart.class));
    }

    private static int number(String bookmark) {
        if (!NUMBER.matcher(bookmark).matches()) {
            throw new FlockException(
                    ErrorCode.INVALID_ARGUMENT,
                    "$.bookmark is none of a list of changes",
                    "give the bookmark of the page before as it was, or none for the first page");
        }
        return Integer.parseInt(bookmark);
    }
}
