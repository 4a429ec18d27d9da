package io.flock.devnet.internal.order;

import static io.flock.devnet.internal.order.TransactionBuilder.CHANNEL;
import static io.flock.devnet.internal.order.TransactionBuilder.CREATOR;
import static io.flock.devnet.internal.order.TransactionBuilder.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.flock.devnet.internal.ledger.Ledger;
import io.flock.devnet.internal.ledger.LedgerOptions;
import java.time.Duration;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private static final int LARGEST = 4000;

    private final OpenPolicies policies = new OpenPolicies();
    private final Ledger ledger = Ledger.open(LedgerOptions.inMemory(Envelope.getDefaultInstance()));
    private final Orderer orderer = Orderer.start(
            OrdererOptions.of(CHANNEL, new BatchLimits(Duration.ofHours(1), 500, 1000, LARGEST)),
            ledger,
            policies,
            Optional.empty());

    @AfterEach
    void end() {
        orderer.close();
        ledger.close();
    }

    @Test
    void soundEnvelope_isAccepted() {
        assertThat(orderer.broadcast(transaction("n").build())).isEqualTo(new OrderOutcome.Accepted());
    }

    @Test
    void envelopeThatValidationWillRefuse_isAccepted() {
        assertThat(orderer.broadcast(transaction("n").endorsers().build())).isEqualTo(new OrderOutcome.Accepted());
    }

    @Test
    void tooLargeEnvelope_isABadRequest_withBothSizes() {
        Envelope envelope = padded(LARGEST + 1);

        assertThat(orderer.broadcast(envelope))
                .isEqualTo(new OrderOutcome.Refused(
                        Status.BAD_REQUEST, "message payload is 4001 bytes and exceeds maximum allowed 4000 bytes"));
        assertThat(orderer.broadcast(padded(LARGEST))).isEqualTo(new OrderOutcome.Accepted());
    }

    @Test
    void size_isCheckedBeforeTheIdentity() {
        policies.expire(CREATOR).mayOnlyRead(CREATOR);

        assertThat(info(padded(LARGEST + 1))).startsWith("message payload is");
    }

    @Test
    void expiredCertificate_isABadRequest_beforeThePolicyIsAsked() {
        policies.expire(CREATOR).mayOnlyRead(CREATOR);

        assertThat(orderer.broadcast(transaction("n").build()))
                .isEqualTo(new OrderOutcome.Refused(Status.BAD_REQUEST, "broadcast client identity expired"));
    }

    @Test
    void nonWriter_isForbidden() {
        policies.mayOnlyRead(CREATOR);

        assertThat(orderer.broadcast(transaction("n").build()))
                .isEqualTo(new OrderOutcome.Refused(
                        Status.FORBIDDEN,
                        "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of"
                                + " the 'Writers' sub-policies to be satisfied: permission denied"));
    }

    @Test
    void wrongSignature_isForbidden() {
        Envelope envelope =
                transaction("n").envelope(e -> e.setSignature(CREATOR)).build();

        assertThat(orderer.broadcast(envelope))
                .isInstanceOfSatisfying(OrderOutcome.Refused.class, refused -> assertThat(refused.status())
                        .isEqualTo(Status.FORBIDDEN));
    }

    @Test
    void unreadableEnvelope_isABadRequest() {
        assertThat(info(Envelope.newBuilder()
                        .setPayload(ByteString.copyFrom(new byte[] {0x0a, 5, 1}))
                        .build()))
                .startsWith("could not determine channel ID: ");
    }

    @Test
    void otherChannel_isABadRequest() {
        assertThat(info(transaction("n")
                        .channelHeader(h -> h.setChannelId("other"))
                        .build()))
                .isEqualTo("channel does not exist");
    }

    @Test
    void configurationUpdate_isNotSupported_andSaysSo() {
        assertThat(info(transaction("n")
                        .channelHeader(h -> h.setType(HeaderType.CONFIG_UPDATE_VALUE))
                        .build()))
                .isEqualTo("not supported by the development network: configuration updates; use a Fabric network");
        assertThat(info(transaction("n")
                        .channelHeader(h -> h.setType(HeaderType.CONFIG_VALUE))
                        .build()))
                .isEqualTo("message is of type that cannot be processed directly");
        assertThat(info(transaction("n").channelHeader(h -> h.setType(4)).build()))
                .isEqualTo("message is of type that is no longer supported");
    }

    @Test
    void stoppedOrderer_answersNobody() {
        orderer.stop();
        assertThat(orderer.broadcast(transaction("n").build())).isEqualTo(new OrderOutcome.Stopped());
        assertThat(orderer.running()).isFalse();

        orderer.restart();
        assertThat(orderer.broadcast(transaction("n").build())).isEqualTo(new OrderOutcome.Accepted());
    }

    private String info(Envelope envelope) {
        OrderOutcome outcome = orderer.broadcast(envelope);
        assertThat(outcome).isInstanceOfSatisfying(OrderOutcome.Refused.class, refused -> assertThat(refused.status())
                .isEqualTo(Status.BAD_REQUEST));
        return ((OrderOutcome.Refused) outcome).info();
    }

    /** A sound envelope whose payload and signature have this size together. */
    private static Envelope padded(int size) {
        int bare = size(withValue(1000)) - 1000;
        return withValue(size - bare);
    }

    private static Envelope withValue(int length) {
        return transaction("n").put("cc", "k", "v".repeat(length)).build();
    }

    private static int size(Envelope envelope) {
        return envelope.getPayload().size() + envelope.getSignature().size();
    }
}
