package io.flock.devnet.internal.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.ledger.TransactionLocation;
import io.flock.devnet.internal.ledger.bytes.Parsing;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;

/** Waits until a transaction is committed, however long that takes. */
final class CommitStatusMethod {
    private final GatewayContext context;
    private final SignedRequests requests;

    CommitStatusMethod(GatewayContext context) {
        this.context = context;
        this.requests = new SignedRequests(context);
    }

    CompletableFuture<TransactionLocation> handle(SignedCommitStatusRequest signed) {
        if (signed.getRequest().isEmpty()) {
            throw GatewayError.invalid("a commit status request is required");
        }
        CommitStatusRequest request = parse(signed);
        if (request.getIdentity().isEmpty()) {
            throw GatewayError.invalid("no identity provided");
        }
        if (request.getChannelId().isEmpty()) {
            throw GatewayError.invalid("no channel ID provided");
        }
        requests.require(request.getChannelId(), request.getIdentity(), signed.getRequest(), signed.getSignature());
        if (request.getTransactionId().isEmpty()) {
            throw GatewayError.invalid("transaction ID should not be empty");
        }
        return context.commits().await(request.getTransactionId());
    }

    private static CommitStatusRequest parse(SignedCommitStatusRequest signed) {
        try {
            return CommitStatusRequest.parseFrom(signed.getRequest());
        } catch (InvalidProtocolBufferException e) {
            throw GatewayError.invalid("invalid status request: " + Parsing.UNREADABLE);
        }
    }
}
