package io.flock.devnet.internal.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.TransactionLocation;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;

/** Streams a chaincode's events, past and future ones. */
final class ChaincodeEventsMethod {
    private final GatewayContext context;
    private final SignedRequests requests;

    ChaincodeEventsMethod(GatewayContext context) {
        this.context = context;
        this.requests = new SignedRequests(context);
    }

    void handle(SignedChaincodeEventsRequest signed, ServerCallStreamObserver<ChaincodeEventsResponse> call) {
        ChaincodeEventsRequest request = parse(signed);
        requests.require(request.getChannelId(), request.getIdentity(), signed.getRequest(), signed.getSignature());
        Optional<String> after = Optional.of(request.getAfterTransactionId()).filter(id -> !id.isEmpty());
        EventSelection selection = new EventSelection(request.getChaincodeId(), after);
        BlockPump<ChaincodeEventsResponse> pump = new BlockPump<>(
                context.ledger(),
                context.readers(),
                call,
                number -> context.ledger().outcome(number).flatMap(selection::of),
                start(request, after),
                Long.MAX_VALUE,
                call::onCompleted);
        call.setOnCancelHandler(pump::stop);
        call.setOnReadyHandler(pump::wake);
        pump.start();
    }

    private long start(ChaincodeEventsRequest request, Optional<String> after) {
        SeekPosition position = request.getStartPosition();
        long start =
                switch (position.getTypeCase()) {
                    case SPECIFIED -> position.getSpecified().getNumber();
                    case NEXT_COMMIT, TYPE_NOT_SET -> context.ledger().height();
                    case OLDEST ->
                        throw GatewayError.invalid("invalid start position type: *orderer.SeekPosition_Oldest");
                    case NEWEST ->
                        throw GatewayError.invalid("invalid start position type: *orderer.SeekPosition_Newest");
                };
        return after.flatMap(context.ledger()::find)
                .map(TransactionLocation::block)
                .orElse(start);
    }

    private static ChaincodeEventsRequest parse(SignedChaincodeEventsRequest signed) {
        if (signed.getRequest().isEmpty()) {
            throw GatewayError.invalid("a chaincode events request is required");
        }
        try {
            return ChaincodeEventsRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            throw GatewayError.invalid("invalid chaincode events request: " + Parsing.UNREADABLE);
        }
    }
}
