package io.flock.testnet.kept;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.alliance.request.Claim;
import io.flock.protocol.arena.ArenaPhase;
import io.flock.protocol.arena.ArenaRole;
import io.flock.protocol.delegation.request.AllotPool;
import io.flock.protocol.delegation.request.ClaimPool;
import io.flock.protocol.delegation.request.Delegate;
import io.flock.protocol.delegation.request.OpenPool;
import io.flock.protocol.emission.request.AdvanceEpoch;
import io.flock.protocol.governance.ChangeList;
import io.flock.protocol.governance.HistoryStart;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.governance.SubjectKind;
import io.flock.protocol.governance.request.Approve;
import io.flock.protocol.governance.request.GetProposal;
import io.flock.protocol.governance.request.ListChanges;
import io.flock.protocol.governance.request.Propose;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.token.request.Lock;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.audit.LedgerTrail;
import io.flock.sdk.audit.StoredBlocks;
import io.flock.sdk.explain.Explainer;
import io.flock.sdk.explain.Line;
import io.flock.testnet.timed.ArenaPlay;
import io.flock.testnet.timed.TimedLedger;
import io.flock.testnet.timed.TimedTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The ledger that version 0.1.0 wrote: both kinds of tasks to the last claim, emission, a lock, a pool of delegators. Later
 * versions read and audit it as it is. Ids and signatures of its transactions are not of the day of its documents. It was recorded with {@code -Dkept.write=true}, which is for versions that were not
 * released yet.
 */
class KeptLedgerTest {
    private static final String RESOURCE = "ledger-0.1.0.blocks.gz";

    private static List<Block> blocks;

    @BeforeAll
    static void read() throws IOException {
        if (Boolean.getBoolean("kept.write")) {
            record(Path.of("src/test/resources/io/flock/testnet/kept", RESOURCE));
        }
        Path file = Path.of("src/test/resources/io/flock/testnet/kept", RESOURCE);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            blocks = StoredBlocks.read(in);
        }
    }

    @Test
    void keptLedger_isAuditedWithoutDifference() {
        LedgerAudit audit =
                new LedgerAudit(new AuditSettings(TimedLedger.CHANNEL, "flock", Optional.empty(), Map.of()));
        blocks.forEach(audit::accept);
        AuditReport report = audit.report();

        assertThat(report.differences()).isEmpty();
        assertThat(report.valid()).isGreaterThan(300);
        assertThat(report.supply()).isEqualTo(TimedLedger.GRANT.times(18).plus(Amount.parse("309157.68")));
    }

    @Test
    void keptLedger_isExplained() {
        LedgerTrail trail = new LedgerTrail("flock");
        blocks.forEach(trail::accept);
        Explainer explainer = new Explainer(trail);

        assertThat(explainer.balanceSheet(ArenaPlay.TASK).sum()).isZero();
        assertThat(explainer.balanceSheet(TimedTask.TASK).sum()).isZero();
        for (String organisation : TimedLedger.ORGANISATIONS) {
            for (int i = 0; i < 6; i++) {
                AccountId account = AccountId.of(organisation, "client" + i);
                List<Line> lines =
                        new ArrayList<>(explainer.end(ArenaPlay.TASK, account).lines());
                lines.addAll(explainer.end(TimedTask.TASK, account).lines());
                for (int round = 0; round < 3; round++) {
                    lines.addAll(explainer.round(ArenaPlay.TASK, round, account).lines());
                    lines.addAll(explainer.round(TimedTask.TASK, round, account).lines());
                }
                assertThat(lines).allSatisfy(line -> assertThat(line.follows())
                        .as(account + ": " + line)
                        .isTrue());
            }
        }
    }

    /** A decision of version 0.1.0 has no times; those of today's chaincode have, and are counted from there. */
    @Test
    void keptDecision_isReadWithoutTimes_andTheHistoryBeginsAfterIt() {
        LedgerTrail trail = new LedgerTrail("flock");
        blocks.forEach(trail::accept);
        TimedLedger ledger = TimedLedger.resumed(6, trail.steps());
        ProposalAction end = ProposalAction.unverifyTask(TaskName.arena(ArenaPlay.TASK));
        ProposalId later = ProposalId.parse("later");
        ledger.submit(TimedLedger.governor(0), "governance:Propose", new Propose(later, end));
        ledger.submit(TimedLedger.governor(1), "governance:Approve", new Approve(later, end.digest()));

        ProposalView kept = ledger.evaluate(
                "governance:GetProposal", new GetProposal(ProposalId.parse("proposal-0")), ProposalView.class);
        assertThat(kept.executed()).isTrue();
        assertThat(kept.proposal().proposedAt()).isEmpty();
        assertThat(kept.voices()).hasSize(2).allSatisfy(voice -> assertThat(voice.approvedAt())
                .isEmpty());
        assertThat(kept.change()).isEmpty();
        ChangeList changes = ledger.evaluate(
                "governance:ListChanges",
                new ListChanges(Optional.of(SubjectKind.VERIFIED_TASK), Optional.empty(), 10, Optional.empty()),
                ChangeList.class);
        assertThat(changes.start()).contains(new HistoryStart(ledger.now(), false));
        assertThat(changes.changes()).singleElement().satisfies(view -> {
            assertThat(view.proposal().proposalId()).isEqualTo(later);
            assertThat(view.change().orElseThrow().changedAt()).isEqualTo(ledger.now());
        });
    }

    private static void record(Path file) throws IOException {
        TimedLedger ledger = TimedLedger.founded(6);
        AccountId owner = ledger.client(1);
        AccountId delegator = ledger.client(15);
        ledger.submit(delegator, "token:Lock", new Lock(Amount.ofFlock(100), 180, Optional.empty()));
        ledger.submit(
                owner, "delegation:OpenPool", new OpenPool(ArenaRole.NODE, Millionths.of(500_000), Amount.ofFlock(1)));
        ledger.submit(
                delegator,
                "delegation:Delegate",
                new Delegate(owner, ArenaRole.NODE, Amount.ofFlock(150), Optional.empty()));
        ledger.waitSeconds(86_400);
        ArenaPlay arena = new ArenaPlay(ledger);
        arena.staked();
        ledger.submit(
                owner, "delegation:AllotPool", new AllotPool(ArenaPlay.TASK, Amount.ofFlock(150), List.of(delegator)));
        ledger.decide(ProposalAction.verifyTask(TaskName.arena(ArenaPlay.TASK)));
        arena.play(
                (account, now) -> now.phase() == ArenaPhase.REVEAL && account.equals(ledger.client(6)),
                now -> now.epoch() == 1);
        ledger.waitSeconds(86_410);
        ledger.submit(
                ledger.client(2), "governance:AdvanceEpoch", new AdvanceEpoch(0, List.of(), List.of(), List.of()));
        arena.play((account, now) -> false, now -> false);
        arena.claimed();
        ledger.submit(delegator, "delegation:ClaimPool", new ClaimPool(ArenaPlay.TASK, owner, false));
        TimedTask alliance = TimedTask.joined(
                ledger,
                ledger.client(9),
                IntStream.range(0, 9).mapToObj(ledger::client).toList(),
                (account, phase) -> true);
        alliance.playAll();
        IntStream.range(0, 9)
                .forEach(i -> ledger.submit(ledger.client(i), "alliance:Claim", new Claim(TimedTask.TASK)));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (Block block : ledger.blocks()) {
                block.writeDelimitedTo(out);
            }
        }
    }
}
