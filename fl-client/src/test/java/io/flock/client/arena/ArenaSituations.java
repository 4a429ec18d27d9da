package io.flock.client.arena;

import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.Payout;
import io.flock.protocol.arena.AccessRecord;
import io.flock.protocol.arena.ArenaClaimRecord;
import io.flock.protocol.arena.ArenaMember;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaPhaseRecord;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.arena.ArenaTaskDocument;
import io.flock.protocol.arena.ScoreRecord;
import io.flock.protocol.arena.SealedSet;
import io.flock.protocol.arena.StakeRecord;
import io.flock.protocol.arena.SubmissionRecord;
import io.flock.protocol.arena.view.ArenaEpochView;
import io.flock.protocol.arena.view.ArenaParticipantView;
import io.flock.protocol.arena.view.ArenaTaskView;
import io.flock.protocol.beacon.HashChain;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.LockPart;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Situations of one account in epoch 1 of 2; each field changes one thing. */
final class ArenaSituations {
    static final TaskId TASK = TaskId.parse("task");
    static final AccountId CREATOR = AccountId.parse("Org1MSP::creator");
    static final AccountId ME = AccountId.parse("Org2MSP::me");
    static final Digest DIGEST = Digest.parse("ab".repeat(32));
    static final HashChain CHAIN = HashChain.of(DIGEST, 8);
    static final Commitment COMMITMENT = Commitment.parse("cd".repeat(32));
    static final long NOW = 1_000;
    /** When the phase ends; of a task that is over, when it ended. */
    static final long DEADLINE = 500;

    static final long ADVANCE_AT = 2_000;

    Optional<ArenaRole> role = Optional.of(ArenaRole.VALIDATOR);
    boolean awaited = true;
    boolean advanceable;
    boolean access;
    boolean admitted = true;
    long keeperFrom = NOW;
    Amount claimable = Amount.ZERO;
    Amount unstakable = Amount.ZERO;
    Optional<LockPart> intoLock = Optional.empty();
    Amount vesting = Amount.ZERO;
    Optional<StakeRecord> stake = Optional.empty();
    ArenaClaimRecord claimed = ArenaClaimRecord.none();

    ArenaSituation in(ArenaPhase phase) {
        AccountId account = role.isPresent() ? ME : CREATOR;
        SealedSet set = new SealedSet(new ContentRef("bafybundle", DIGEST), DIGEST);
        ArenaTask definition = ArenaTask.builder(TASK, new ContentRef("bafybundle", DIGEST), set, set)
                .epochs(2)
                .build();
        ArenaMember member = new ArenaMember(
                ME,
                role.orElse(ArenaRole.NODE),
                Amount.ofFlock(100),
                Optional.empty(),
                CHAIN.tip(),
                MemberStatus.ACTIVE,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Optional<ArenaRoster> roster = phase.compareTo(ArenaPhase.ACCESS) < 0
                ? Optional.empty()
                : Optional.of(ArenaRoster.opened(
                                admitted ? List.of(member) : List.of(), Amount.ofFlock(700), Amount.ofFlock(1_000))
                        .withVesting(vesting.isZero() ? List.of() : List.of(new Payout(ME, vesting))));
        ArenaTaskView task = new ArenaTaskView(
                new ArenaTaskDocument(definition, CREATOR, 0),
                new ArenaPhaseRecord(phase, 1, DEADLINE),
                roster,
                1,
                1,
                access ? Optional.of(new AccessRecord(new TreeMap<>())) : Optional.empty(),
                Optional.empty(),
                awaited ? List.of(account) : List.of(),
                advanceable,
                ADVANCE_AT);
        TreeMap<AccountId, SubmissionRecord> submissions = new TreeMap<>();
        submissions.put(ME, SubmissionRecord.committed(COMMITMENT));
        TreeMap<AccountId, ScoreRecord> scores = new TreeMap<>();
        scores.put(ME, ScoreRecord.committed(COMMITMENT));
        ArenaEpochView epoch = new ArenaEpochView(1, Optional.empty(), Optional.empty(), submissions, scores, scores);
        ArenaParticipantView own = new ArenaParticipantView(
                account,
                stake,
                roster.flatMap(frozen -> frozen.member(account)),
                claimable,
                unstakable,
                intoLock,
                claimed);
        return new ArenaSituation(
                account, role, new ArenaSnapshot(task, Optional.of(epoch)), Optional.of(own), NOW, keeperFrom);
    }

    void hasStaked() {
        stake = Optional.of(
                new StakeRecord(ME, ArenaRole.VALIDATOR, 0, Amount.ofFlock(100), CHAIN.tip(), Optional.of("x25519:")));
    }
}
