package io.flock.client.serve;

import io.flock.client.serve.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import io.flock.client.serve.inference.ModelInferRequest;
import io.flock.client.serve.inference.ModelInferResponse;
import io.flock.client.serve.inference.ModelMetadataRequest;
import io.flock.client.serve.inference.ModelMetadataResponse;
import io.flock.client.serve.inference.ModelReadyRequest;
import io.flock.client.serve.inference.ModelReadyResponse;
import io.flock.client.serve.inference.ServerLiveRequest;
import io.flock.client.serve.inference.ServerLiveResponse;
import io.flock.client.serve.inference.ServerMetadataRequest;
import io.flock.client.serve.inference.ServerMetadataResponse;
import io.flock.client.serve.inference.ServerReadyRequest;
import io.flock.client.serve.inference.ServerReadyResponse;
import io.flock.protocol.error.FlockException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of the Open Inference Protocol v2. Models are loaded and unloaded by the ledger's listing alone, so the calls for
 * that are not implemented.
 */
final class GrpcInference extends GRPCInferenceServiceImplBase {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcInference.class);

    private final Catalog catalog;
    private final Inference inference;
    private final ServerMetrics metrics;
    private final BooleanSupplier ready;

    GrpcInference(Catalog catalog, Inference inference, ServerMetrics metrics, BooleanSupplier ready) {
        this.catalog = catalog;
        this.inference = inference;
        this.metrics = metrics;
        this.ready = ready;
    }

    private static <T> void answer(StreamObserver<T> caller, Supplier<T> answer) {
        T message;
        try {
            message = answer.get();
        } catch (FlockException e) {
            caller.onError(GrpcStatus.of(e).asRuntimeException());
            return;
        } catch (RuntimeException e) {
            LOG.error("a call failed", e);
            caller.onError(Status.INTERNAL
                    .withDescription("INTERNAL|the server failed")
                    .asRuntimeException());
            return;
        }
        caller.onNext(message);
        caller.onCompleted();
    }

    @Override
    public void serverLive(ServerLiveRequest request, StreamObserver<ServerLiveResponse> caller) {
        answer(caller, () -> ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public void serverReady(ServerReadyRequest request, StreamObserver<ServerReadyResponse> caller) {
        answer(caller, () -> ServerReadyResponse.newBuilder()
                .setReady(ready.getAsBoolean())
                .build());
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> caller) {
        answer(
                caller,
                () -> ModelReadyResponse.newBuilder().setReady(isReady(request)).build());
    }

    private boolean isReady(ModelReadyRequest request) {
        try {
            catalog.enter(request.getName(), VersionNumber.of(request.getVersion()))
                    .leave();
            return true;
        } catch (FlockException e) {
            return false;
        }
    }

    @Override
    public void serverMetadata(ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> caller) {
        answer(caller, () -> ServerMetadataResponse.newBuilder()
                .setName("flock")
                .setVersion("2")
                .addExtensions("flock-vouchers")
                .build());
    }

    @Override
    public void modelMetadata(ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> caller) {
        answer(caller, () -> metadata(request));
    }

    private ModelMetadataResponse metadata(ModelMetadataRequest request) {
        ServedVersion version = catalog.enter(request.getName(), VersionNumber.of(request.getVersion()));
        try {
            return GrpcMessages.metadata(
                    request.getName(),
                    catalog.find(request.getName()).versions().keySet(),
                    version.batcher().width(),
                    version.batcher().outputs());
        } finally {
            version.leave();
        }
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> caller) {
        answer(caller, () -> infer(request));
    }

    private ModelInferResponse infer(ModelInferRequest request) {
        long start = System.nanoTime();
        int answered = 500;
        try {
            ModelInferResponse answer = inference.answer(
                    request.getModelName(),
                    VersionNumber.of(request.getModelVersion()),
                    (width, maxRows) -> GrpcMessages.checked(request, width, maxRows),
                    GrpcCaller.payment(),
                    GrpcCaller.address(),
                    GrpcMessages::answer);
            answered = 200;
            return answer;
        } catch (FlockException e) {
            answered = HttpStatusOf.refusal(e);
            throw e;
        } finally {
            metrics.answered(answered, System.nanoTime() - start);
        }
    }
}
