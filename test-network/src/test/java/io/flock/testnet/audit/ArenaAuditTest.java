package io.flock.testnet.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.Difference;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTransaction;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything of an Arena task is derived again from the blocks; whatever is altered is named. */
@Tag("scenario")
class ArenaAuditTest {
    private static final TimedLedger LEDGER = TimedLedger.founded(5);

    /** A validator does not check in, another keeps its scores back. */
    @BeforeAll
    static void aWholeTaskIsPlayed() {
        AccountId absent = LEDGER.client(6);
        AccountId withholding = LEDGER.client(7);
        new ArenaPlay(LEDGER)
                .whole((account, now) -> now.epoch() == 0
                        && ((now.phase() == ArenaPhase.REVEAL && account.equals(absent))
                                || (now.phase() == ArenaPhase.DISPUTE_REVEAL && account.equals(withholding))));
    }

    @Test
    void wholeTask_isAuditedWithoutDifference() {
        AuditReport report = LEDGER.audit();

        assertThat(report.differences()).isEmpty();
        assertThat(report.valid()).isGreaterThan(150);
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(15));
        assertThat(report.withheld()).containsKey(LEDGER.client(6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // a draw
                "arena:AdvanceTask | arenaEpoch | Org1MSP::client2 | Org1MSP::client3",
                // a seed
                "arena:AdvanceTask | arenaRoster | \"seed\":\" | \"seed\":\"0",
                // a consensus
                "arena:AdvanceTask | settle | \"score\":\"9 | \"score\":\"8",
                // a rank
                "arena:AdvanceTask | settle | \"rank\":1, | \"rank\":2,",
                // a payout
                "arena:AdvanceTask | settle | \"amount\":\"1 | \"amount\":\"2",
                // a slash
                "arena:AdvanceTask | settle | 10000000 | 10000001",
                // a pool
                "arena:AdvanceTask | arenaRoster | \"pool\":\"1 | \"pool\":\"2",
                // a final reward
                "arena:AdvanceTask | arenaRoster | \"vesting\":[{\"account\":\"Org2MSP | \"vesting\":[{\"account\":\"Org3MSP",
                // a phase
                "arena:AdvanceTask | arenaPhase | \"phase\":\"SUBMIT\" | \"phase\":\"COMPLETED\"",
                // a stake
                "arena:Stake | arenaStake | 100000000 | 900000000",
                // a preimage
                "arena:Ready | arenaReady | \"preimage\":\" | \"preimage\":\"0",
                // scores
                "arena:RevealScores | arenaScore | \"scores\":\"9 | \"scores\":\"8",
                // a submission
                "arena:RevealSubmission | arenaSub | bafy | bafz",
                // a claim
                "arena:Claim | arenaClaimed | \"rewards\":\" | \"rewards\":\"1",
                // a balance
                "arena:Unstake | acct | \"balance\":\" | \"balance\":\"1",
                // a treasury entry
                "arena:AdvanceTask | entry | \"amount\":\"3 | \"amount\":\"4"
            })
    void anyAlteredDocument_isNamed(String function, String key, String from, String to) {
        AuditReport report = LEDGER.audit(
                transaction -> transaction.invocation().function().equals(function)
                        && document(transaction, key)
                                .filter(json -> json.contains(from))
                                .isPresent(),
                transaction -> transaction.with(transaction.key(key).orElseThrow(), json -> altered(json, from, to)));

        assertThat(report.differences()).anySatisfy(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.WRITE);
            assertThat(difference.subject()).startsWith(key + "~");
        });
    }

    /** The chaincode refused nothing, since the task that it knew separated nobody. */
    @Test
    void bothRolesOfAnOrganisation_whereTheTaskSeparatesThem_areNamed() {
        AuditReport report = LEDGER.audit(
                transaction -> transaction.invocation().function().equals("arena:CreateTask"),
                transaction -> transaction.with(
                        transaction.key("arena").orElseThrow(),
                        json -> json.replace("\"jury\":", "\"separation\":\"ORGANISATIONS\",\"jury\":")));

        assertThat(report.differences())
                .filteredOn(difference -> difference.kind() == Difference.Kind.REFUSED)
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference.toString())
                        .contains("arena:Stake", "NOT_AUTHORISED", "has another role"));
    }

    /** Digests keep their length: the first digit more pushes the last one out. */
    private static String altered(String json, String from, String to) {
        int at = json.indexOf(from);
        String rest = json.substring(at + from.length());
        boolean hex = from.startsWith("\"seed") || from.startsWith("\"preimage");
        String digest = hex ? "0".repeat(64) : "";
        return hex ? json.substring(0, at) + from + digest + rest.substring(64) : json.substring(0, at) + to + rest;
    }

    private static Optional<String> document(TimedTransaction transaction, String key) {
        return transaction.key(key).flatMap(found -> transaction.writes().get(found));
    }
}
