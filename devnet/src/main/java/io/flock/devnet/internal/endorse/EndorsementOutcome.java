package io.flock.devnet.internal.endorse;

import java.util.Set;
import org.hyperledger.fabric.protos.peer.ProposalResponse;

/** What comes of a proposal on one peer. */
public sealed interface EndorsementOutcome {
    /**
     * Not even looked at, or looked at and not accepted.
     *
     * @param withResponse whether a response stands beside the error: a filter's refusal has none
     */
    record Refused(String message, boolean withResponse) implements EndorsementOutcome {}

    /** Accepted, but it could not be run to its end: a response with status 500 and no payload. */
    record Failed(String message) implements EndorsementOutcome {}

    /**
     * The chaincode answered, well or not.
     *
     * @param chaincodes those that were called, directly or by another one: each one's policy must be met
     */
    record Answered(ProposalResponse response, Set<String> chaincodes) implements EndorsementOutcome {
        /** Statuses from 200 to 399. */
        public boolean success() {
            int status = response.getResponse().getStatus();
            return status >= 200 && status < 400;
        }
    }
}
