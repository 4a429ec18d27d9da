package io.flock.sdk.audit.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.arena.Assignment;
import io.flock.protocol.arena.EpochDocument;
import io.flock.protocol.codec.Json;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.ledger.ArenaKeys;
import io.flock.sdk.audit.AuditReport;
import io.flock.sdk.audit.internal.block.WrittenTransaction;
import io.flock.sdk.audit.internal.finding.Findings;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A consortium that lives for years, or a forger, makes any number of disputes: the first are shown, and all counted. */
class DisputesTest {
    private static final TaskId TASK = TaskId.parse("many");
    private static final int NODES = 4;
    /** So many that the last one's nodes are all beyond the bound, and of the one before some. */
    private static final int EPOCHS = AuditReport.SHOWN_DISPUTES / NODES + 1;

    private final Disputes disputes = new Disputes(new ReplayedState(), new Findings());

    @Test
    void firstDisputes_areThoseOfTheFirstTasksAndEpochs_inWhateverOrderTheyWereOpened() {
        for (int epoch = EPOCHS - 1; epoch >= 0; epoch--) {
            open(TASK, epoch, NODES);
        }
        open(TaskId.parse("before"), 0, 1);

        assertThat(disputes.count()).isEqualTo(EPOCHS * (long) NODES + 1);
        assertThat(disputes.first())
                .hasSize(AuditReport.SHOWN_DISPUTES)
                .extracting(dispute -> dispute.task() + " " + dispute.epoch())
                .startsWith("before 0", "many 0", "many 0", "many 0", "many 0", "many 1")
                .endsWith("many 248", "many 249", "many 249", "many 249");
    }

    /** An epoch's document is written again whenever something is added to it. */
    @Test
    void epochThatIsWrittenAgain_isCountedOnce_alsoWhereItIsNotShown() {
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            open(TASK, epoch, NODES);
        }

        open(TASK, 0, NODES);
        open(TASK, EPOCHS - 1, NODES);

        assertThat(disputes.count()).isEqualTo(EPOCHS * (long) NODES);
        assertThat(disputes.first()).hasSize(AuditReport.SHOWN_DISPUTES).doesNotHaveDuplicates();
    }

    private void open(TaskId task, int epoch, int nodes) {
        List<Assignment> assignments = IntStream.range(0, nodes)
                .mapToObj(i -> new Assignment(
                        AccountId.of("Org1MSP", "node" + i), List.of(AccountId.of("Org2MSP", "validator"))))
                .toList();
        EpochDocument document = DisputedEpoch.of(epoch, assignments);
        TreeMap<String, Optional<String>> writes = new TreeMap<>();
        writes.put(ArenaKeys.epoch(task, epoch).composite(), Optional.of(Json.write(document)));
        disputes.wrote(WrittenTransaction.of(List.of(), writes));
    }
}
