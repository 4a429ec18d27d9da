package io.flock.chaincode.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.chaincode.Channel;
import io.flock.chaincode.Consortium3;
import io.flock.chaincode.Identity;
import io.flock.chaincode.Money;
import io.flock.chaincode.TaskRun;
import io.flock.chaincode.Trainer;
import io.flock.chaincode.contract.Creators;
import io.flock.protocol.alliance.Penalty;
import io.flock.protocol.alliance.PenaltyReason;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Verdict;
import io.flock.protocol.alliance.request.CommitUpdate;
import io.flock.protocol.alliance.request.ProveLeak;
import io.flock.protocol.alliance.request.RevealUpdate;
import io.flock.protocol.codec.Json;
import io.flock.protocol.commitment.Commitment;
import io.flock.protocol.commitment.Salt;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of attacks.md about commitments and reveals that the ledger alone answers. */
class CommitmentAttackTest {
    private static final Amount LIE = TaskRun.STAKE.dividedBy(5);

    private final Consortium3 consortium = Consortium3.founded(4);
    private final Channel channel = consortium.channel();
    private final TaskRun run = TaskRun.joined(consortium).until(Phase.PROPOSE_COMMIT);
    private final List<Trainer> proposers = run.seated(Role.PROPOSER);
    private final List<Trainer> voters = run.seated(Role.VOTER);

    @AfterEach
    void moneyIsConserved() {
        Money.requireConserved(channel);
    }

    @Test
    void attack5_copyOfACommitment_evenBeforeTheVictims_onlyHurtsTheCopier() {
        Trainer victim = proposers.get(0);
        Trainer copier = proposers.get(1);
        Commitment stolen = victim.commitUpdate(0).commitment();
        run.submit(copier, "CommitUpdate", new CommitUpdate(TaskRun.TASK, 0, stolen));
        run.submit(victim, "CommitUpdate", victim.commitUpdate(0));
        run.act(trainer -> !trainer.equals(copier));
        run.advance();

        run.submit(victim, "RevealUpdate", victim.revealUpdate(0, run.tip(victim)));
        RevealUpdate copied =
                new RevealUpdate(TaskRun.TASK, 0, victim.update(0), victim.salt(0), copier.behind(run.tip(copier)));
        assertThat(refusal(copier, "RevealUpdate", copied)).isEqualTo(ErrorCode.COMMITMENT_MISMATCH);

        finishRoundWithout(copier);
        assertThat(penalties(copier)).containsExactly(new Penalty(copier.account(), PenaltyReason.UNREVEALED, LIE));
        assertThat(penalties(victim)).isEmpty();
    }

    @Test
    void attack6_otherValueOrSalt_isRefused_andCountsAsMissing() {
        Trainer liar = proposers.get(0);
        run.actAll();
        run.advance();
        RevealUpdate otherModel =
                new RevealUpdate(TaskRun.TASK, 0, Trainer.model("other"), liar.salt(0), liar.behind(run.tip(liar)));
        RevealUpdate otherSalt = new RevealUpdate(
                TaskRun.TASK,
                0,
                liar.update(0),
                Salt.parse(Trainer.digest("other salt").hex()),
                liar.behind(run.tip(liar)));

        assertThat(refusal(liar, "RevealUpdate", otherModel)).isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        assertThat(refusal(liar, "RevealUpdate", otherSalt)).isEqualTo(ErrorCode.COMMITMENT_MISMATCH);
        finishRoundWithout(liar);
        assertThat(penalties(liar)).extracting(Penalty::reason).containsExactly(PenaltyReason.UNREVEALED);
    }

