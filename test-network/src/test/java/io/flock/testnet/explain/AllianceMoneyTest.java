package io.flock.testnet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.PhaseRecord;
import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A task of the Alliance whose pool is not empty when it ends: who gets what of it is explained, and one micro-FLOCK more is
 * noticed there as in the rounds.
 */
class AllianceMoneyTest {
    private static final int LAST = 2;

    private static TimedLedger ledger;
    private static AccountId withholding;
    private static AccountId good;
    private static AccountId keeper;

    @BeforeAll
    static void aTaskIsPlayed_thatGetsEmissionWithItsLastAdvance() {
        ledger = TimedLedger.founded(4);
        // No organisation of the creator's: a keeper of that has no bonus.
        keeper = ledger.client(10);
        AccountId[] first = new AccountId[1];
        TimedTask task = TimedTask.joined(
                        ledger,
                        ledger.client(9),
                        IntStream.range(0, 9).mapToObj(ledger::client).toList(),
                        (account, phase) -> {
                            boolean ofVotes = phase.round() == 0 && phase.phase() == Phase.VOTE_REVEAL;
                            if (ofVotes && first[0] == null && !isOfKeeper(account)) {
                                first[0] = account;
                            }
                            return !(ofVotes && account.equals(first[0]));
                        })
                .advancedBy(keeper);
        ledger.decide(ProposalAction.verifyTask(TaskName.alliance(TimedTask.TASK)));
        while (!isLast(task.view().phase())) {
            task.playPhase();
        }
        ledger.waitSeconds(86_410);
        ledger.submit(
                ledger.client(2), "governance:AdvanceEpoch", new AdvanceEpoch(0, List.of(), List.of(), List.of()));
        task.playAll();
        withholding = first[0];
        good = withholding.equals(ledger.client(0)) ? ledger.client(1) : ledger.client(0);
        IntStream.range(0, 11)
                .forEach(i -> ledger.attempt(ledger.client(i), "alliance:Claim", new Claim(TimedTask.TASK)));
    }

    @Test
    void roundsAndEnd_sumToWhatBalancesGained_forEverybody() {
        Explainer explainer = Forgery.explainer(ledger.blocks());
        for (int i = 0; i < 11; i++) {
            AccountId account = ledger.client(i);
            List<Line> lines = new ArrayList<>(end(account).apply(explainer));
            for (int round = 0; round <= LAST; round++) {
                lines.addAll(round(round, account).apply(explainer));
            }
            assertThat(lines)
                    .allSatisfy(line ->
                            assertThat(line.follows()).as(account + ": " + line).isTrue());
            long paidIn = i == 9 ? 60_000_000 : 0;
            long gained = ledger.evaluate("token:BalanceOf", new BalanceOf(account), BalanceView.class)
                            .balance()
                            .micros()
                    - TimedLedger.GRANT.micros();
            assertThat(lines.stream().mapToLong(Line::micros).sum() - paidIn)
                    .as(account.toString())
                    .isEqualTo(gained);
        }
    }

    @Test
    void shareOfWhatWasLeft_hasItsFactors_andWhoWasNotGoodIsToldWhy() {
        Explainer explainer = Forgery.explainer(ledger.blocks());
        Line share = end(good).apply(explainer).get(0);
        assertThat(share.what()).isEqualTo("share of what was left of the pool");
        assertThat(share.micros()).isPositive();
        assertThat(share.factors()).containsKeys("poolLeft", "stakeAtRoundStart", "stakesOfTheGood");

        assertThat(end(ledger.client(9)).apply(explainer).get(0).what())
                .startsWith("no share of what was left of the pool");
    }

    @Test
    void oneMicroMore_doesNotFollow() {
        Explainer honest = Forgery.explainer(ledger.blocks());
        LedgerKey first = LedgerKey.round(TimedTask.TASK, 0);
        LedgerKey roster = LedgerKey.roster(TimedTask.TASK);
        List.of(
                        new Forgery(
                                "a reward",
                                first,
                                0,
                                document ->
                                        Forgery.more("payouts", good, "amount").accept(settlement(document)),
                                round(0, good)),
                        new Forgery(
                                "a penalty",
                                first,
                                0,
                                document -> Forgery.more("penalties", withholding, "amount")
                                        .accept(settlement(document)),
                                round(0, withholding)),
                        new Forgery(
                                "a keeper's bonus",
                                first,
                                0,
                                document -> Forgery.more("keeperBonus").accept(settlement(document)),
                                round(0, keeper)),
                        new Forgery(
                                "a share of what was left",
                                roster,
                                0,
                                Forgery.more("members", good, "stake"),
                                end(good)))
                .forEach(forgery -> forgery.isNoticed(ledger, honest));
    }

    private static JsonObject settlement(JsonObject document) {
        return document.getAsJsonObject("settlement");
    }

    private static boolean isOfKeeper(AccountId account) {
        return account.organisation().equals(keeper.organisation());
    }

    private static boolean isLast(PhaseRecord phase) {
        return phase.round() == LAST && phase.phase() == Phase.AGGREGATE_REVEAL;
    }

    private static Function<Explainer, List<Line>> round(int round, AccountId account) {
        return explainer -> explainer.round(TimedTask.TASK, round, account).lines();
    }

    private static Function<Explainer, List<Line>> end(AccountId account) {
        return explainer -> explainer.end(TimedTask.TASK, account).lines();
    }
}
