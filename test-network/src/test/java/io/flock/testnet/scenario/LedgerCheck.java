package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.protocol.alliance.MemberStatus;
import io.flock.protocol.alliance.Phase;
import io.flock.protocol.alliance.Role;
import io.flock.protocol.alliance.RoundDocument;
import io.flock.protocol.alliance.Settlement;
import io.flock.protocol.alliance.request.AdvanceResult;
import io.flock.protocol.identity.AccountId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.AuditSettings;
import io.flock.sdk.audit.LedgerAudit;
import io.flock.sdk.transaction.Committed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.Block;

/** Reads a ledger from its first block and holds it against what must be there after the small task. */
final class LedgerCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Act> acts = new ArrayList<>();
    private final SortedMap<Long, ByteString> hashes = new TreeMap<>();
    private final AuditReport audit;
    private final ScenarioNetwork network;

    LedgerCheck(ScenarioNetwork network, FlockClient flock) {
        this.network = network;
        LedgerAudit auditor = new LedgerAudit(new AuditSettings(
                network.description().channel(),
                network.description().chaincode(),
                Optional.of(network.founding().digest()),
                network.authorities()));
        flock.blocks().read(PATIENCE, block -> {
            auditor.accept(block);
            read(block);
        });
        audit = auditor.report();
    }

    private void read(Block block) {
        acts.addAll(Act.of(block));
        hashes.put(block.getHeader().getNumber(), block.getHeader().getDataHash());
    }

    /** The rules give every document that stands on the ledger, and no FLOCK was made or lost. */
    void isClean() {
        assertThat(audit.differences()).isEmpty();
        assertThat(audit.supply()).isEqualTo(network.founding().minted());
        assertThat(audit.withheld()).isEmpty();
    }

    /** Whoever had a part in something did it, once, and nobody paid for anything. */
    void everybodyActedOnce(Outcome outcome) {
        assertThat(outcome.ending()).isEqualTo(Phase.COMPLETED);
        assertThat(outcome.roster().members())
                .hasSize(SmallTask.PARTICIPANTS.size())
                .allMatch(member -> member.status() == MemberStatus.ACTIVE)
                .allMatch(member -> member.absentIn().isEmpty());
        assertThat(outcome.rounds()).allSatisfy(round -> {
            Settlement settlement = round.settlement().orElseThrow();
            assertThat(settlement.voided()).isFalse();
            assertThat(settlement.penalties()).isEmpty();
            assertThat(settlement.adopted()).isPresent();
        });
        Map<String, Long> done = acts.stream()
                .filter(Act::valid)
                .filter(act -> act.function().startsWith("alliance:"))
                .collect(Collectors.groupingBy(Act::step, TreeMap::new, Collectors.counting()));
        assertThat(done).isEqualTo(expected(outcome));
    }

    private static SortedMap<String, Long> expected(Outcome outcome) {
        List<String> steps = new ArrayList<>(List.of(
                SmallTask.CREATOR + " alliance:CreateTask",
                SmallTask.CREATOR + " alliance:AdvanceTask 0 RECRUITING",
                SmallTask.CREATOR + " alliance:AdvanceTask 0 CLOSED",
                SmallTask.CREATOR + " alliance:AdvanceTask 0 SEED"));
        for (AccountId account : SmallTask.PARTICIPANTS) {
            steps.add(account + " alliance:Join");
            steps.add(account + " alliance:RevealSeed 0");
            steps.add(account + " alliance:Claim");
        }
        for (RoundDocument round : outcome.rounds()) {
            for (Phase phase : Phase.values()) {
                if (phase.isCommit() || phase.name().endsWith("_REVEAL")) {
                    steps.add(SmallTask.CREATOR + " alliance:AdvanceTask " + round.round() + " " + phase);
                }
            }
            round.seats(Role.PROPOSER).forEach(seat -> {
                steps.add(seat.account() + " alliance:CommitUpdate " + round.round());
                steps.add(seat.account() + " alliance:RevealUpdate " + round.round());
            });
            round.seats(Role.VOTER).forEach(seat -> {
                for (String function : List.of("CommitVote", "RevealVote", "CommitAggregate", "RevealAggregate")) {
                    steps.add(seat.account() + " alliance:" + function + " " + round.round());
                }
            });
        }
        return steps.stream().collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    /** What clients were told is on the ledger, where they were told it is. */
    void holds(List<Committed<AdvanceResult>> told, SortedMap<Long, ByteString> seen) {
        Map<String, Act> byId = acts.stream()
                .filter(Act::valid)
                .collect(Collectors.toMap(act -> act.id().toString(), Function.identity()));
        assertThat(told).allSatisfy(each -> assertThat(
                        byId.get(each.transaction().toString()).block())
                .isEqualTo(each.block()));
        assertThat(hashes).containsAllEntriesOf(seen);
    }
}
