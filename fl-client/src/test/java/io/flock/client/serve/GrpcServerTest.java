package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.flock.client.serve.inference.GRPCInferenceServiceGrpc;
import io.flock.client.serve.inference.ModelInferRequest;
import io.flock.client.serve.inference.ModelInferResponse;
import io.flock.client.serve.inference.ModelMetadataRequest;
import io.flock.client.serve.inference.ModelMetadataResponse;
import io.flock.client.serve.inference.ModelReadyRequest;
import io.flock.client.serve.inference.RepositoryModelLoadRequest;
import io.flock.client.serve.inference.ServerLiveRequest;
import io.flock.client.serve.inference.ServerReadyRequest;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.ChannelWallet;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.health.v1.HealthGrpc.HealthBlockingStub;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a consumer sees of a host, over real gRPC. */
class GrpcServerTest {
    @TempDir
    private Path folder;

    private HostFixture host;
    private OpenInference client;

    @BeforeEach
    void start() {
        open(HostFixture.settings(folder));
    }

    private void open(ServeSettings settings) {
        open(new HostFixture(settings));
    }

    private void open(HostFixture opened) {
        host = opened;
        client = new OpenInference(host.server.grpcPort());
    }

    @AfterEach
    void stop() {
        client.close();
        host.close();
    }

    private static Optional<PaymentToken> pay(ChannelWallet wallet, int rows) {
        return wallet.pay(1, HostFixture.PRICE, rows);
    }

