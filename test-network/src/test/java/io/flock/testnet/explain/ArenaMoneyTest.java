package io.flock.testnet.explain;

import static io.flock.testnet.explain.ArenaStory.ABSENT;
import static io.flock.testnet.explain.ArenaStory.CREATOR;
import static io.flock.testnet.explain.ArenaStory.DELEGATOR;
import static io.flock.testnet.explain.ArenaStory.FINAL;
import static io.flock.testnet.explain.ArenaStory.LEDGER;
import static io.flock.testnet.explain.ArenaStory.LIAR;
import static io.flock.testnet.explain.ArenaStory.NODE;
import static io.flock.testnet.explain.ArenaStory.OWNER;
import static io.flock.testnet.explain.ArenaStory.SILENT;
import static io.flock.testnet.explain.ArenaStory.VALIDATOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.ArenaRoster;
import io.flock.protocol.arena.EpochSettlement;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.protocol.ledger.LedgerKey;
import io.flock.protocol.ledger.PoolKeys;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All money of an Arena task is explained, each amount by all factors of its formula, and a forged one is noticed. */
class ArenaMoneyTest {
    private static final Explainer EXPLAINER = Forgery.explainer(LEDGER.blocks());

    @Test
    void epochsAndEnd_sumToWhatBalancesGained_forEverybody() {
        for (int i = 0; i < 16; i++) {
            AccountId account = LEDGER.client(i);
            long explained = EXPLAINER.end(ArenaPlay.TASK, account).total();
            for (int epoch = 0; epoch <= FINAL; epoch++) {
                explained += EXPLAINER.round(ArenaPlay.TASK, epoch, account).total();
            }
            long paidIn = account.equals(CREATOR) ? Amount.ofFlock(200).micros() : 0;
            long gained = LEDGER.evaluate("token:BalanceOf", new BalanceOf(account), BalanceView.class)
                            .balance()
                            .micros()
                    - TimedLedger.GRANT.micros();
            assertThat(explained - paidIn).as(account.toString()).isEqualTo(gained);
        }
    }

    @Test
    void everyLine_follows_andNamesTransactions() {
        for (int i = 0; i < 16; i++) {
            AccountId account = LEDGER.client(i);
            Stream.concat(
                            IntStream.rangeClosed(0, FINAL)
                                    .boxed()
                                    .flatMap(epoch -> round(epoch, account).apply(EXPLAINER).stream()),
                            end(account).apply(EXPLAINER).stream())
                    .forEach(line -> {
                        assertThat(line.follows()).as(account + ": " + line).isTrue();
                        assertThat(line.transactions()).isNotEmpty();
                    });
        }
        assertThat(EXPLAINER.balanceSheet(ArenaPlay.TASK).sum()).isZero();
    }

    @Test
    void nodesReward_hasEveryFactor_andItsCommitAndReveal() {
        Line line = only(round(0, NODE), "reward");

        assertThat(line.factors())
                .containsKeys(
                        "poolBefore", "settlementsLeft", "R0", "γ", "T", "S", "RN", "λ", "keptForTheFinalRank", "rank")
                .containsKeys(
                        "k", "q", "α", "effectiveStake", "organisationStake", "organisationWeight", "sumOfWeights")
                .containsEntry("poolBefore", "200")
                .containsEntry("settlementsLeft", "3")
                .containsEntry("γ", "0.2")
                .containsEntry("λ", "0.9")
                .containsEntry("T", "550");
        assertThat(functions(line))
                .startsWith("arena:AdvanceTask")
                .contains("arena:Stake", "arena:CommitSubmission", "arena:RevealSubmission");
    }

    @Test
    void validatorsReward_hasEveryFactor_andItsCommitsAndReveals() {
        Line drawn = only(round(0, VALIDATOR), "reward");
        assertThat(drawn.factors())
                .containsKeys("R0", "γ", "T", "S", "RV", "Δ", "n", "scores", "scoreTolerance", "organisationWeight")
                .containsEntry("λ_d", "20")
                .containsEntry("α", "0.5")
                .containsEntry("Δ", "0");
        assertThat(functions(drawn)).contains("arena:Ready", "arena:CommitScores", "arena:RevealScores");

        Line everyone = only(round(FINAL, VALIDATOR), "reward");
        assertThat(everyone.formula()).contains("exp(−λ_d · Δ) · n · effectiveStake");
    }

