package io.flock.testnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.ProposalAction;
import io.flock.protocol.governance.ProposalView;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.identity.ProposalId;
import io.flock.protocol.identity.TransactionId;
import io.flock.sdk.FlockClient;
import io.flock.sdk.connection.ConnectionProfile;
import io.flock.sdk.connection.Identities;
import io.flock.sdk.transaction.CallRecord;
import io.flock.sdk.transaction.Committed;
import io.flock.sdk.transaction.Done;
import io.flock.testnet.TestNetwork;
import io.flock.testnet.embedded.EmbeddedNetwork;
import io.flock.testnet.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two decisions that take effect in the same block both count themselves as the next change. */
@Tag("scenario")
class GovernanceConflictScenarioTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So long that both decisions are endorsed before the block of the first is cut. */
    private static final Duration BLOCK = Duration.ofSeconds(2);
    /** A machine that stands still for longer than a block takes has them in two. */
    private static final int MOST_PAIRS = 10;

    private record Fate(TransactionId transaction, TxValidationCode code) {}

    @Test
    void decisionsOfOneBlock_areOneValidAndOneConflict_whichIsRepeated_andNumberedWithoutAGap(@TempDir Path folder) {
        OrganisationId second = OrganisationId.parse("Org2MSP");
        FoundingDocument founding = new FoundingDocument(
                Stream.of("Org1MSP", "Org2MSP").map(OrganisationId::parse).toList(),
                GovernanceParameters.defaults(),
                List.of());
        Queue<CallRecord> told = new ConcurrentLinkedQueue<>();
        try (TestNetwork network = EmbeddedNetwork.start(
                        new EmbeddedOptions(folder, 0, founding, List.of(AccountId.of("Org1MSP", "ann")), BLOCK));
                FlockClient proposer = FlockClient.builder(
                                ConnectionProfile.load(network.home().profile(OrganisationId.parse("Org1MSP"))),
                                Identities.fromMspFolder(
                                        OrganisationId.parse("Org1MSP"),
                                        network.home().identity(AccountId.of("Org1MSP", "admin"))))
                        .channel(TestNetwork.NAME)
                        .chaincode(TestNetwork.NAME)
                        .connect();
                FlockClient approver = FlockClient.builder(
                                ConnectionProfile.load(network.home().profile(second)),
                                Identities.fromMspFolder(
                                        second, network.home().identity(AccountId.of("Org2MSP", "admin"))))
                        .channel(TestNetwork.NAME)
                        .chaincode(TestNetwork.NAME)
                        .callListener(told::add)
                        .connect()) {
            List<Committed<Done>> pair = List.of();
            int pairs = 0;
            while (conflicts(told) == 0) {
                assertThat(pairs).as("pairs of decisions, none in one block").isLessThan(MOST_PAIRS);
                pair = decide(proposer, approver, pairs++);
            }

            assertThat(conflicts(told)).isEqualTo(1);
            List<Committed<Done>> inOrder = pair.stream()
                    .sorted(Comparator.comparingLong(Committed::block))
                    .toList();
            Committed<Done> first = inOrder.get(0);
            Committed<Done> repeated = inOrder.get(1);
            assertThat(repeated.block()).isGreaterThan(first.block());
            List<List<Fate>> blocks = blocks(approver);
            List<Fate> shared = blocks.get(Math.toIntExact(first.block()));
            assertThat(shared).hasSize(2);
            assertThat(shared.get(0)).isEqualTo(new Fate(first.transaction(), TxValidationCode.VALID));
            assertThat(shared.get(1).code()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
            assertThat(shared.get(1).transaction()).isNotEqualTo(repeated.transaction());
            assertThat(blocks.get(Math.toIntExact(repeated.block())))
                    .containsExactly(new Fate(repeated.transaction(), TxValidationCode.VALID));

            List<ProposalView> changes =
                    approver.governance().changes(50, Optional.empty()).run().changes();
            assertThat(changes)
                    .extracting(view -> view.change().orElseThrow().number())
                    .isEqualTo(IntStream.rangeClosed(1, 2 * pairs).boxed().toList());
            assertThat(changes)
                    .extracting(view -> view.proposal().proposalId())
                    .doesNotHaveDuplicates()
                    .hasSize(2 * pairs);
            assertThat(approver.governance().experts(50, Optional.empty()).run().experts())
                    .as("both took effect")
                    .hasSize(2 * pairs);
        }
    }

    /** Two proposals of their own, of which the second voice comes for both at once. */
    private static List<Committed<Done>> decide(FlockClient proposer, FlockClient approver, int pair) {
        List<ProposalId> ids = Stream.of("a", "b")
                .map(half -> ProposalId.parse("expert-" + pair + half))
                .toList();
        List<ProposalAction> actions = ids.stream()
                .map(id -> ProposalAction.recogniseExpert(AccountId.of("Org1MSP", id.text())))
                .toList();
        all(IntStream.range(0, 2)
                .mapToObj(i -> proposer.governance()
                        .propose(ids.get(i), actions.get(i))
                        .runAsync())
                .toList());
        return all(IntStream.range(0, 2)
                .mapToObj(i -> approver.governance()
                        .approve(ids.get(i), actions.get(i).digest())
                        .runAsync())
                .toList());
    }

    private static List<Committed<Done>> all(List<CompletableFuture<Committed<Done>>> calls) {
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private static int conflicts(Queue<CallRecord> told) {
        return told.stream().mapToInt(CallRecord::conflicts).sum();
    }

    private static List<List<Fate>> blocks(FlockClient client) {
        List<List<Fate>> blocks = new ArrayList<>();
        client.blocks().read(PATIENCE, block -> blocks.add(fates(block)));
        return blocks;
    }

    private static List<Fate> fates(Block block) {
        byte[] codes = block.getMetadata()
                .getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE)
                .toByteArray();
        List<Fate> fates = new ArrayList<>();
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            try {
                Payload payload = Payload.parseFrom(
                        Envelope.parseFrom(block.getData().getData(i)).getPayload());
                ChannelHeader header =
                        ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
                TxValidationCode code = TxValidationCode.forNumber(codes[i] & 0xff);
                // A client sends the same bytes once more while a block takes its time.
                if (!header.getTxId().isEmpty() && code != TxValidationCode.DUPLICATE_TXID) {
                    fates.add(new Fate(TransactionId.parse(header.getTxId()), code));
                }
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }
        return fates;
    }
}
