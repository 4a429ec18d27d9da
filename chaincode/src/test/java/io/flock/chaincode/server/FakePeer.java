package io.flock.chaincode.server;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.ledger.queryresult.KV;
import org.hyperledger.fabric.protos.peer.ChaincodeGrpc;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.GetState;
import org.hyperledger.fabric.protos.peer.GetStateByRange;
import org.hyperledger.fabric.protos.peer.GetStateMultiple;
import org.hyperledger.fabric.protos.peer.GetStateMultipleResult;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.PutState;
import org.hyperledger.fabric.protos.peer.QueryResponse;
import org.hyperledger.fabric.protos.peer.QueryResultBytes;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.hyperledger.fabric.protos.peer.WriteBatchState;
import org.hyperledger.fabric.protos.peer.WriteRecord;

/** The peer's half of the chaincode protocol, over a state in memory to which every write applies at once. */
final class FakePeer implements StreamObserver<ChaincodeMessage>, AutoCloseable {
    private static final String CHANNEL = "flock";

    private final NavigableMap<String, ByteString> state = new TreeMap<>();
    private final ConcurrentMap<String, CompletableFuture<Response>> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Status> ended = new CompletableFuture<>();
    private final Queue<ChaincodeMessage.Type> requests = new ConcurrentLinkedQueue<>();
    private final Map<ChaincodeMessage.Type, UnaryOperator<ChaincodeMessage>> others = new ConcurrentHashMap<>();
    private final ByteString offer;
    private final ManagedChannel channel;
    private final StreamObserver<ChaincodeMessage> toChaincode;

    /** One that takes one read or write at a time, as before Fabric 3.1. */
    FakePeer(InetSocketAddress address, ChannelCredentials credentials) {
        this(address, credentials, ByteString.EMPTY);
    }

    /** @param offer what it says when the chaincode has registered */
    FakePeer(InetSocketAddress address, ChannelCredentials credentials, ByteString offer) {
        this.offer = offer;
        channel = Grpc.newChannelBuilderForAddress("127.0.0.1", address.getPort(), credentials)
                .build();
        // The chaincode may register before the call returns that connects to it; an answer waits.
        synchronized (channel) {
            toChaincode = ChaincodeGrpc.newStub(channel).connect(this);
        }
    }

    /** Done once the chaincode has registered; fails when the stream ends before. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    CompletableFuture<Status> ended() {
        return ended;
    }

    /** What the chaincode asked so far, in order. */
    List<ChaincodeMessage.Type> requests() {
        return List.copyOf(requests);
    }

    /** From now on changes its answers to requests of a type; to nothing, which leaves them unanswered. */
    void answering(ChaincodeMessage.Type type, UnaryOperator<ChaincodeMessage> answer) {
        others.put(type, answer);
    }

