package io.flock.client.participant;

import io.flock.protocol.alliance.AggregateRecord;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.GlobalModel;
import io.flock.protocol.alliance.JoinRecord;
import io.flock.protocol.alliance.Member;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Roster;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Seat;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.alliance.TaskDocument;
import io.flock.protocol.alliance.UpdateRecord;
import io.flock.protocol.alliance.VoteRecord;
import io.flock.protocol.alliance.view.ParticipantView;
import io.flock.protocol.alliance.view.RoundView;
import io.flock.protocol.alliance.view.TaskView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Situations of one account in round 2 of a task; each method changes one thing. */
final class Situations {
    static final AccountId ME = AccountId.of("Org1MSP", "me");
    static final AccountId OTHER = AccountId.of("Org2MSP", "other");
    static final HashChain CHAIN = HashChain.of(Digest.parse("11".repeat(32)), 8);
    static final Commitment COMMITMENT = Commitment.parse("22".repeat(32));
    static final long NOW = 1_000;
    static final long DEADLINE = 5_000;
    static final int ROUND = 2;

    private static final Digest ANY = Digest.parse("33".repeat(32));
    private static final String CID = "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku";

    private final Phase phase;
    private boolean awaited = true;
    private boolean advanceable;
    private boolean member = true;
    private long now = NOW;
    private long keeperFrom = NOW;
    private Optional<JoinRecord> join = Optional.of(new JoinRecord(ME, 0, Amount.ofFlock(100), CHAIN.tip()));
    private Amount claimable = Amount.ZERO;
    private Optional<Amount> claimed = Optional.empty();
    private boolean committed;

    private Situations(Phase phase) {
        this.phase = phase;
    }

    static Situations in(Phase phase) {
        return new Situations(phase);
    }

    Situations notAwaited() {
        awaited = false;
        return this;
    }

    Situations advanceable() {
        awaited = false;
        advanceable = true;
        return this;
    }

    Situations atDeadline() {
        now = DEADLINE;
        return this;
    }

    Situations keeperFrom(long second) {
        keeperFrom = second;
        return this;
    }

    Situations notJoined() {
        join = Optional.empty();
        return this;
    }

    Situations notMember() {
        member = false;
        return this;
    }

    Situations committed() {
        committed = true;
        return this;
    }

    Situations claimable(long flock) {
        claimable = Amount.ofFlock(flock);
        return this;
    }

    Situations claimed(long flock) {
        claimed = Optional.of(Amount.ofFlock(flock));
        return this;
    }

    Situation get() {
        TaskDefinition definition = TaskDefinition.builder(TaskId.parse("task"), new ContentRef(CID, ANY))
                .build();
        Roster roster = new Roster(
                member && join.isPresent() ? List.of(Member.admitted(join.get())) : List.of(),
                Amount.ofFlock(500),
                new TreeMap<>(),
                0,
                List.of(),
                GlobalModel.ofSeed(ANY));
        boolean frozen = !phase.isBeforeFreeze();
        TaskView task = new TaskView(
                new TaskDocument(definition, OTHER, 0),
                new PhaseRecord(phase, frozen ? ROUND : 0, DEADLINE),
                frozen ? Optional.of(roster) : Optional.empty(),
                1,
                awaited ? List.of(ME) : List.of(),
                advanceable,
                DEADLINE);
        ParticipantView own =
                new ParticipantView(ME, join, Optional.empty(), Optional.empty(), Optional.empty(), claimable, claimed);
        return new Situation(ME, task, Optional.of(round()), Optional.of(own), now, keeperFrom);
    }

    private RoundView round() {
        RoundDocument document = RoundDocument.opened(
                        ROUND,
                        ANY,
                        GlobalModel.ofSeed(ANY),
                        List.of(new Seat(ME, Role.VOTER, Amount.ofFlock(100))),
                        List.of())
                .withProposals(List.of(OTHER));
        TreeMap<AccountId, UpdateRecord> updates = new TreeMap<>();
        TreeMap<AccountId, VoteRecord> votes = new TreeMap<>();
        TreeMap<AccountId, AggregateRecord> aggregates = new TreeMap<>();
        if (committed) {
            updates.put(ME, UpdateRecord.committed(COMMITMENT));
            votes.put(ME, VoteRecord.committed(COMMITMENT));
            aggregates.put(ME, AggregateRecord.committed(COMMITMENT));
        }
        return new RoundView(document, updates, votes, aggregates);
    }
}
