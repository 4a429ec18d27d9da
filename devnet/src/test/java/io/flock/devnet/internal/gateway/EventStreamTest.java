package io.flock.devnet.internal.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flock.devnet.Chaincode;
import io.flock.devnet.DevNetwork;
import io.flock.devnet.fixture.Client;
import io.flock.devnet.fixture.ProbeServer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.Checkpoint;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chaincode events, block events and commit status, as the client library reads them. */
@Timeout(300)
class EventStreamTest {
    private ProbeServer chaincode;
    private DevNetwork network;
    private Client client;

    @BeforeEach
    void start() {
        chaincode = ProbeServer.start();
        network = DevNetwork.builder()
                .channel("flock")
                .batchTimeout(Duration.ofMillis(20))
                .chaincode(Chaincode.named("probe").at(chaincode.address()))
                .chaincode(Chaincode.named("other").at(chaincode.address()))
                .start();
        client = Client.of(network.organisation("Org1MSP"), "flock");
    }

    @AfterEach
    void stop() {
        client.close();
        network.close();
        chaincode.close();
    }

    private SubmittedTransaction submit(String chaincodeName, String function, String... arguments) throws Exception {
        SubmittedTransaction submitted = client.contract(chaincodeName)
                .newProposal(function)
                .addArguments(arguments)
                .build()
                .endorse()
                .submitAsync();
        assertThat(submitted.getStatus().getCode()).isEqualTo(TxValidationCode.VALID);
        return submitted;
    }

    @Test
    void afterATransaction_begins_behindItsEvent() throws Exception {
        submit("probe", "event", "first", "1");
        String second = submit("probe", "event", "second", "2").getTransactionId();
        submit("probe", "event", "third", "3");
        try (CloseableIterator<ChaincodeEvent> events = client.network()
                .newChaincodeEventsRequest("probe")
                .startBlock(0)
                .checkpoint(new Checkpoint() {
                    @Override
                    public OptionalLong getBlockNumber() {
                        return OptionalLong.of(2);
                    }

                    @Override
                    public Optional<String> getTransactionId() {
                        return Optional.of(second);
                    }
                })
                .build()
                .getEvents()) {
            assertThat(events.next().getEventName()).isEqualTo("third");
        }
    }

    @Test
    void anotherChaincodesEvents_areNotShown() throws Exception {
        submit("other", "event", "theirs", "1");
        submit("probe", "event", "ours", "2");
        try (CloseableIterator<ChaincodeEvent> events = client.network()
                .newChaincodeEventsRequest("probe")
                .startBlock(0)
                .build()
                .getEvents()) {
            ChaincodeEvent event = events.next();
            assertThat(event.getEventName()).isEqualTo("ours");
            assertThat(event.getChaincodeName()).isEqualTo("probe");
            assertThat(event.getBlockNumber()).isEqualTo(2);
        }
    }

    @Test
    void blocks_areReplayed_andGoOnLive() throws Exception {
        submit("probe", "put", "a", "1");
        try (CloseableIterator<Block> blocks =
                client.network().newBlockEventsRequest().startBlock(0).build().getEvents()) {
            assertThat(blocks.next().getHeader().getNumber()).isZero();
            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(1);
            submit("probe", "put", "a", "2");
            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(2);
        }
    }

    @Test
    void filteredBlocks_haveIdsCodesAndEvents_withoutPayload() throws Exception {
        String id = submit("probe", "event", "named", "secret").getTransactionId();
        try (CloseableIterator<FilteredBlock> blocks = client.network()
                .newFilteredBlockEventsRequest()
                .startBlock(1)
                .build()
                .getEvents()) {
            FilteredBlock block = blocks.next();
            assertThat(block.getChannelId()).isEqualTo("flock");
            assertThat(block.getFilteredTransactions(0).getTxid()).isEqualTo(id);
            assertThat(block.getFilteredTransactions(0).getTxValidationCode()).isEqualTo(TxValidationCode.VALID);
            var event = block.getFilteredTransactions(0)
                    .getTransactionActions()
                    .getChaincodeActions(0)
                    .getChaincodeEvent();
            assertThat(event.getEventName()).isEqualTo("named");
            assertThat(event.getPayload()).isEmpty();
        }
    }

    @Test
    void status_ofAnOldTransaction_comesAtOnce_andOfAConflictToo() throws Exception {
        SubmittedTransaction old = submit("probe", "put", "a", "1");
        assertThat(old.getStatus().getBlockNumber()).isEqualTo(1);
        var stale = client.contract("probe")
                .newProposal("increment")
                .addArguments("a")
                .build()
                .endorse();
        submit("probe", "put", "a", "2");
        Status status = stale.submitAsync().getStatus();
        assertThat(status.isSuccessful()).isFalse();
        assertThat(status.getCode()).isEqualTo(TxValidationCode.MVCC_READ_CONFLICT);
    }

    @Test
    void aStatusThatDoesNotCome_endsAtTheCallersDeadline_andCanBeAskedAgain() throws Exception {
        var never = client.contract("probe")
                .newProposal("put")
                .addArguments("a", "1")
                .build()
                .endorse();
        network.faults().delayCommits(Duration.ofSeconds(30));
        SubmittedTransaction submitted = never.submitAsync();
        assertThatThrownBy(() -> submitted.getStatus(options -> options.withDeadlineAfter(50, TimeUnit.MILLISECONDS)))
                .hasMessageContaining("DEADLINE_EXCEEDED");
        network.faults().delayCommits(Duration.ZERO);
        assertThat(submitted.getStatus().isSuccessful()).isTrue();
    }
}
