package io.flock.testnet.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.testnet.Founding;
import io.flock.testnet.audit.LedgerUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks on tasks of the Arena and of the Alliance and on the marketplace through the SDK, each named after its row; everybody plays honestly who
 * is not said to lie. All tasks are played at the same time on one ledger, which is audited at the end. Written once for every network.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class AttackScenarios {
    private LedgerUnderTest ledger;
    private Cast cast;
    private CompletableFuture<Void> judging;
    private CompletableFuture<Void> promises;
    private CompletableFuture<Void> juries;
    private CompletableFuture<Void> majority;
    private CompletableFuture<Void> admission;
    private CompletableFuture<Void> rounds;
    private CompletableFuture<Void> ends;
    private CompletableFuture<Void> requests;
    private CompletableFuture<Void> crowds;
    private CompletableFuture<Void> vouchers;

    /** A new network. */
    abstract LedgerUnderTest start(Path state);

    @BeforeAll
    void play(@TempDir Path folder) {
        ledger = start(folder);
        Founding.ensure(ledger.governor("Org1MSP"), ledger.founding());
        cast = new Cast(ledger);
        ArenaAttacks arena = new ArenaAttacks(cast);
        promises = playing(arena::playPromises);
        juries = playing(arena::playJuries);
        admission = playing(arena::playAdmission);
        ArenaScoreAttacks scores = new ArenaScoreAttacks(cast);
        majority = playing(scores::playMajority);
        judging = playing(scores::playJudging);
        AllianceAttacks alliance = new AllianceAttacks(ledger, cast);
        rounds = playing(alliance::playRounds);
        ends = playing(alliance::playEnds);
        requests = playing(alliance::playHostileRequests);
        crowds = playing(new CrowdAttacks(ledger, cast)::play);
        vouchers = playing(new MarketAttacks(cast)::playVouchers);
    }

    /** Tasks wait for deadlines, so each has a thread of its own. */
    private static CompletableFuture<Void> playing(Runnable scenes) {
        return CompletableFuture.runAsync(scenes, scene -> new Thread(scene, "scenes").start());
    }

    @AfterAll
    void end() {
        ledger.close();
    }

    @Test
    @Order(1)
    void attacks5and6and33and50_copiesAndOtherValuesCanNotBeRevealed_aLeakVoids_andWhatIsDelegatedToOneselfPaysToo() {
        promises.join();
    }

    @Test
    @Order(2)
    void attacks7and14and16and17and34and45_actsOutOfPhase_minorities_ownOrganisations_copiesAndNoScores_gainNothing() {
        judging.join();
    }

    @Test
    @Order(3)
    void attack15_aMajority_succeedsByDesign_andTheLedgerShowsHowFarScoresLayApart() {
        majority.join();
    }

    @Test
    @Order(4)
    void attacks43and44_admissionHasACap_theRestWithdrawInFull_andKeysForFriendsOnlyCancelTheTask() {
        admission.join();
    }

    @Test
    @Order(5)
    void attacks44and46_aCapturedUnanimousJuryPays_andWithoutTheFinalKeyTheLastRankingCounts() {
        juries.join();
    }

    @Test
    @Order(6)
    void
            attacks2and3and5to7and9to11and22and33and36and42and47and48_inRoundsOfTheAlliance_costTheirAuthors_andNobodyElse() {
        rounds.join();
    }

    @Test
    @Order(7)
    void attacks13and25and37_aRoundWithoutVotesIsVoid_andWhatIsCancelledOrStopped_givesBackWhatWasPaidIn() {
        ends.join();
    }

    @Test
    @Order(8)
    void attacks24and38and39and41_hostileIds_traps_hasteAndDust_changeNothing() {
        requests.join();
    }

    @Test
    @Order(9)
    void attacks8and12and31and35and49_renewedCertificates_emptyBalances_crowds_floodsAndLateStake_gainNothing() {
        crowds.join();
    }

    @Test
    @Order(10)
    void attack32_vouchersReplayed_raised_ofAnotherChannel_orShownAfterClosing_payNothing() {
        vouchers.join();
    }

    @Test
    @Order(11)
    void theLedgerOfAllAttacks_isAuditedWithoutDifference_andNoMoneyWasMadeOrLost() {
        CompletableFuture.allOf(
                        promises, judging, majority, admission, juries, rounds, ends, requests, crowds, vouchers)
                .handle((done, failed) -> failed == null)
                .join();
        LedgerAudit audit = new LedgerAudit(new AuditSettings(
                "flock", "flock", Optional.of(ledger.founding().digest()), ledger.authorities()));
        cast.client(cast.creator()).blocks().read(Duration.ofSeconds(60), audit::accept);
        AuditReport report = audit.report();

        assertThat(report.differences()).isEmpty();
        assertThat(report.supply()).isEqualTo(ledger.founding().minted().plus(CrowdAttacks.EMITTED));
    }
}