    @Test
    void attack8_renewedCertificate_isTheSameAccount_andCanNotVoteTwice() {
        Trainer voter = voters.get(0);
        run.until(Phase.VOTE_COMMIT);
        run.submit(voter, "CommitVote", voter.commitVote(0, Trainer.all(Verdict.ACCEPT, 2)));
        AccountId account = voter.account();
        Identity renewed = new Identity(
                account,
                Creators.of(
                        account.organisation().text(), "O=renewed,OU=client,CN=" + account.name(), Optional.empty()));

        assertThat(channel.refusal(renewed, "alliance:CommitVote", voter.commitVote(0, Trainer.all(Verdict.REJECT, 2))))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void attack33_leakedCommitment_isVoid_andItsOwnerPaysLikeOneWhoDidNotReveal() {
        Trainer leaky = proposers.get(0);
        run.actAll();
        ProveLeak proof = new ProveLeak(
                TaskRun.TASK, 0, Phase.PROPOSE_COMMIT, leaky.account(), Json.write(leaky.update(0)), leaky.salt(0));
        run.submit(voters.get(0), "ProveLeak", proof);
        SortedMap<String, String> proven = channel.documents();
        run.submit(voters.get(1), "ProveLeak", proof);
        assertThat(channel.documents()).isEqualTo(proven);
        run.advance();

        assertThat(run.view().awaited()).doesNotContain(leaky.account());
        assertThat(refusal(leaky, "RevealUpdate", leaky.revealUpdate(0, run.tip(leaky))))
                .isEqualTo(ErrorCode.COMMITMENT_LEAKED);
        finishRoundWithout(leaky);
        assertThat(penalties(leaky)).containsExactly(new Penalty(leaky.account(), PenaltyReason.LEAKED, LIE));
    }

    /** It has seen the others' preimages, and with its own it would give the beacon away. */
    @Test
    void attack3_memberThatWithholdsItsPreimage_paysThePriceOfALie_andIsNotInTheNextDraw_butTheRoundGoesOn() {
        Trainer withholding = proposers.get(0);
        run.until(Phase.PROPOSE_REVEAL);
        finishRoundWithout(withholding);

        assertThat(penalties(withholding))
                .containsExactly(new Penalty(withholding.account(), PenaltyReason.UNREVEALED, LIE));
        assertThat(run.roster().member(withholding.account()).orElseThrow().withheld())
                .isEqualTo(1);
        assertThat(run.document(0)
                        .flatMap(RoundDocument::settlement)
                        .orElseThrow()
                        .voided())
                .isFalse();
        run.until(Phase.PROPOSE_COMMIT);
        assertThat(run.phase().round()).isEqualTo(1);
        assertThat(run.document(1).orElseThrow().seat(withholding.account())).isEmpty();
    }

    @Test
    void attack36_colluderThatDoesNotReveal_paysThePriceOfALie_andEarnsNothing() {
        Trainer colluder = voters.get(0);
        run.until(Phase.VOTE_REVEAL);
        finishRoundWithout(colluder);

        assertThat(penalties(colluder)).containsExactly(new Penalty(colluder.account(), PenaltyReason.UNREVEALED, LIE));
        assertThat(run.stakeOf(colluder.account())).isEqualTo(TaskRun.STAKE.minus(LIE));
        assertThat(run.roster().member(colluder.account()).orElseThrow().withheld())
                .isEqualTo(1);
    }

    @Test
    void attack11_revealAgain_hasNoEffect_anotherOne_isRefused() {
        Trainer proposer = proposers.get(0);
        run.until(Phase.PROPOSE_REVEAL);
        RevealUpdate reveal = proposer.revealUpdate(0, run.tip(proposer));
        run.submit(proposer, "RevealUpdate", reveal);
        SortedMap<String, String> once = channel.documents();
        run.submit(proposer, "RevealUpdate", reveal);

        assertThat(channel.documents()).isEqualTo(once);
        assertThat(refusal(
                        proposer,
                        "RevealUpdate",
                        new RevealUpdate(TaskRun.TASK, 0, Trainer.model("other"), reveal.salt(), reveal.preimage())))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    @Test
    void attack42_accountThatRewritesItsCommitment_isRefused_andTheSameAgainWritesNothing() {
        Trainer proposer = proposers.get(0);
        run.submit(proposer, "CommitUpdate", proposer.commitUpdate(0));
        SortedMap<String, String> once = channel.documents();

        run.submit(proposer, "CommitUpdate", proposer.commitUpdate(0));
        assertThat(channel.documents()).isEqualTo(once);
        Commitment other = proposers.get(1).commitUpdate(0).commitment();
        assertThat(refusal(proposer, "CommitUpdate", new CommitUpdate(TaskRun.TASK, 0, other)))
                .isEqualTo(ErrorCode.ALREADY_DONE);
    }

    /** Plays on to the settlement of round 0; one account does nothing any more. */
    private void finishRoundWithout(Trainer silent) {
        while (run.document(0).flatMap(RoundDocument::settlement).isEmpty()) {
            run.act(trainer -> !trainer.equals(silent));
            run.advance();
        }
    }

    private List<Penalty> penalties(Trainer of) {
        return run.document(0).flatMap(RoundDocument::settlement).orElseThrow().penalties().stream()
                .filter(penalty -> penalty.account().equals(of.account()))
                .toList();
    }

    private ErrorCode refusal(Trainer who, String function, Object request) {
        return channel.refusal(who.identity(), "alliance:" + function, request);
    }
}
