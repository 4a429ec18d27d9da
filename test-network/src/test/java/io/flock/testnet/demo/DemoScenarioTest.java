package io.flock.testnet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.client.attack.Attack;
import io.flock.protocol.alliance.AggregationRule;
import io.flock.protocol.alliance.VoteMode;
import io.flock.protocol.money.Amount;
import io.flock.testnet.demo.report.ArenaResult;
import io.flock.testnet.demo.report.DemoResult;
import io.flock.testnet.demo.report.MarketResult;
import io.flock.testnet.demo.report.ParticipantResult;
import io.flock.testnet.demo.report.RoundResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole task through gateway, chaincode, content node and participants, from an empty folder to the audit. */
@Tag("scenario")
class DemoScenarioTest {
    @TempDir
    private Path folder;

    /** By a rule that voters compute alike only if they add in the same order; the other plays are by the mean. */
    private DemoResult robust(String name) throws InterruptedException {
        DemoOptions options = new DemoOptions(
                6,
                1,
                Attack.SIGN_FLIP,
                2,
                11,
                Duration.ofMillis(50),
                AggregationRule.parse("median"),
                VoteMode.ATTRIBUTED,
                DemoScope.ALLIANCE,
                1);
        return new DemoRun(options, folder.resolve(name), new SilentAudience()).play();
    }

    @Test
    void sameSeed_givesTheSameModelsDrawsAndPayouts_andACleanAudit() throws InterruptedException {
        DemoResult first = robust("first");
        DemoResult second = robust("second");

        assertThat(first.ending()).isEqualTo("COMPLETED");
        assertThat(first.auditDifferences()).isEmpty();
        assertThat(first.moneyConserved()).isTrue();
        assertThat(first.rounds()).allMatch(RoundResult::adopted);
        assertThat(first.accuracy()).isGreaterThan(first.initialAccuracy());
        assertThat(first.honest()).noneMatch(ParticipantResult::lost);

        assertThat(second.globalModelDigests()).isEqualTo(first.globalModelDigests());
        assertThat(second.rounds()).isEqualTo(first.rounds());
        assertThat(second.participants()).isEqualTo(first.participants());
    }

    private DemoResult whole(String name) throws InterruptedException {
        DemoOptions options = new DemoOptions(
                4,
                0,
                Attack.SIGN_FLIP,
                1,
                12,
                Duration.ofMillis(50),
                AggregationRule.fedavg(),
                VoteMode.ATTRIBUTED,
                DemoScope.WHOLE,
                2);
        return new DemoRun(options, folder.resolve(name), new SilentAudience()).play();
    }

    @Test
    void wholePath_trainsOnFromTheArenasWinner_andLiarsPay() throws InterruptedException {
        DemoResult first = whole("whole");
        ArenaResult arena = first.arena().orElseThrow();

        assertThat(arena.ending()).isEqualTo("COMPLETED");
        assertThat(first.ending()).isEqualTo("COMPLETED");
        assertThat(first.auditDifferences()).isEmpty();
        assertThat(first.moneyConserved()).isTrue();
        assertThat(first.globalModelDigests().get(0))
                .as("the Alliance begins with the consensus model")
                .isEqualTo(arena.best().model().tensorDigest());
        assertThat(first.initialAccuracy()).isGreaterThan(0.5);
        assertThat(arena.epochs()).hasSize(3).noneMatch(ArenaResult.Epoch::voided);
        assertThat(arena.nodes()).hasSize(4).allMatch(node -> node.faults().isEmpty());
        assertThat(arena.validators()).hasSize(9);
        assertThat(arena.behaving("honest"))
                .hasSize(10)
                .allMatch(honest -> honest.faults().isEmpty())
                .noneMatch(honest -> honest.rewards().isZero());
        assertThat(arena.behaving("colluding")).hasSize(1).allMatch(liar -> liar.stakeAfter()
                .isLessThan(liar.stakeBefore()));
        assertThat(arena.behaving("careless")).hasSize(1).allMatch(careless -> careless.stakeAfter()
                .isLessThan(careless.stakeBefore()));
        MarketResult market = first.market().orElseThrow();
        assertThat(market.predictions()).isPositive();
        assertThat(market.wrong()).isLessThan(market.predictions() / 2);
        assertThat(market.settled()).isEqualTo(market.paid()).isEqualTo(Amount.ofMicros(1_000L * market.predictions()));
        assertThat(market.rating().hundredths()).isEqualTo(200);
        assertThat(market.feedback())
                .as("what the lister opened is what the model got wrong")
                .isEqualTo(market.wrong())
                .isPositive();
        assertThat(market.ratingsInSet()).as("the new task's set holds it").isEqualTo(1);
    }

    @Test
    @Tag("slow")
    void sameSeed_givesTheSameCompetition() throws InterruptedException {
        DemoResult first = whole("first");
        DemoResult second = whole("second");

        ArenaResult arena = first.arena().orElseThrow();
        ArenaResult again = second.arena().orElseThrow();
        assertThat(again.epochs()).isEqualTo(arena.epochs());
        assertThat(again.nodes()).isEqualTo(arena.nodes());
        assertThat(again.validators()).isEqualTo(arena.validators());
        assertThat(again.best()).isEqualTo(arena.best());
        assertThat(second.globalModelDigests()).isEqualTo(first.globalModelDigests());
        assertThat(second.participants()).isEqualTo(first.participants());
    }

    @Test
    void collectiveVote_adoptsWhatHelps_andVotersWhoSayOtherwisePay() throws InterruptedException {
        DemoOptions options = new DemoOptions(
                6,
                1,
                Attack.INVERTED_VOTER,
                4,
                11,
                Duration.ofMillis(50),
                AggregationRule.fedavg(),
                VoteMode.COLLECTIVE,
                DemoScope.ALLIANCE,
                1);
        DemoResult result = new DemoRun(options, folder.resolve("collective"), new SilentAudience()).play();

        assertThat(result.ending()).isEqualTo("COMPLETED");
        assertThat(result.auditDifferences()).isEmpty();
        assertThat(result.moneyConserved()).isTrue();
        assertThat(result.accuracy()).isGreaterThan(result.initialAccuracy());
        RoundResult first = result.rounds().get(0);
        assertThat(first.adopted()).isTrue();
        assertThat(first.penalised())
                .containsExactlyElementsOf(result.malicious().stream()
                        .map(ParticipantResult::account)
                        .toList());
    }
}
