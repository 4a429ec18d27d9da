package io.flock.client.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TransactionId;
import io.flock.protocol.money.Amount;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.BlockRange;
import io.flock.sdk.audit.Difference;
import io.flock.sdk.audit.Dispute;
import io.flock.sdk.audit.JurorScore;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.audit.OrderedBlocks;
import io.flock.sdk.audit.report.RoundCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditLinesTest {
    private static final AccountId NODE = AccountId.of("Org1MSP", "node");

    private static AuditReport report(String text, long disputes, long differences) {
        AuditReport none = new LedgerAudit(AuditSettings.of("flock" + text, "flock")).report();
        Dispute dispute = new Dispute(
                TaskId.parse("task"),
                0,
                NODE,
                1,
                TransactionId.parse("ab".repeat(32)),
                List.of(new JurorScore(NODE, Optional.empty())),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
        return new AuditReport(
                none.settings(),
                none.span(),
                none.orderers(),
                none.chaincodes(),
                none.foundingDigest(),
                0,
                0,
                Amount.ZERO,
                none.money(),
                new TreeMap<>(),
                List.of(dispute),
                disputes,
                List.of(new Difference(1, Optional.empty(), Difference.Kind.WRITE, text, text, text)),
                differences);
    }

    @Test
    void differencesThatAreNotShown_areSaid() {
        assertThat(AuditLines.of(report("x", 1, 1), Optional.empty()))
                .contains("differences   1")
                .noneMatch(line -> line.contains("more"));
        assertThat(AuditLines.of(report("x", 1, 7), Optional.empty())).contains("differences   7", "  and 6 more");
    }

    @Test
    void disputesThatAreNotShown_areSaid() {
        assertThat(AuditLines.of(report("x", 5, 1), Optional.empty()))
                .containsOnlyOnce("dispute       task, epoch 0, submission of " + NODE, "dispute       and 4 more");
    }

    @Test
    void blocksThatNobodySigned_areSaid() {
        AuditReport none = new LedgerAudit(AuditSettings.of("flock", "flock")).report();

        assertThat(orderers(none, new OrderedBlocks(0, Optional.of(new BlockRange(1, 57)))))
                .containsExactly("orderers      blocks 1 to 57 carry no orderer's signature that could be checked: the"
                        + " channel's configuration names no orderers");
        assertThat(orderers(none, new OrderedBlocks(57, Optional.empty())))
                .containsExactly(
                        "orderers      57 blocks signed, certificates held against the channel's configuration");
    }

    private static List<String> orderers(AuditReport report, OrderedBlocks orderers) {
        AuditReport with = new AuditReport(
                report.settings(),
                report.span(),
                orderers,
                report.chaincodes(),
                report.foundingDigest(),
                0,
                0,
                Amount.ZERO,
                report.money(),
                report.withheld(),
                List.of(),
                0,
                List.of(),
                0);
        return AuditLines.of(with, Optional.empty()).stream()
                .filter(line -> line.startsWith("orderers"))
                .toList();
    }

    @Test
    void sealedRounds_areNamedWithWhoCanComputeThemAgain_andOthersAreNot() {
        String who =
                "  sealed rounds are computed again by who had a seat in them: 'flock task verify TASK --as ACCOUNT'";

        assertThat(recomputed(ErrorCode.UPDATES_SEALED, ErrorCode.CONTENT_UNAVAILABLE))
                .containsSubsequence(
                        "models        0 computed again, 0 different, 2 not checked",
                        "  not checked task, round 0: UPDATES_SEALED",
                        "  not checked task, round 1: CONTENT_UNAVAILABLE",
                        who,
                        "differences   1")
                .containsOnlyOnce(who);
        assertThat(recomputed(ErrorCode.CONTENT_UNAVAILABLE)).doesNotContain(who);
    }

    private static List<String> recomputed(ErrorCode... reasons) {
        List<RoundCheck> checks = new ArrayList<>();
        for (ErrorCode reason : reasons) {
            checks.add(new RoundCheck(
                    TaskId.parse("task"),
                    checks.size(),
                    1,
                    TransactionId.parse("ab".repeat(32)),
                    RoundCheck.Outcome.NOT_CHECKED,
                    Digest.parse("cd".repeat(32)),
                    Optional.empty(),
                    Optional.of(reason.name())));
        }
        return AuditLines.of(report("x", 1, 1), Optional.of(checks));
    }

    @Test
    void textsOfStrangers_haveNoControlCharacters() {
        List<String> lines = AuditLines.of(report("\u001b[2J\r\n\u009b\u202e", 1, 1), Optional.empty());

        assertThat(lines)
                .contains("channel       flock�[2J����")
                .contains("  block 1: WRITE �[2J����, expected �[2J����, found �[2J����")
                .contains("dispute       task, epoch 0, submission of " + NODE, "  first       " + NODE + " not shown")
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("\\p{C}"));
    }
}
