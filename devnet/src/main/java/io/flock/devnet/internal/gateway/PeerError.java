package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.endorse.EndorsementOutcome;
import io.flock.devnet.internal.endorse.Peer;
import io.grpc.Status;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;

/**
 * One peer's failure, as the gateway reports it.
 *
 * @param status what it would be if it was the only one
 * @param retry whether another peer may do better
 */
record PeerError(Status.Code status, String message, ErrorDetail detail, boolean retry) {

    /**
     * @param own whether the gateway's own peer was asked: another one's refusal comes over the wire
     */
    static PeerError of(Peer peer, boolean own, EndorsementOutcome outcome) {
        if (outcome instanceof EndorsementOutcome.Refused refused) {
            if (!own) {
                return of(peer, Status.Code.UNAVAILABLE, "rpc error: code = Unknown desc = " + refused.message(), true);
            }
            return refused.withResponse()
                    ? of(peer, Status.Code.FAILED_PRECONDITION, refused.message(), false)
                    : of(peer, Status.Code.UNAVAILABLE, refused.message(), true);
        }
        if (outcome instanceof EndorsementOutcome.Failed failed) {
            return of(peer, Status.Code.ABORTED, failed.message(), true);
        }
        var response = ((EndorsementOutcome.Answered) outcome).response().getResponse();
        return of(
                peer,
                Status.Code.UNKNOWN,
                "chaincode response " + response.getStatus() + ", " + response.getMessage(),
                false);
    }

    static PeerError of(Peer peer, Status.Code status, String message, boolean retry) {
        return new PeerError(status, message, detail(peer.address(), peer.mspId(), message), retry);
    }

    static ErrorDetail detail(String address, String mspId, String message) {
        return ErrorDetail.newBuilder()
                .setAddress(address)
                .setMspId(mspId)
                .setMessage(message)
                .build();
    }
}
