package io.flock.devnet.internal.gateway;

import com.google.protobuf.Any;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors as the client gets them: a status, its text, and a detail per peer. */
final class GatewayError {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayError.class);

    private GatewayError() {}

    static StatusRuntimeException of(Status.Code code, String message) {
        return of(code, message, List.of());
    }

    static StatusRuntimeException of(Status.Code code, String message, List<ErrorDetail> details) {
        com.google.rpc.Status.Builder status =
                com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(message);
        details.forEach(detail -> status.addDetails(Any.pack(detail)));
        return StatusProto.toStatusRuntimeException(status.build());
    }

    static StatusRuntimeException invalid(String message) {
        return of(Status.Code.INVALID_ARGUMENT, message);
    }

    static StatusRuntimeException ofPeers(Status.Code code, String message, List<PeerError> errors) {
        return of(code, message, errors.stream().map(PeerError::detail).toList());
    }

    /** What to answer when something was thrown: what was meant for the client, or a sign that something is broken. */
    static Throwable answer(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof StatusRuntimeException) {
            return cause;
        }
        LOG.error("a gateway call failed unexpectedly", cause);
        return of(Status.Code.INTERNAL, "internal error of the development network: " + cause);
    }
}
