package io.flock.chaincode.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.GET_STATE;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.GET_STATE_MULTIPLE;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.PUT_STATE;
import static org.hyperledger.fabric.protos.peer.ChaincodeMessage.Type.WRITE_BATCH_STATE;

import com.google.protobuf.ByteString;
import io.flock.chaincode.contract.Creators;
import io.flock.protocol.codec.Json;
import io.flock.protocol.governance.FoundingDocument;
import io.flock.protocol.governance.GovernanceParameters;
import io.flock.protocol.governance.Grant;
import io.flock.protocol.governance.request.Found;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.OrganisationId;
import io.flock.protocol.money.Amount;
import io.flock.protocol.token.BalanceView;
import io.flock.protocol.token.request.BalanceOf;
import io.flock.protocol.token.request.Transfer;
import io.grpc.InsecureChannelCredentials;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.peer.ChaincodeAdditionalParams;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads and writes of several keys in one message, with peers that take them and with those that don't. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PeerBatchesTest {
    private static final int ACCOUNTS = 150;
    private static final ByteString BATCHES = offer(1000);
    private static final AccountId FIRST = account(0);
    private static final FoundingDocument FOUNDING = new FoundingDocument(
            List.of(OrganisationId.parse("Org1MSP")),
            GovernanceParameters.defaults(),
            IntStream.range(0, ACCOUNTS)
                    .mapToObj(i -> new Grant(account(i), Amount.ofFlock(100)))
                    .toList());

    private final ChaincodeServer server = ChaincodeServer.start(ChaincodeServerOptions.plain(
            "flock:1", new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), FOUNDING.digest()));
    private final List<FakePeer> peers = new ArrayList<>();
    private int transactions;

    @AfterEach
    void stop() {
        peers.forEach(FakePeer::close);
        server.close();
    }

    @Test
    void transfer_isOneReadAndOneWrite() {
        FakePeer peer = founded(BATCHES);
        int before = peer.requests().size();

        assertThat(transfer(peer).join().getStatus()).isEqualTo(200);

        assertThat(since(peer, before)).containsExactly(GET_STATE_MULTIPLE, WRITE_BATCH_STATE);
        assertThat(balance(peer)).isEqualTo(Amount.ofFlock(99));
    }

    @Test
    void peerWithoutBatches_isAskedKeyByKey() {
        FakePeer peer = founded(ByteString.EMPTY);
        int before = peer.requests().size();

        assertThat(transfer(peer).join().getStatus()).isEqualTo(200);

        assertThat(since(peer, before)).containsExactly(GET_STATE, GET_STATE, PUT_STATE, PUT_STATE);
        assertThat(balance(peer)).isEqualTo(Amount.ofFlock(99));
    }

    @Test
    void moreWritesThanThePeerTakes_goInSeveralMessages() {
        FakePeer peer = founded(offer(100));

        assertThat(peer.requests().stream().filter(type -> type == WRITE_BATCH_STATE))
                .hasSize(2);
        assertThat(peer.requests()).doesNotContain(PUT_STATE);
        assertThat(balance(peer)).isEqualTo(Amount.ofFlock(100));
    }

    @Test
    void creditsThatAreCollected_areReadTogether_andDeletedTogether() {
        FakePeer peer = founded(BATCHES);
        transfer(peer).join();
        transfer(peer).join();
        BalanceView view = view(peer, account(1));
        int before = peer.requests().size();

        Response answer = invoke(
                        peer,
                        1,
                        "token:Transfer",
                        Json.write(new Transfer(FIRST, Amount.ofFlock(102), Optional.of(view.credits()))))
                .join();

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(since(peer, before)).containsExactly(GET_STATE_MULTIPLE, GET_STATE_MULTIPLE, WRITE_BATCH_STATE);
        assertThat(view(peer, account(1)).credits()).isEmpty();
        assertThat(view(peer, account(1)).balance()).isEqualTo(Amount.ZERO);
    }

    @Test
    void refusedBatch_failsTheTransaction_andNoOther() {
        FakePeer peer = founded(BATCHES);
        peer.answering(WRITE_BATCH_STATE, answer -> answer.toBuilder()
                .setType(ChaincodeMessage.Type.ERROR)
                .setPayload(ByteString.copyFromUtf8("WRITE_BATCH_STATE failed"))
                .build());
        assertThat(transfer(peer).join().getMessage()).startsWith("INTERNAL|");

        peer.answering(WRITE_BATCH_STATE, answer -> answer);
        assertThat(transfer(peer).join().getStatus()).isEqualTo(200);
    }

    /** Fabric 3.1.5 answers no values and no error when its state can't be read. */
    @Test
    void fewerValuesThanKeys_failTheTransaction() {
        FakePeer peer = founded(BATCHES);
        peer.answering(GET_STATE_MULTIPLE, answer -> answer.toBuilder()
                .setPayload(GetStateMultipleResult.getDefaultInstance().toByteString())
                .build());

        assertThat(transfer(peer).join().getMessage()).startsWith("INTERNAL|");
    }

    @Test
    void valuesThatAreNone_failTheTransaction() {
        FakePeer peer = founded(BATCHES);
        peer.answering(GET_STATE_MULTIPLE, answer -> answer.toBuilder()
                .setPayload(ByteString.copyFrom(new byte[] {12}))
                .build());

        assertThat(transfer(peer).join().getMessage()).startsWith("INTERNAL|");
    }

    @Test
    void peerThatGoesAwayBeforeItsAnswer_leavesTheServerAsItWas() {
        FakePeer leaving = founded(BATCHES);
        CompletableFuture<Void> asked = new CompletableFuture<>();
        leaving.answering(WRITE_BATCH_STATE, answer -> {
            asked.complete(null);
            return null;
        });
        CompletableFuture<Response> lost = transfer(leaving);
        asked.join();
        leaving.close();
        assertThatThrownBy(lost::join).isInstanceOf(CompletionException.class);

        FakePeer staying = founded(BATCHES);
        assertThat(transfer(staying).join().getStatus()).isEqualTo(200);
    }

    @Test
    void manyTransactionsAtOnce_getTheirOwnAnswers() {
        FakePeer peer = founded(BATCHES);
        List<CompletableFuture<Response>> answers = IntStream.range(0, ACCOUNTS - 1)
                .mapToObj(i -> invoke(
                        peer,
                        i,
                        "token:Transfer",
                        Json.write(new Transfer(account(ACCOUNTS - 1), Amount.ofFlock(i + 1), Optional.empty()))))
                .toList();

        // Whoever has 100 can't send more: a mix of answers with and without a write.
        assertThat(answers.stream().map(answer -> answer.join().getStatus()))
                .containsExactlyElementsOf(Stream.concat(
                                IntStream.range(0, 100).mapToObj(i -> 200),
                                IntStream.range(100, ACCOUNTS - 1).mapToObj(i -> 500))
                        .toList());
        assertThat(view(peer, account(ACCOUNTS - 1)).uncollected()).isEqualTo(Amount.ofFlock(100 * 101 / 2));
    }

    @Test
    void offer_isReadAsFabricsShimReadsIt() {
        assertThat(BatchOffer.parse(ByteString.EMPTY)).isEqualTo(BatchOffer.NONE);
        assertThat(BatchOffer.parse(ByteString.copyFrom(new byte[] {12}))).isEqualTo(BatchOffer.NONE);
        assertThat(BatchOffer.parse(offer(1000))).isEqualTo(new BatchOffer(1000, 1000));
        assertThat(BatchOffer.parse(offer(0))).isEqualTo(new BatchOffer(100, 100));
        assertThat(BatchOffer.parse(ChaincodeAdditionalParams.newBuilder()
                        .setMaxSizeWriteBatch(500)
                        .setUseGetMultipleKeys(true)
                        .setMaxSizeGetMultipleKeys(500)
                        .build()
                        .toByteString()))
                .isEqualTo(new BatchOffer(1, 500));
    }

    private static ByteString offer(int most) {
        return ChaincodeAdditionalParams.newBuilder()
                .setUseWriteBatch(true)
                .setMaxSizeWriteBatch(most)
                .setUseGetMultipleKeys(true)
                .setMaxSizeGetMultipleKeys(most)
                .build()
                .toByteString();
    }

    private static AccountId account(int i) {
        return AccountId.of("Org1MSP", "client" + i);
    }

    private FakePeer founded(ByteString offer) {
        FakePeer peer = new FakePeer(server.address(), InsecureChannelCredentials.create(), offer);
        peers.add(peer);
        peer.ready().join();
        Response answer = peer.invoke(
                        next(), Creators.admin("Org1MSP", "root"), "governance:Found", Json.write(new Found(FOUNDING)))
                .join();
        assertThat(answer.getStatus()).as(answer.getMessage()).isEqualTo(200);
        return peer;
    }

    private CompletableFuture<Response> transfer(FakePeer peer) {
        return invoke(
                peer, 0, "token:Transfer", Json.write(new Transfer(account(1), Amount.ofFlock(1), Optional.empty())));
    }

    private Amount balance(FakePeer peer) {
        return view(peer, FIRST).balance();
    }

    private BalanceView view(FakePeer peer, AccountId account) {
        Response answer = invoke(peer, 0, "token:BalanceOf", Json.write(new BalanceOf(account)))
                .join();
        return Json.read(answer.getPayload().toStringUtf8(), BalanceView.class);
    }

    private CompletableFuture<Response> invoke(FakePeer peer, int caller, String... arguments) {
        return peer.invoke(next(), Creators.client("Org1MSP", "client" + caller), arguments);
    }

    private static List<ChaincodeMessage.Type> since(FakePeer peer, int before) {
        List<ChaincodeMessage.Type> all = peer.requests();
        return all.subList(before, all.size());
    }

    private String next() {
        transactions++;
        return String.format(Locale.ROOT, "%064x", transactions);
    }
}