    @Test
    void workedExamplesOfThePage_areWhatTheCodeSays() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "how-to", "explain-money.md"));

        assertThat(page).contains(text(only(round(0, NODE), "reward")));
        assertThat(page).contains(text(only(round(0, VALIDATOR), "reward")));
    }

    private static String text(Line line) {
        StringBuilder text = new StringBuilder("+")
                .append(Amount.ofMicros(line.micros()).format())
                .append("  ")
                .append(line.what())
                .append("\n    ")
                .append(line.formula());
        line.factors()
                .forEach((name, value) ->
                        text.append("\n    ").append(name).append(" = ").append(value));
        return text.toString();
    }

    @Test
    void twoLiesOfAnEpoch_areTwoPenalties_eachOfTheStakeAtItsStart() {
        assertThat(round(0, LIAR).apply(EXPLAINER))
                .filteredOn(line -> line.what().startsWith("penalty"))
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.micros()).isEqualTo(-Amount.ofFlock(20).micros());
                    assertThat(line.factors()).containsEntry("stakeAtEpochStart", "100");
                })
                .extracting(Line::what)
                .containsExactlyInAnyOrder("penalty: UNREVEALED", "penalty: FALSE_SCORE");
    }

    @Test
    void silenceInTheSeedPhase_hasALine() {
        Line line = round(0, SILENT).apply(EXPLAINER).get(0);

        assertThat(line.what()).isEqualTo("penalty: ABSENT");
        assertThat(line.micros()).isEqualTo(-Amount.ofFlock(10).micros());
        assertThat(line.factors()).containsEntry("absentSlash", "10");
    }

    @Test
    void delegator_isToldItsShareOfEachPool_andWhatPenaltiesTook() {
        Line line = only(round(0, DELEGATOR), "reward as a delegator of " + OWNER);
        assertThat(line.micros()).isPositive();
        assertThat(line.factors())
                .containsKeys("with", "without", "σ", "poolReward")
                .containsEntry("delegated", "150");
        assertThat(round(0, DELEGATOR).apply(EXPLAINER))
                .noneMatch(one -> one.what().contains("no rank"));

        Line lost = only(end(DELEGATOR), "lost of what was delegated to " + ABSENT);
        assertThat(lost.micros()).isEqualTo(-Amount.parse("7.7").micros());
    }

    @Test
    void finalReward_vests_andEachClaimTellsWhatItPaidAndItsFee() {
        Line reward = only(end(NODE), "Reward B");
        assertThat(reward.factors()).containsKeys("kept", "vestingDays", "vestsFrom", "organisationWeight", "k", "q");
        List<Line> claims = end(NODE).apply(EXPLAINER).stream()
                .filter(line -> line.what().startsWith("claimed"))
                .toList();
        assertThat(claims).hasSize(3);
        assertThat(claims.get(0).factors()).containsEntry("epochs", "0 to 0").containsEntry("vested", "0");
        assertThat(claims.get(1).factors()).containsKeys("rewardB", "claimedAt", "vestsFrom", "vestingDays");
        assertThat(end(NODE).apply(EXPLAINER))
                .filteredOn(line -> line.what().equals("claim fee"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.micros())
                        .isNegative()
                        .isEqualTo(feeOf(line, "earnedBefore") - feeOf(line, "earnedAfter")));
    }

    private static long feeOf(Line line, String earned) {
        return new BigDecimal(line.factors().get("claimFee"))
                .multiply(new BigDecimal(line.factors().get(earned)))
                .movePointRight(6)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }

    @Test
    void whatWasLeftOfThePool_isSharedAsTheLastEpochPaid() {
        assertThat(only(end(VALIDATOR), "share of what was left of the pool").micros())
                .isPositive();
        assertThat(only(end(DELEGATOR), "final reward as a delegator of " + OWNER)
                        .micros())
                .isPositive();
    }

    @Test
    void allPayoutsOfAMicro_doNotFollow_forAnybody() {
        LedgerKey key = ArenaKeys.settlement(ArenaPlay.TASK, 0);
        EpochSettlement honest = LEDGER.transactions().stream()
                .flatMap(transaction -> transaction.document(key, EpochSettlement.class).stream())
                .findFirst()
                .orElseThrow();
        Explainer forged = new Forgery(
                        "payouts of a micro",
                        key,
                        0,
                        document -> document.getAsJsonArray("payouts")
                                .forEach(one -> one.getAsJsonObject().addProperty("amount", "1")),
                        round(0, NODE))
                .forged(LEDGER);
        assertThat(honest.payouts()).hasSizeGreaterThan(8).allSatisfy(payout -> assertThat(
                        round(0, payout.account()).apply(forged))
                .anySatisfy(line -> {
                    assertThat(line.what()).isEqualTo("reward");
                    assertThat(line.follows()).isFalse();
                }));
    }

    @Test
    void forgedReward_leavesOthersAlone() {
        Explainer forged = new Forgery(
                        "a node's reward",
                        ArenaKeys.settlement(ArenaPlay.TASK, 0),
                        0,
                        Forgery.more("payouts", NODE, "amount"),
                        round(0, NODE))
                .forged(LEDGER);

        assertThat(round(0, VALIDATOR).apply(forged)).isNotEmpty().allMatch(Line::follows);
        assertThat(round(1, NODE).apply(forged)).isNotEmpty().allMatch(Line::follows);
        assertThat(end(VALIDATOR).apply(forged)).isNotEmpty().allMatch(Line::follows);
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void oneMicroMore_doesNotFollow(Forgery forgery) {
        forgery.isNoticed(LEDGER, EXPLAINER);
    }

    static Stream<Forgery> forgeries() {
        LedgerKey first = ArenaKeys.settlement(ArenaPlay.TASK, 0);
        LedgerKey last = ArenaKeys.settlement(ArenaPlay.TASK, FINAL);
        LedgerKey roster = ArenaKeys.roster(ArenaPlay.TASK);
        LedgerKey claimed = ArenaKeys.claimed(ArenaPlay.TASK, NODE);
        LedgerKey pool = PoolKeys.claimed(ArenaPlay.TASK, OWNER, DELEGATOR);
        return Stream.of(
                new Forgery("a node's reward", first, 0, Forgery.more("payouts", NODE, "amount"), round(0, NODE)),
                new Forgery(
                        "a validator's reward",
                        first,
                        0,
                        Forgery.more("payouts", VALIDATOR, "amount"),
                        round(0, VALIDATOR)),
                new Forgery(
                        "a validator's final reward",
                        last,
                        0,
                        Forgery.more("payouts", VALIDATOR, "amount"),
                        round(FINAL, VALIDATOR)),
                new Forgery("R0", first, 0, Forgery.more("reward"), round(0, NODE)),
                new Forgery("what is kept", first, 0, Forgery.more("lockedReward"), round(0, NODE)),
                new Forgery(
                        "a pool's reward, for its owner",
                        first,
                        0,
                        Forgery.more("pools", OWNER, "reward"),
                        round(0, OWNER)),
                new Forgery(
                        "a pool's reward, for its delegator",
                        first,
                        0,
                        Forgery.more("pools", OWNER, "reward"),
                        round(0, DELEGATOR)),
                new Forgery(
                        "a pool's loss, for its delegator",
                        first,
                        0,
                        Forgery.more("pools", ABSENT, "slashed"),
                        round(0, DELEGATOR)),
                new Forgery("a penalty", first, 0, Forgery.more("penalties", LIAR, "amount"), round(0, LIAR)),
                new Forgery(
                        "the stake that silence in SEED leaves",
                        roster,
                        writesSinceSeed(),
                        Forgery.more("members", SILENT, "stake"),
                        round(0, SILENT)),
                new Forgery("Reward B", roster, 0, Forgery.more("vesting", NODE, "amount"), end(NODE)),
                new Forgery("a share of the rest", roster, 0, Forgery.moreDue(VALIDATOR), end(VALIDATOR)),
                new Forgery("the creator's stake", roster, 0, Forgery.moreDue(CREATOR), end(CREATOR)),
                new Forgery(
                        "a pool's share of the end, for its owner",
                        roster,
                        0,
                        document -> Forgery.moreDue(OWNER).accept(document.getAsJsonObject("pools")),
                        end(OWNER)),
                new Forgery(
                        "a pool's share of the end, for its delegator",
                        roster,
                        0,
                        document -> Forgery.moreDue(OWNER).accept(document.getAsJsonObject("pools")),
                        end(DELEGATOR)),
                new Forgery("what has vested", claimed, 1, Forgery.more("vested"), end(NODE)),
                new Forgery("rewards claimed", claimed, 2, Forgery.more("rewards"), end(NODE)),
                new Forgery("dues claimed", claimed, 1, Forgery.more("dues"), end(NODE)),
                new Forgery("a claim's fee", claimed, 1, Forgery.more("fees"), end(NODE)),
                new Forgery("a delegator's claim", pool, 1, Forgery.more("rewards"), end(DELEGATOR)),
                new Forgery("a delegator's principal", pool, 0, Forgery.more("principal"), end(DELEGATOR)),
                new Forgery("a delegator's fee", pool, 0, Forgery.more("fees"), end(DELEGATOR)));
    }

    /** How many writes of the roster came after that of the SEED phase, which is the first with a seed. */
    private static int writesSinceSeed() {
        List<ArenaRoster> versions = LEDGER.transactions().stream()
                .flatMap(transaction ->
                        transaction.document(ArenaKeys.roster(ArenaPlay.TASK), ArenaRoster.class).stream())
                .toList();
        return (int) versions.stream()
                        .filter(roster -> roster.seed().isPresent())
                        .count()
                - 1;
    }

    private static Function<Explainer, List<Line>> round(int epoch, AccountId account) {
        return explainer -> explainer.round(ArenaPlay.TASK, epoch, account).lines();
    }

    private static Function<Explainer, List<Line>> end(AccountId account) {
        return explainer -> explainer.end(ArenaPlay.TASK, account).lines();
    }

    private static Line only(Function<Explainer, List<Line>> lines, String what) {
        List<Line> found = lines.apply(EXPLAINER).stream()
                .filter(line -> line.what().equals(what))
                .toList();
        assertThat(found).as(what + " in " + lines.apply(EXPLAINER)).hasSize(1);
        return found.get(0);
    }

    private static List<String> functions(Line line) {
        return line.transactions().stream()
                .map(id -> LEDGER.transactions().stream()
                        .filter(transaction ->
                                transaction.invocation().transactionId().equals(id.text()))
                        .findFirst()
                        .orElseThrow()
                        .invocation()
                        .function())
                .toList();
    }
}
