package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.order.OrderOutcome;
import io.grpc.Status;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;

/** Hands a signed transaction to the orderer. */
final class SubmitMethod {
    private static final String ORDERER_ADDRESS = "orderer.example.com:7050";
    private static final String ORDERER_MSP = "OrdererMSP";

    private final GatewayContext context;

    SubmitMethod(GatewayContext context) {
        this.context = context;
    }

    SubmitResponse handle(SubmitRequest request) {
        if (!request.hasPreparedTransaction()) {
            throw GatewayError.invalid("a prepared transaction is required");
        }
        Envelope envelope = request.getPreparedTransaction();
        if (envelope.getSignature().isEmpty()) {
            throw GatewayError.invalid("prepared transaction must be signed");
        }
        if (!request.getChannelId().equals(context.channel().name())) {
            throw GatewayError.of(Status.Code.FAILED_PRECONDITION, context.unknownChannel(request.getChannelId()));
        }
        OrderOutcome outcome = context.orderer().broadcast(envelope);
        if (outcome instanceof OrderOutcome.Refused refused) {
            throw refused(refused);
        }
        if (outcome instanceof OrderOutcome.Stopped) {
            throw nobody("rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while"
                    + " dialing: dial tcp " + ORDERER_ADDRESS + ": connect: connection refused\"");
        }
        return SubmitResponse.getDefaultInstance();
    }

    private static RuntimeException refused(OrderOutcome.Refused refused) {
        String message = "received unsuccessful response from orderer: status="
                + refused.status().name() + ", info=" + refused.info();
        int status = refused.status().getNumber();
        return status >= 400 && status < 500 ? GatewayError.of(Status.Code.ABORTED, message) : nobody(message);
    }

    private static RuntimeException nobody(String message) {
        return GatewayError.of(
                Status.Code.UNAVAILABLE,
                "no orderers could successfully process transaction",
                List.of(PeerError.detail(ORDERER_ADDRESS, ORDERER_MSP, message)));
    }
}
