package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.ledger.TransactionLocation;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;

/** The gateway's door. */
public final class GatewayService extends GatewayGrpc.GatewayImplBase {
    private final EvaluateMethod evaluate;
    private final EndorseMethod endorse;
    private final SubmitMethod submit;
    private final CommitStatusMethod commitStatus;
    private final ChaincodeEventsMethod chaincodeEvents;

    public GatewayService(GatewayContext context) {
        evaluate = new EvaluateMethod(context);
        endorse = new EndorseMethod(context);
        submit = new SubmitMethod(context);
        commitStatus = new CommitStatusMethod(context);
        chaincodeEvents = new ChaincodeEventsMethod(context);
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> call) {
        answer(ignoringCancel(call), () -> evaluate.handle(request));
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> call) {
        answer(ignoringCancel(call), () -> endorse.handle(request));
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> call) {
        answer(ignoringCancel(call), () -> CompletableFuture.completedFuture(submit.handle(request)));
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> call) {
        ServerCallStreamObserver<CommitStatusResponse> observer = (ServerCallStreamObserver<CommitStatusResponse>) call;
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        CompletionStage<Void> cancellation = cancelled;
        observer.setOnCancelHandler(() -> cancelled.complete(null));
        answer(call, () -> {
            CompletableFuture<TransactionLocation> location = commitStatus.handle(request);
            cancellation.thenRun(() -> location.cancel(false));
            return location.thenApply(at -> CommitStatusResponse.newBuilder()
                    .setResult(at.code())
                    .setBlockNumber(at.block())
                    .build());
        });
    }

    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest request, StreamObserver<ChaincodeEventsResponse> call) {
        try {
            chaincodeEvents.handle(request, (ServerCallStreamObserver<ChaincodeEventsResponse>) call);
        } catch (RuntimeException e) {
            call.onError(GatewayError.answer(e));
        }
    }

    /** With a handler, a cancelled call takes answers silently; without one, it throws at them. */
    private static <T> StreamObserver<T> ignoringCancel(StreamObserver<T> call) {
        ((ServerCallStreamObserver<T>) call).setOnCancelHandler(() -> {});
        return call;
    }

    private static <T> void answer(StreamObserver<T> call, Supplier<CompletableFuture<T>> work) {
        ServerCallStreamObserver<T> observer = (ServerCallStreamObserver<T>) call;
        CompletionStage<T> result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            result = CompletableFuture.failedFuture(e);
        }
        result.whenComplete((response, failure) -> {
            if (observer.isCancelled()) {
                return;
            }
            if (failure == null) {
                observer.onNext(response);
                observer.onCompleted();
            } else {
                observer.onError(GatewayError.answer(failure));
            }
        });
    }
}
