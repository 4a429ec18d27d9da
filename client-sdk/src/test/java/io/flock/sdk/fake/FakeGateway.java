package io.flock.sdk.fake;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/**
 * A gateway service that answers as Fabric's does, and plays the faults that it is told to, one per call that reaches it, in
 * order.
 */
public final class FakeGateway extends GatewayGrpc.GatewayImplBase implements AutoCloseable {
    /** What becomes of one call. */
    public sealed interface Fault {
        /** Served as usual. */
        record None() implements Fault {}

        /** Refused with this status. */
        record Fails(StatusRuntimeException status) implements Fault {}

        /** Done, but the answer is lost with the connection. */
        record AnswerLost() implements Fault {}

        /** Never answered, and not done. */
        record Silence() implements Fault {}

        /** The same as another, once something has been done. */
        record After(Runnable event, Fault fault) implements Fault {}
    }

    private final FakeLedger ledger;
    private final Server server;
    private final Queue<Fault> endorse = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> submit = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> status = new ConcurrentLinkedQueue<>();
    private final Queue<Fault> evaluate = new ConcurrentLinkedQueue<>();
    private final List<ChaincodeEventsResponse> events = new CopyOnWriteArrayList<>();
    private final Queue<Fault> streams = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> lengths = new ConcurrentLinkedQueue<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger heights = new AtomicInteger();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<List<String>> endorsed = new CopyOnWriteArrayList<>();
    private volatile String submitted = "done";
    private final List<Duration> patience = new CopyOnWriteArrayList<>();

    public FakeGateway(FakeLedger ledger) {
        this.ledger = ledger;
        try {
            this.server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(this)
                    .addService(new UnknownChannel())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return ((InetSocketAddress) server.getListenSockets().get(0)).getPort();
    }

    public int calls() {
        return calls.get();
    }

    /** How long the client was ready to wait for each submission, less what it took to come here. */
    public List<Duration> patience() {
        return List.copyOf(patience);
    }

    public FakeGateway onEndorse(Fault fault) {
        endorse.add(fault);
        return this;
    }

    public FakeGateway onSubmit(Fault fault) {
        submit.add(fault);
        return this;
    }

    public FakeGateway onStatus(Fault fault) {
        status.add(fault);
        return this;
    }

    public FakeGateway onEvaluate(Fault fault) {
        evaluate.add(fault);
        return this;
    }

    /** What becomes of the next stream of events as it is opened; served as usual: {@link Fault.None}, alone or after something. */
    public FakeGateway onStream(Fault fault) {
        streams.add(fault);
        return this;
    }

    /** How often the channel's height was asked. */
    public int heights() {
        return heights.get();
    }

    /** A gRPC failure without details. */
    public static Fault fails(Status.Code code, String description) {
        return new Fault.Fails(code.toStatus().withDescription(description).asRuntimeException());
    }

    /** A failure as the gateway reports it: a text, and one detail per peer asked. */
    public static Fault fails(Code code, String description, String... details) {
        com.google.rpc.Status.Builder status =
                com.google.rpc.Status.newBuilder().setCode(code.getNumber()).setMessage(description);
        for (String detail : details) {
            status.addDetails(Any.pack(ErrorDetail.newBuilder()
                    .setAddress("peer0.org1:7051")
                    .setMspId("Org1MSP")
                    .setMessage(detail)
                    .build()));
        }
        return new Fault.Fails(StatusProto.toStatusRuntimeException(status.build()));
    }

    /** What every transaction answers; {@code done} where nothing is said. */
    public FakeGateway answeringTransactions(String answer) {
        submitted = answer;
        return this;
    }

    /** Endorses with the function's arguments as result. */
    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> observer) {
        play(endorse, observer, () -> {}, () -> {
            Proposal proposal =
                    Proposal.parseFrom(request.getProposedTransaction().getProposalBytes());
            endorsed.add(arguments(request.getProposedTransaction().getProposalBytes()));
            ByteString result = proposal.getPayload();
            ChaincodeAction action = ChaincodeAction.newBuilder()
                    .setResponse(Response.newBuilder().setStatus(200).setPayload(ByteString.copyFromUtf8(submitted)))
                    .build();
            ProposalResponsePayload response = ProposalResponsePayload.newBuilder()
                    .setProposalHash(result)
                    .setExtension(action.toByteString())
                    .build();
            ChaincodeActionPayload payload = ChaincodeActionPayload.newBuilder()
                    .setAction(ChaincodeEndorsedAction.newBuilder().setProposalResponsePayload(response.toByteString()))
                    .build();
            Transaction transaction = Transaction.newBuilder()
                    .addActions(TransactionAction.newBuilder().setPayload(payload.toByteString()))
                    .build();
            Payload envelope = Payload.newBuilder()
                    .setHeader(Header.parseFrom(proposal.getHeader()))
                    .setData(transaction.toByteString())
                    .build();
            return EndorseResponse.newBuilder()
                    .setPreparedTransaction(Envelope.newBuilder().setPayload(envelope.toByteString()))
                    .build();
        });
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> observer) {
        patience.add(Duration.ofNanos(Context.current().getDeadline().timeRemaining(TimeUnit.NANOSECONDS)));
        ledger.saw(request.getPreparedTransaction());
        play(
                ledger.submissions().isEmpty() ? submit : ledger.submissions(),
                observer,
                () -> ledger.order(request.getPreparedTransaction()),
                SubmitResponse::getDefaultInstance);
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> observer) {
        play(
                ledger.statuses().isEmpty() ? status : ledger.statuses(),
                observer,
                () -> {},
                () -> CommitStatusResponse.newBuilder()
                        .setResult(ledger.outcome(CommitStatusRequest.parseFrom(request.getRequest())
                                .getTransactionId()))
                        .setBlockNumber(7)
                        .build());
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> observer) {
        play(evaluate, observer, () -> {}, () -> EvaluateResponse.newBuilder()
                .setResult(Response.newBuilder()
                        .setStatus(200)
                        .setPayload(answer(
                                arguments(request.getProposedTransaction().getProposalBytes())
                                        .get(0))))
                .build());
    }