    CompletableFuture<Response> invoke(String transactionId, ByteString creator, String... arguments) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        running.put(transactionId, answer);
        ChaincodeInput.Builder input = ChaincodeInput.newBuilder();
        for (String argument : arguments) {
            input.addArgs(ByteString.copyFromUtf8(argument));
        }
        send(ChaincodeMessage.newBuilder()
                .setType(ChaincodeMessage.Type.TRANSACTION)
                .setChannelId(CHANNEL)
                .setTxid(transactionId)
                .setPayload(input.build().toByteString())
                .setProposal(SignedProposal.newBuilder()
                        .setProposalBytes(proposal(transactionId, creator).toByteString()))
                .build());
        return answer;
    }

    private static Proposal proposal(String transactionId, ByteString creator) {
        Header header = Header.newBuilder()
                .setChannelHeader(ChannelHeader.newBuilder()
                        .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                        .setChannelId(CHANNEL)
                        .setTxId(transactionId)
                        .setTimestamp(Timestamp.newBuilder().setSeconds(1_800_000_000))
                        .build()
                        .toByteString())
                .setSignatureHeader(
                        SignatureHeader.newBuilder().setCreator(creator).build().toByteString())
                .build();
        return Proposal.newBuilder()
                .setHeader(header.toByteString())
                .setPayload(ChaincodeProposalPayload.getDefaultInstance().toByteString())
                .build();
    }

    @Override
    public void onNext(ChaincodeMessage message) {
        try {
            switch (message.getType()) {
                case REGISTER -> {
                    send(ChaincodeMessage.newBuilder()
                            .setType(ChaincodeMessage.Type.REGISTERED)
                            .build());
                    send(ChaincodeMessage.newBuilder()
                            .setType(ChaincodeMessage.Type.READY)
                            .setPayload(offer)
                            .build());
                    ready.complete(null);
                }
                case GET_STATE -> respond(message, get(message));
                case PUT_STATE -> respond(message, put(message));
                case GET_STATE_MULTIPLE -> respond(message, getAll(message));
                case WRITE_BATCH_STATE -> respond(message, writeAll(message));
                case GET_STATE_BY_RANGE -> respond(message, range(message));
                case COMPLETED -> running.remove(message.getTxid()).complete(Response.parseFrom(message.getPayload()));
                default -> throw new IllegalStateException(message.getType().toString());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onError(Throwable t) {
        ended.complete(Status.fromThrowable(t));
        ready.completeExceptionally(t);
        running.values().forEach(answer -> answer.completeExceptionally(t));
    }

    @Override
    public void onCompleted() {
        ended.complete(Status.OK);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private ByteString get(ChaincodeMessage message) throws InvalidProtocolBufferException {
        return state.getOrDefault(GetState.parseFrom(message.getPayload()).getKey(), ByteString.EMPTY);
    }

    private ByteString put(ChaincodeMessage message) throws InvalidProtocolBufferException {
        PutState put = PutState.parseFrom(message.getPayload());
        state.put(put.getKey(), put.getValue());
        return ByteString.EMPTY;
    }

    private ByteString getAll(ChaincodeMessage message) throws InvalidProtocolBufferException {
        return GetStateMultipleResult.newBuilder()
                .addAllValues(GetStateMultiple.parseFrom(message.getPayload()).getKeysList().stream()
                        .map(key -> state.getOrDefault(key, ByteString.EMPTY))
                        .toList())
                .build()
                .toByteString();
    }

    private ByteString writeAll(ChaincodeMessage message) throws InvalidProtocolBufferException {
        for (WriteRecord write : WriteBatchState.parseFrom(message.getPayload()).getRecList()) {
            if (write.getType() == WriteRecord.Type.DEL_STATE) {
                state.remove(write.getKey());
            } else {
                state.put(write.getKey(), write.getValue());
            }
        }
        return ByteString.EMPTY;
    }

    private ByteString range(ChaincodeMessage message) throws InvalidProtocolBufferException {
        GetStateByRange range = GetStateByRange.parseFrom(message.getPayload());
        List<QueryResultBytes> found = state.subMap(range.getStartKey(), range.getEndKey()).entrySet().stream()
                .map(e -> KV.newBuilder()
                        .setKey(e.getKey())
                        .setValue(e.getValue())
                        .build())
                .map(kv -> QueryResultBytes.newBuilder()
                        .setResultBytes(kv.toByteString())
                        .build())
                .toList();
        return QueryResponse.newBuilder().addAllResults(found).build().toByteString();
    }

    private void respond(ChaincodeMessage request, ByteString payload) {
        requests.add(request.getType());
        ChaincodeMessage answer = others.getOrDefault(request.getType(), UnaryOperator.identity())
                .apply(ChaincodeMessage.newBuilder()
                        .setType(ChaincodeMessage.Type.RESPONSE)
                        .setChannelId(request.getChannelId())
                        .setTxid(request.getTxid())
                        .setPayload(payload)
                        .build());
        if (answer != null) {
            send(answer);
        }
    }

    private void send(ChaincodeMessage message) {
        synchronized (channel) {
            toChaincode.onNext(message);
        }
    }
}
