package io.flock.chaincode.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.protocol.alliance.AggregateScore;
import io.flock.protocol.alliance.Ballot;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.alliance.request.ProveLeak;
import io.flock.protocol.codec.Json;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that vote COLLECTIVE: what is refused, and the attacks on such a vote. */
class CollectiveVoteTest {
    private static final Ballot FOR = AggregateScore.of(12_000);
    private static final Ballot AGAINST = AggregateScore.of(-12_000);

    private final Consortium3 consortium = Consortium3.founded(4);
    private final Channel channel = consortium.channel();

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    private TaskRun run(VoteMode mode) {
        TaskRun run = TaskRun.created(
                consortium,
                TaskRun.definition()
                        .phases(PhaseLengths.all(TaskRun.PHASE_SECONDS))
                        .voteMode(mode)
                        .build(),
                consortium.client(9),
                consortium.clients().subList(0, 9));
        run.joinAll(TaskRun.STAKE.times(2));
        return run.until(Phase.VOTE_COMMIT);
    }

    private ErrorCode refusal(Trainer who, String function, Object request) {
        return channel.refusal(who.identity(), "alliance:" + function, request);
    }

    /** Lets everybody vote, and advances into the aggregate phases or the next round. */
    private static void vote(TaskRun run, Function<Trainer, Ballot> ballots) {
        List<Trainer> voters = run.seated(Role.VOTER);
        voters.forEach(voter -> run.submit(voter, "CommitVote", voter.commitVote(0, ballots.apply(voter))));
        run.advance();
        voters.forEach(
                voter -> run.submit(voter, "RevealVote", voter.revealVote(0, ballots.apply(voter), run.tip(voter))));
        run.advance();
    }

    private static Settlement settlement(TaskRun run) {
        return run.document(0).orElseThrow().settlement().orElseThrow();
    }

    private static List<AccountId> slashed(TaskRun run, PenaltyReason reason) {
        return settlement(run).penalties().stream()
                .filter(penalty -> penalty.reason() == reason)
                .map(Penalty::account)
                .toList();
    }

    private static List<AccountId> accounts(List<Trainer> trainers) {
        return trainers.stream().map(Trainer::account).toList();
    }

    @Test
    void wholeTask_completes_andAdoptsTheAggregateOfAll() {
        TaskRun run = run(VoteMode.COLLECTIVE).until(Phase.COMPLETED);

        assertThat(run.document(0).orElseThrow().tally().orElseThrow().standing())
                .isEqualTo(run.document(0).orElseThrow().proposals().orElseThrow());
        assertThat(settlement(run).adopted()).contains(TaskRun.AGGREGATE);
        assertThat(settlement(run).penalties()).isEmpty();
        assertThat(settlement(run).payouts()).hasSize(9);
    }

    @Test
    void attack26_aggregateThatVotersFindHarmful_isNotAdopted_andAllProposersPay() {
        TaskRun run = run(VoteMode.COLLECTIVE);
        List<AccountId> proposers = accounts(run.seated(Role.PROPOSER));
        vote(run, voter -> AGAINST);

        assertThat(run.phase().phase()).isEqualTo(Phase.PROPOSE_COMMIT);
        assertThat(settlement(run).adopted()).isEmpty();
        assertThat(slashed(run, PenaltyReason.REJECTED_UPDATE)).isEqualTo(proposers);
    }

    @Test
    void attack14_minorityThatVotesHarmfulForGood_pays_andItsVoteCountsByItsSignOnly() {
        TaskRun run = run(VoteMode.COLLECTIVE);
        List<Trainer> voters = run.seated(Role.VOTER);
        List<Trainer> minority = voters.subList(0, voters.size() / 2 - 1);
        vote(run, voter -> minority.contains(voter) ? AggregateScore.of(1_000_000) : AggregateScore.of(-1));

        assertThat(settlement(run).adopted()).isEmpty();
        assertThat(slashed(run, PenaltyReason.MINORITY_VOTE)).isEqualTo(accounts(minority));
    }

    @Test
    void attack36_voterThatSeesThatItLoses_andDoesNotReveal_paysALie() {
        TaskRun run = run(VoteMode.COLLECTIVE);
        Trainer liar = run.seated(Role.VOTER).get(0);
        run.seated(Role.VOTER).stream()
                .filter(voter -> !voter.equals(liar))
                .forEach(voter -> run.submit(voter, "CommitVote", voter.commitVote(0, FOR)));
        run.submit(liar, "CommitVote", liar.commitVote(0, AGAINST));
        run.advance();
        run.seated(Role.VOTER).stream()
                .filter(voter -> !voter.equals(liar))
                .forEach(voter -> run.submit(voter, "RevealVote", voter.revealVote(0, FOR, run.tip(voter))));
        run.advance();
        run.until(Phase.PROPOSE_COMMIT);

        assertThat(slashed(run, PenaltyReason.UNREVEALED)).containsExactly(liar.account());
    }

    @Test
    void attack33_leakedScore_isVoid_andItsOwnerPaysLikeOneWhoDidNotReveal() {
        TaskRun run = run(VoteMode.COLLECTIVE);
        Trainer owner = run.seated(Role.VOTER).get(0);
        Trainer shower = run.seated(Role.VOTER).get(1);
        run.submit(owner, "CommitVote", owner.commitVote(0, FOR));
        run.submit(
                shower,
                "ProveLeak",
                new ProveLeak(TaskRun.TASK, 0, Phase.VOTE_COMMIT, owner.account(), "{\"score\":12000}", owner.salt(0)));
        run.actAll();
        run.advance();

        assertThat(refusal(owner, "RevealVote", owner.revealVote(0, FOR, run.tip(owner))))
                .isEqualTo(ErrorCode.COMMITMENT_LEAKED);
    }

    @Test
    void verdicts_areRefusedInACollectiveTask_andAScoreInAnAttributedOne() {
        for (VoteMode mode : VoteMode.values()) {
            TaskRun run = new CollectiveVoteTest().run(mode);
            VoteMode other = mode == VoteMode.ATTRIBUTED ? VoteMode.COLLECTIVE : VoteMode.ATTRIBUTED;
            int proposals =
                    run.document().orElseThrow().proposals().orElseThrow().size();
            Ballot foreign = Trainer.ballot(other, Verdict.ACCEPT, proposals);
            Trainer voter = run.seated(Role.VOTER).get(0);
            run.submit(voter, "CommitVote", voter.commitVote(0, foreign));
            run.actAll();
            run.advance();

            assertThat(run.channel()
                            .refusal(
                                    voter.identity(),
                                    "alliance:RevealVote",
                                    voter.revealVote(0, foreign, run.tip(voter))))
                    .isEqualTo(ErrorCode.INVALID_ARGUMENT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"score\":0,",
                "\"score\":1000001,",
                "\"score\":1.5,",
                "\"score\":\"1\",",
                "\"verdicts\":\"A\",\"score\":1,",
                ""
            })
    void attack34_scoreThatIsNone_isRefusedByType(String score) {
        TaskRun run = run(VoteMode.COLLECTIVE);
        Trainer voter = run.seated(Role.VOTER).get(0);
        String request = Json.write(voter.revealVote(0, FOR, run.tip(voter)));
        assertThat(request).contains("\"score\":12000,");

        assertThat(channel.refusalOf(
                        voter.identity(), "alliance:RevealVote", request.replace("\"score\":12000,", score)))
                .isEqualTo(ErrorCode.INVALID_ARGUMENT);
    }
}
