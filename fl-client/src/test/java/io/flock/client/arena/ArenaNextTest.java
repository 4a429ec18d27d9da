package io.flock.client.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.arena.ArenaAction.Ending;
import io.flock.client.participant.Decision;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.MemberStatus;
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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArenaNextTest {
    private static final TaskId TASK = TaskId.parse("task");
    private static final AccountId CREATOR = AccountId.parse("Org1MSP::creator");
    private static final AccountId ME = AccountId.parse("Org2MSP::me");
    private static final Digest DIGEST = Digest.parse("ab".repeat(32));
    private static final HashChain CHAIN = HashChain.of(DIGEST, 8);
    private static final Commitment COMMITMENT = Commitment.parse("cd".repeat(32));
    private static final long NOW = 1_000;

    private Optional<ArenaRole> role = Optional.of(ArenaRole.VALIDATOR);
    private boolean awaited = true;
    private boolean advanceable;
    private boolean access;
    private boolean admitted = true;
    private long keeperFrom = NOW;
    private Amount claimable = Amount.ZERO;
    private Amount unstakable = Amount.ZERO;
    private Optional<StakeRecord> stake = Optional.empty();
    private ArenaClaimRecord claimed = ArenaClaimRecord.none();

    private Decision<ArenaAction, Ending> in(ArenaPhase phase) {
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
                Optional.empty());
        Optional<ArenaRoster> roster = phase.compareTo(ArenaPhase.ACCESS) < 0
                ? Optional.empty()
                : Optional.of(ArenaRoster.opened(
                        admitted ? List.of(member) : List.of(), Amount.ofFlock(700), Amount.ofFlock(1_000)));
        ArenaTaskView task = new ArenaTaskView(
                new ArenaTaskDocument(definition, CREATOR, 0),
                new ArenaPhaseRecord(phase, 1, 500),
                roster,
                1,
                1,
                access ? Optional.of(new AccessRecord(new TreeMap<>())) : Optional.empty(),
                Optional.empty(),
                awaited ? List.of(account) : List.of(),
                advanceable,
                2_000);
        TreeMap<AccountId, SubmissionRecord> submissions = new TreeMap<>();
        submissions.put(ME, SubmissionRecord.committed(COMMITMENT));
        TreeMap<AccountId, ScoreRecord> scores = new TreeMap<>();
        scores.put(ME, ScoreRecord.committed(COMMITMENT));
        ArenaEpochView epoch = new ArenaEpochView(1, Optional.empty(), Optional.empty(), submissions, scores, scores);
        ArenaParticipantView own =
                new ArenaParticipantView(account, stake, Optional.empty(), claimable, unstakable, claimed);
        return ArenaNext.of(
                new ArenaSituation(
                        account, role, new ArenaSnapshot(task, Optional.of(epoch)), Optional.of(own), NOW, keeperFrom),
                CHAIN);
    }

    private static Decision<ArenaAction, Ending> act(ArenaAction action) {
        return new Decision.Act<>(action);
    }

    private static Decision<ArenaAction, Ending> finish(Ending ending) {
        return new Decision.Finish<>(ending);
    }

    private void hasStaked() {
        stake = Optional.of(
                new StakeRecord(ME, ArenaRole.VALIDATOR, 0, Amount.ofFlock(100), CHAIN.tip(), Optional.of("x25519:")));
    }

    @Test
    void whoHasNotStaked_stakes_andThenWaits() {
        assertThat(in(ArenaPhase.OPEN)).isEqualTo(act(new ArenaAction.Stake()));

        hasStaked();
        assertThat(in(ArenaPhase.OPEN)).isEqualTo(new Decision.Wait<>(1_000));
    }

    @Test
    void validator_confirmsOnlyWhenKeysAreThere() {
        assertThat(in(ArenaPhase.ACCESS)).isEqualTo(new Decision.Wait<>(1_000));

        access = true;
        assertThat(in(ArenaPhase.ACCESS)).isEqualTo(act(new ArenaAction.ConfirmAccess()));
    }

    @Test
    void creator_publishesKeys_andDoesNothingOfAMember() {
        role = Optional.empty();

        assertThat(in(ArenaPhase.ACCESS)).isEqualTo(act(new ArenaAction.PublishAccess()));
        assertThat(in(ArenaPhase.FINAL_KEY)).isEqualTo(act(new ArenaAction.PublishFinalKey()));
        assertThat(in(ArenaPhase.SEED)).isInstanceOf(Decision.Wait.class);
        access = true;
        assertThat(in(ArenaPhase.ACCESS)).isInstanceOf(Decision.Wait.class);
    }

    @Test
    void validator_actsInEachPhase_thatAwaitsIt() {
        Digest preimage = CHAIN.preimage(1);

        assertThat(in(ArenaPhase.SEED)).isEqualTo(act(new ArenaAction.RevealSeed(1, preimage)));
        assertThat(in(ArenaPhase.REVEAL)).isEqualTo(act(new ArenaAction.CheckIn(1, preimage)));
        assertThat(in(ArenaPhase.SCORE_COMMIT))
                .isEqualTo(act(new ArenaAction.CommitScores(1, ArenaPhase.SCORE_COMMIT)));
        assertThat(in(ArenaPhase.SCORE_REVEAL))
                .isEqualTo(act(
                        new ArenaAction.RevealScores(1, ArenaPhase.SCORE_COMMIT, COMMITMENT, Optional.of(preimage))));
        assertThat(in(ArenaPhase.DISPUTE_COMMIT))
                .isEqualTo(act(new ArenaAction.CommitScores(1, ArenaPhase.DISPUTE_COMMIT)));
        assertThat(in(ArenaPhase.DISPUTE_REVEAL))
                .isEqualTo(
                        act(new ArenaAction.RevealScores(1, ArenaPhase.DISPUTE_COMMIT, COMMITMENT, Optional.empty())));
    }

    @Test
    void node_commitsAndReveals() {
        role = Optional.of(ArenaRole.NODE);

        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(act(new ArenaAction.CommitSubmission(1)));
        assertThat(in(ArenaPhase.REVEAL)).isEqualTo(act(new ArenaAction.RevealSubmission(1, COMMITMENT)));
    }

    @Test
    void whoIsNotAwaited_advancesWhenItMay_andItsTurnHasCome() {
        awaited = false;
        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(new Decision.Wait<>(1_000));

        advanceable = true;
        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(act(new ArenaAction.Advance(1, ArenaPhase.SUBMIT)));

        keeperFrom = NOW + 7;
        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(new Decision.Wait<>(7));
    }

    @Test
    void whoWasNotAdmitted_takesItsStakeBack_andLeaves() {
        admitted = false;
        hasStaked();
        unstakable = Amount.ofFlock(100);
        assertThat(in(ArenaPhase.ACCESS)).isEqualTo(act(new ArenaAction.Withdraw()));

        unstakable = Amount.ZERO;
        assertThat(in(ArenaPhase.SUBMIT)).isEqualTo(finish(Ending.NOT_ADMITTED));
    }

    @Test
    void afterTheEnd_stakeComesFirst_thenTheRewards_thenTheEnd() {
        hasStaked();
        unstakable = Amount.ofFlock(80);
        claimable = Amount.ofFlock(3);
        assertThat(in(ArenaPhase.COMPLETED)).isEqualTo(act(new ArenaAction.Withdraw()));

        unstakable = Amount.ZERO;
        assertThat(in(ArenaPhase.COMPLETED)).isEqualTo(act(new ArenaAction.Claim()));

        claimable = Amount.ZERO;
        claimed = new ArenaClaimRecord(2, Amount.ofFlock(3), Amount.ZERO, Amount.ZERO, Amount.ZERO);
        assertThat(in(ArenaPhase.COMPLETED)).isEqualTo(finish(Ending.CLAIMED));
    }

    @Test
    void whatVests_isNotClaimedAgainAndAgain() {
        hasStaked();
        claimable = Amount.ofMicros(5);
        claimed = new ArenaClaimRecord(2, Amount.ofFlock(3), Amount.ZERO, Amount.ZERO, Amount.ZERO);

        assertThat(in(ArenaPhase.COMPLETED)).isInstanceOf(Decision.Finish.class);
    }

    @Test
    void whoHadNothingInTheTask_endsWithNothing() {
        assertThat(in(ArenaPhase.CANCELLED)).isEqualTo(finish(Ending.NOTHING_DUE));
    }
}
