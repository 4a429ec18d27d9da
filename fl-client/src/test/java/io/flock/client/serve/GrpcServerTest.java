package io.flock.client.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import io.flock.protocol.marketplace.PaymentToken;
import io.flock.protocol.money.Amount;
import io.flock.sdk.payment.ChannelWallet;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
        host = new HostFixture(settings);
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

    private static List<Float> outputs(DynamicMessage answer) {
        ByteString raw = (ByteString) ((List<?>) OpenInference.field(answer, "raw_output_contents")).get(0);
        ByteBuffer bytes = raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        List<Float> values = new ArrayList<>();
        while (bytes.hasRemaining()) {
            values.add(bytes.getFloat());
        }
        return values;
    }

    private Status refusal(ByteString request, Optional<PaymentToken> payment) {
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> client.infer(request, payment));
        assertThat(refused).as("a refusal").isNotNull();
        return refused.getStatus();
    }

    @Test
    void paidCall_isAnswered_andCanBeSettled() {
        ChannelWallet wallet = host.wallet();

        DynamicMessage answer = client.infer(OpenInference.typed(1.5f, 2, 3, 4), pay(wallet, 2));

        assertThat(outputs(answer)).containsExactly(3.5f, 7f);
        assertThat(OpenInference.field(answer, "id")).isEqualTo("mine");
        assertThat(OpenInference.field(answer, "model_version")).isEqualTo("1");
        assertThat(host.server.unsettled().get(0).amount()).isEqualTo(HostFixture.PRICE.times(2));
    }

    @Test
    void rawContents_areTheSameAsTypedOnes() {
        host.server.update(HostFixture.listing(Amount.ZERO));
        ByteBuffer values = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        values.putFloat(1.5f).putFloat(2f).flip();
        ByteString raw = OpenInference.request(OpenInference.tensor(1))
                .add("raw_input_contents", ByteString.copyFrom(values))
                .done()
                .toByteString();

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
        ByteString unknown = OpenInference.draft("Request")
                .with("model_name", "nobody")
                .done()
                .toByteString();
        ByteString wide = OpenInference.request(OpenInference.tensor(5)).done().toByteString();
        ByteString integers = OpenInference.request(OpenInference.tensor(1).with("datatype", "INT32"))
                .done()
                .toByteString();

        assertThat(refusal(unknown, Optional.empty()).getCode()).isEqualTo(Status.Code.NOT_FOUND);
        assertThat(refusal(wide, Optional.empty()).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusal(integers, Optional.empty()).getDescription()).contains("INT32");
        assertThat(refusal(OpenInference.typed(1, Float.NaN), Optional.empty()).getDescription())
                .contains("not finite");
        assertThat(refusal(ByteString.copyFrom(new byte[] {10, 99, 1}), Optional.empty())
                        .getCode())
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
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
                assertThat(outputs(client.infer(message, Optional.empty()))).hasSize(1);
            } catch (StatusRuntimeException e) {
                assertThat(e.getStatus().getCode()).isIn(Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND);
            }
        }
        assertThat(outputs(client.infer(OpenInference.typed(1, 2), Optional.empty())))
                .containsExactly(3f);
    }

    @Test
    void lifeReadinessAndMetadata_areTold() {
        ByteString none = ByteString.EMPTY;
        ByteString adder =
                OpenInference.draft("Model").with("name", "adder").done().toByteString();
        ByteString nobody =
                OpenInference.draft("Model").with("name", "nobody").done().toByteString();

        assertThat(told("ServerLive", none)).isTrue();
        assertThat(told("ServerReady", none)).isTrue();
        assertThat(told("ModelReady", adder)).isTrue();
        assertThat(told("ModelReady", nobody)).isFalse();
        DynamicMessage about = client.call("ModelMetadata", adder, "About", Optional.empty());
        assertThat(OpenInference.field(about, "name")).isEqualTo("adder");
        assertThat(OpenInference.field(about, "versions")).isEqualTo(List.of("1"));
        DynamicMessage input = (DynamicMessage) ((List<?>) OpenInference.field(about, "inputs")).get(0);
        assertThat(OpenInference.field(input, "shape")).isEqualTo(List.of(-1L, 2L));
    }

    private boolean told(String method, ByteString request) {
        return (Boolean) OpenInference.field(client.call(method, request, "Truth", Optional.empty()), "holds");
    }

    @Test
    void tooLargeAMessage_andTooManyCalls_areRefused() {
        stop();
        open(HostFixture.settings(folder).withLimits(1_000, 100, 4, 3));
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
        assertThat(codes).hasSizeBetween(1, 11).containsOnly(Status.Code.RESOURCE_EXHAUSTED);
    }
}
