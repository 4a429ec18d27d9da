package io.flock.protocol.governance;

import static org.assertj.core.api.Assertions.assertThat;

import io.flock.protocol.codec.Json;
import org.junit.jupiter.api.Test;

/** Records of chaincode before there was a history, as they stand on ledgers: they are read, and written as they were. */
class EarlierRecordsTest {
    private static final String DIGEST = "ab".repeat(32);

    @Test
    void proposalWithoutATime_isRead() {
        String text = "{\"action\":{\"kind\":\"ADD_ORGANISATION\",\"organisation\":\"Org4MSP\"},\"digest\":\"" + DIGEST
                + "\",\"proposalId\":\"p1\",\"proposer\":\"Org1MSP::admin\",\"schemaVersion\":1}";
        Proposal proposal = Json.read(text, Proposal.class);

        assertThat(proposal.proposedAt()).isEmpty();
        assertThat(Json.write(proposal)).isEqualTo(text);
    }

    @Test
    void approvalWithoutATime_isRead() {
        String text = "{\"approver\":\"Org1MSP::admin\",\"digest\":\"" + DIGEST + "\",\"schemaVersion\":1}";
        Approval approval = Json.read(text, Approval.class);

        assertThat(approval.approvedAt()).isEmpty();
        assertThat(Json.write(approval)).isEqualTo(text);
    }

    @Test
    void executionWithoutAChange_isRead() {
        String text = "{\"schemaVersion\":1,\"transaction\":\"" + DIGEST + "\"}";
        Execution execution = Json.read(text, Execution.class);

        assertThat(execution.change()).isEmpty();
        assertThat(Json.write(execution)).isEqualTo(text);
    }
}