    private ByteString answer(String function) {
        if (function.equals("GetChainInfo")) {
            heights.incrementAndGet();
            return BlockchainInfo.newBuilder().setHeight(height()).build().toByteString();
        }
        return ByteString.copyFromUtf8(answers.getOrDefault(function, "answer"));
    }

    /** Block 0 and those with events; nothing else is on this ledger. */
    private long height() {
        return events.isEmpty() ? 1 : events.get(events.size() - 1).getBlockNumber() + 1;
    }

    /** What a query of this function answers; {@code answer} where nothing is said. */
    public FakeGateway answering(String function, String answer) {
        answers.put(function, answer);
        return this;
    }

    /** What was endorsed, in order: a function's name and its arguments each. */
    public List<List<String>> endorsed() {
        return List.copyOf(endorsed);
    }

    private static List<String> arguments(ByteString proposal) throws InvalidProtocolBufferException {
        ByteString payload = Proposal.parseFrom(proposal).getPayload();
        return ChaincodeInvocationSpec.parseFrom(
                        ChaincodeProposalPayload.parseFrom(payload).getInput())
                .getChaincodeSpec()
                .getInput()
                .getArgsList()
                .stream()
                .map(ByteString::toStringUtf8)
                .toList();
    }

    /** Events that stand on the ledger, and how many a stream gives before it breaks, one number per stream. */
    public FakeGateway withEvents(List<ChaincodeEventsResponse> all, Integer... streamLengths) {
        events.addAll(all);
        lengths.addAll(List.of(streamLengths));
        return this;
    }

    /** As Fabric does: begins with the block of the transaction, and behind that transaction's event. */
    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest signed, StreamObserver<ChaincodeEventsResponse> observer) {
        calls.incrementAndGet();
        ChaincodeEventsRequest request;
        try {
            request = ChaincodeEventsRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            observer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
            return;
        }
        Fault fault = Optional.ofNullable(streams.poll()).orElseGet(Fault.None::new);
        // Fabric settles where "from now on" is when the request comes.
        long start = request.getStartPosition().hasSpecified()
                ? request.getStartPosition().getSpecified().getNumber()
                : height();
        if (fault instanceof Fault.After after) {
            after.event().run();
            fault = after.fault();
        }
        if (fault instanceof Fault.Fails fails) {
            observer.onError(fails.status());
            return;
        }
        boolean waiting = !request.getAfterTransactionId().isEmpty();
        int left = Optional.ofNullable(lengths.poll()).orElse(Integer.MAX_VALUE);
        for (ChaincodeEventsResponse block : events) {
            if (block.getBlockNumber() < start) {
                continue;
            }
            if (waiting) {
                waiting = !block.getEvents(0).getTxId().equals(request.getAfterTransactionId());
                continue;
            }
            if (left-- == 0) {
                observer.onError(
                        Status.UNAVAILABLE.withDescription("io exception").asRuntimeException());
                return;
            }
            observer.onNext(block);
        }
    }

    /** The service of whole blocks, of a peer that has joined no channel. */
    private static final class UnknownChannel extends DeliverGrpc.DeliverImplBase {
        @Override
        public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> observer) {
            return new StreamObserver<>() {
                @Override
                public void onNext(Envelope request) {
                    observer.onNext(DeliverResponse.newBuilder()
                            .setStatus(org.hyperledger.fabric.protos.common.Status.NOT_FOUND)
                            .build());
                }

                @Override
                public void onError(Throwable cancelled) {
                    // The client has gone; nothing is kept for it.
                }

                @Override
                public void onCompleted() {
                    // As Fabric's: it answers what was asked before it ends.
                    observer.onCompleted();
                }
            };
        }
    }

    private interface Answer<T> {
        T make() throws InvalidProtocolBufferException;
    }

    private <T> void play(Queue<Fault> script, StreamObserver<T> observer, Runnable effect, Answer<T> answer) {
        calls.incrementAndGet();
        Fault fault = Optional.ofNullable(script.poll()).orElseGet(Fault.None::new);
        if (fault instanceof Fault.After after) {
            after.event().run();
            fault = after.fault();
        }
        if (fault instanceof Fault.Fails fails) {
            observer.onError(fails.status());
        } else if (fault instanceof Fault.AnswerLost) {
            effect.run();
            observer.onError(Status.UNAVAILABLE.withDescription("io exception").asRuntimeException());
        } else if (fault instanceof Fault.None) {
            effect.run();
            try {
                observer.onNext(answer.make());
                observer.onCompleted();
            } catch (InvalidProtocolBufferException e) {
                observer.onError(Status.INVALID_ARGUMENT.asRuntimeException());
            }
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
