package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.StakeUnit;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTransaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stakes of gmFLOCK in the Arena, what penalties burn and move of them, and their way back are derived and explained. */
@Tag("scenario")
class GmArenaAuditTest {
    private static final TimedLedger LEDGER = TimedLedger.founded(5);
    private static final AccountId ABSENT = LEDGER.client(6);
    private static final AccountId WITHHOLDING = LEDGER.client(7);
    private static final AccountId LEAVER = LEDGER.client(8);

    private static Explainer open;
    private static Explainer midway;

    /** A validator does not check in, another keeps its scores of a dispute back; a third never confirms, and is out. */
    @BeforeAll
    static void aWholeTaskIsPlayed() {
        ArenaPlay play = new ArenaPlay(LEDGER, StakeUnit.GMFLOCK);
        play.staked();
        open = explainer();
        play.play(
                (account, now) -> (account.equals(LEAVER) && now.phase() == ArenaPhase.ACCESS)
                        || (now.epoch() == 0
                                && ((now.phase() == ArenaPhase.REVEAL && account.equals(ABSENT))
                                        || (now.phase() == ArenaPhase.DISPUTE_REVEAL && account.equals(WITHHOLDING)))),
                now -> now.epoch() == 1);
        midway = explainer();
        play.play((account, now) -> false, now -> false);
        play.claimed();
    }

    @Test
    void stakesPenaltiesAndReturns_haveNoDifference() {
        AuditReport report = LEDGER.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(15));
    }

    @Test
    void moreGmFlockThanWereStaked_isNamed() {
        assertWritten(forged("arena:Stake", "arenaStake", "301000000", "602000000"), "arenaStake~");
    }

    @Test
    void lessBehindAStakeThanItsPart_isNamed_andMoneyIsMissing() {
        AuditReport report = forged("arena:Stake", "arenaStake", "100000000", "99999999");

        assertWritten(report, "arenaStake~");
        assertThat(report.differences()).extracting(Difference::kind).contains(Difference.Kind.MONEY);
    }

    @Test
    void lockThatKeepsWhatIsStaked_isNamed_andMoneyIsTooMuch() {
        AuditReport report =
                forged("arena:Stake", "lock", ",\"staked\":{\"gm\":\"301000000\",\"principal\":\"100000000\"}", "");

        assertWritten(report, "lock~");
        assertThat(report.differences()).extracting(Difference::kind).contains(Difference.Kind.MONEY);
    }

    @Test
    void flockThatAPenaltyShouldMove_andDoesNot_isNamed() {
        assertWritten(
                forged("arena:AdvanceTask", "settle", "\"moved\":\"20000000\"", "\"moved\":\"10000000\""), "settle~");
    }

    @Test
    void penaltiesOfLocks_thatDoNotReachTheTreasury_areNamed_andMoneyIsMissing() {
        AuditReport report = forged("arena:AdvanceTask", "entry", "30000000", "10000000");

        assertWritten(report, "entry~treasury~");
        assertThat(report.differences()).extracting(Difference::kind).contains(Difference.Kind.MONEY);
    }

    @Test
    void lockThatComesBackWhole_afterAPenalty_isNamed_andMoneyIsTooMuch() {
        AuditReport report = forged("arena:Unstake", "lock", "180000000", "200000000");

        assertWritten(report, "lock~" + WITHHOLDING);
        assertThat(report.differences()).extracting(Difference::kind).contains(Difference.Kind.MONEY);
    }

    @Test
    void everyAmount_followsFromItsFormula_andTheSheetSumsToZero_atAnyMoment() {
        Explainer explainer = explainer();
        for (int epoch = 0; epoch < 3; epoch++) {
            for (int i = 1; i < 15; i++) {
                assertThat(explainer
                                .round(ArenaPlay.TASK, epoch, LEDGER.client(i))
                                .lines())
                        .isNotEmpty()
                        .allSatisfy(line ->
                                assertThat(line.follows()).as(line.toString()).isTrue());
            }
        }
        Line lie = explainer.round(ArenaPlay.TASK, 0, WITHHOLDING).lines().get(0);
        assertThat(lie.what()).isEqualTo("penalty: UNREVEALED");
        assertThat(lie.micros()).isEqualTo(-Amount.ofFlock(20).micros());
        assertThat(lie.factors())
                .containsEntry("burned", "60.2")
                .containsEntry("gmFlock", "301")
                .containsEntry("principal", "100");
        for (Explainer at : List.of(open, midway, explainer)) {
            assertThat(at.balanceSheet(ArenaPlay.TASK).sum()).isZero();
        }
        assertThat(explainer.balanceSheet(ArenaPlay.TASK).lines())
                .extracting(line -> line.what())
                .contains(
                        "staked, behind 301 gmFLOCK of a lock",
                        "stake taken back, into the lock, behind 301 gmFLOCK",
                        "stake taken back, into the lock, behind 240.8 gmFLOCK");
    }

    private static void assertWritten(AuditReport report, String key) {
        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRITE);
            assertThat(difference.subject()).startsWith(key);
        });
    }

    /** The first such document with one text for another. */
    private static AuditReport forged(String function, String key, String from, String to) {
        return LEDGER.audit(
                transaction -> transaction.invocation().function().equals(function)
                        && document(transaction, key).contains(from),
                transaction -> transaction.with(transaction.key(key).orElseThrow(), json -> json.replace(from, to)));
    }

    private static String document(TimedTransaction transaction, String key) {
        return transaction
                .key(key)
                .flatMap(written ->
                        Optional.ofNullable(transaction.writes().get(written)).flatMap(document -> document))
                .orElse("");
    }

    private static Explainer explainer() {
        LedgerTrail trail = new LedgerTrail("flock");
        LEDGER.blocks().forEach(trail::accept);
        return new Explainer(trail);
    }
}