    private static List<Float> outputs(ModelInferResponse answer) {
        ByteBuffer bytes = answer.getRawOutputContents(0).asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<Float> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            values.add(bytes.getFloat());
        }
        return values;
    }

    private Status refusal(ModelInferRequest request, Optional<PaymentToken> payment) {
        return refusal(() -> client.infer(request, payment));
    }

    private static Status refusal(ThrowingCallable call) {
        StatusRuntimeException refused = catchThrowableOfType(StatusRuntimeException.class, call);
        assertThat(refused).as("a refusal").isNotNull();
        return refused.getStatus();
    }

    @Test
    void paidCall_isAnswered_andCanBeSettled() {
        ChannelWallet wallet = host.wallet();

        ModelInferResponse answer = client.infer(OpenInference.typed(1.5f, 2, 3, 4), pay(wallet, 2));

        assertThat(outputs(answer)).containsExactly(3.5f, 7f);
        assertThat(answer.getId()).isEqualTo("mine");
        assertThat(answer.getModelVersion()).isEqualTo("1");
        assertThat(host.server.unsettled().get(0).amount()).isEqualTo(HostFixture.PRICE.times(2));
    }

    @Test
    void rawContents_areTheSameAsTypedOnes() {
        host.server.update(HostFixture.listing(Amount.ZERO));
        ByteBuffer values = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        values.putFloat(1.5f).putFloat(2f).flip();
        ModelInferRequest raw = OpenInference.request(OpenInference.tensor(1))
                .addRawInputContents(ByteString.copyFrom(values))
                .build();

        assertThat(outputs(client.infer(raw, Optional.empty()))).containsExactly(3.5f);
        assertThat(outputs(client.infer(OpenInference.typed(1.5f, 2), Optional.empty())))
                .containsExactly(3.5f);
    }

    @Test
    void paymentIsTakenOnce_whicheverWayItComes() {
        ChannelWallet wallet = host.wallet();
        Optional<PaymentToken> first = pay(wallet, 1);
        Optional<PaymentToken> second = pay(wallet, 1);
        assertThat(host.infer(first).statusCode()).isEqualTo(200);
        assertThat(outputs(client.infer(OpenInference.typed(1, 2), second))).containsExactly(3f);

        Status used = refusal(OpenInference.typed(1, 2), first);

        assertThat(used.getCode()).isEqualTo(Status.Code.FAILED_PRECONDITION);
        assertThat(used.getDescription()).startsWith("VOUCHER_INVALID|");
        assertThat(host.infer(second).statusCode()).isEqualTo(402);
        assertThat(refusal(OpenInference.typed(1, 2), Optional.empty()).getDescription())
                .startsWith("PAYMENT_REQUIRED|");
    }

    @Test
    void callForWhatIsNotServed_orOfAnotherShape_isRefused() {
        host.server.update(HostFixture.listing(Amount.ZERO));
        ModelInferRequest unknown =
                ModelInferRequest.newBuilder().setModelName("nobody").build();
        ModelInferRequest wide = OpenInference.request(OpenInference.tensor(5)).build();
        ModelInferRequest integers = OpenInference.request(
                        OpenInference.tensor(1).setDatatype("INT32"))
                .build();

        assertThat(refusal(unknown, Optional.empty()).getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refusal(wide, Optional.empty()).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal(integers, Optional.empty()).getDescription()).contains("INT32");
        assertThat(refusal(OpenInference.typed(1, Float.NaN), Optional.empty()).getDescription())
                .contains("not finite");
        Status unreadable = refusal(() -> client.inferBytes(ByteString.copyFrom(new byte[] {10, 99, 1})));
        assertThat(unreadable.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(unreadable.getDescription()).startsWith("INVALID_ARGUMENT|");
    }

    /** Attack 27: a damaged message is refused with a code or read rightly. */
    @Test
    void damagedMessages_neverCrashTheServer() {
        host.server.update(HostFixture.listing(Amount.ZERO));
        byte[] whole = OpenInference.typed(1.5f, 2).toByteArray();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            ByteString message = ByteString.copyFrom(damaged, 0, 1 + random.nextInt(damaged.length));
            try {
                assertThat(outputs(client.inferBytes(message))).hasSize(1);
            } catch (StatusRuntimeException e) {
                assertThat(e.getStatus().getCode()).isIn(Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
            }
        }
        assertThat(outputs(client.infer(OpenInference.typed(1, 2), Optional.empty())))
                .containsExactly(3f);
    }

    @Test
    void lifeReadinessAndMetadata_areTold() {
        ModelReadyRequest adder =
                ModelReadyRequest.newBuilder().setName("adder").build();
        ModelReadyRequest nobody =
                ModelReadyRequest.newBuilder().setName("nobody").build();
        ModelMetadataResponse about = client.calls()
                .modelMetadata(
                        ModelMetadataRequest.newBuilder().setName("adder").build());

        assertThat(client.calls()
                        .serverLive(ServerLiveRequest.getDefaultInstance())
                        .getLive())
                .isTrue();
        assertThat(client.calls()
                        .serverReady(ServerReadyRequest.getDefaultInstance())
                        .getReady())
                .isTrue();
        assertThat(client.calls().modelReady(adder).getReady()).isTrue();
        assertThat(client.calls().modelReady(nobody).getReady()).isFalse();
        assertThat(about.getName()).isEqualTo("adder");
        assertThat(about.getVersionsList()).containsExactly("1");
        assertThat(about.getInputs(0).getShapeList()).containsExactly(-1L, 2L);
    }

    @Test
    void healthIsGivenFromTheFirstModelOn(@TempDir Path other) {
        HealthCheckRequest whole = HealthCheckRequest.getDefaultInstance();
        HealthCheckRequest service = HealthCheckRequest.newBuilder()
                .setService(GRPCInferenceServiceGrpc.SERVICE_NAME)
                .build();
        try (ModelServer fresh = HostFixture.serverWithoutModels(HostFixture.settings(other));
                OpenInference caller = new OpenInference(fresh.grpcPort())) {
            HealthBlockingStub health = HealthGrpc.newBlockingStub(caller.connection());
            assertThat(health.check(whole).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);

            fresh.serve(
                    HostFixture.listing(Amount.ZERO),
                    HostFixture.version(1),
                    Optional.empty(),
                    HostFixture.adder(1),
                    Optional.empty());

            assertThat(health.check(whole).getStatus()).isEqualTo(ServingStatus.SERVING);
            assertThat(health.check(service).getStatus()).isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void reflectionNamesTheService_andNobodyLoadsAModelByACall() throws InterruptedException {
        assertThat(services()).contains(GRPCInferenceServiceGrpc.SERVICE_NAME, "grpc.health.v1.Health");
        Status load = refusal(() -> client.calls()
                .repositoryModelLoad(RepositoryModelLoadRequest.newBuilder()
                        .setModelName("adder")
                        .build()));
        assertThat(load.getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    /** Attack 35: what is sent and not ended, and what grows when it is read, holds no memory. */
    @Test
    void messageThatIsNotEnded_andOneOfEmptyTensors_areRefused() {
        host.server.update(HostFixture.listing(Amount.ZERO));
        ByteString tensors = ByteString.copyFrom(new byte[] {0x2a, 0});
        for (int i = 0; i < 10; i++) {
            tensors = tensors.concat(tensors);
        }
        ByteString empty = tensors;
        assertThat(refusal(() -> client.inferBytes(empty)).getDescription()).startsWith("INVALID_ARGUMENT|");

        stop();
        open(HostFixture.withTimeout(HostFixture.settings(folder), 300));
        host.server.update(HostFixture.listing(Amount.ZERO));
        assertThat(client.beginOnly(OpenInference.typed(1, 2)).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    private List<String> services() throws InterruptedException {
        BlockingQueue<ServerReflectionResponse> answers = new LinkedBlockingQueue<>();
        StreamObserver<ServerReflectionRequest> asking = ServerReflectionGrpc.newStub(client.connection())
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse answer) {
                        answers.add(answer);
                    }

                    @Override
                    public void onError(Throwable failure) {}

                    @Override
                    public void onCompleted() {}
                });
        asking.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
        asking.onCompleted();
        return answers.poll(1, TimeUnit.MINUTES).getListServicesResponse().getServiceList().stream()
                .map(ServiceResponse::getName)
                .toList();
    }

    @Test
    void tooLargeAMessage_andTooManyCalls_areRefused() {
        stop();
        open(HostFixture.outOfTime(HostFixture.settings(folder).withLimits(1_000, 100, 4, 3)));
        host.server.update(HostFixture.listing(Amount.ZERO));

        Status large = refusal(OpenInference.typed(new float[400]), Optional.empty());
        List<Status.Code> codes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            try {
                client.infer(OpenInference.typed(1, 2), Optional.empty());
            } catch (StatusRuntimeException e) {
                codes.add(e.getStatus().getCode());
            }
        }

        assertThat(large.getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(codes).hasSize(12 - 3).containsOnly(Status.Code.RESOURCE_EXHAUSTED);
    }
}
