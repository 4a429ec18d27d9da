package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.endorse.EndorsementOutcome.Answered;
import io.flock.devnet.internal.endorse.Peer;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which organisations are still to be asked, and what the others said. A failed organisation takes all layouts that
 * need it out of the plan. Used by one step after the other.
 */
final class EndorsementPlan {
    private static final Logger LOG = LoggerFactory.getLogger(EndorsementPlan.class);

    private final String transaction;
    private final List<Set<String>> layouts;
    private final Map<String, ProposalResponse> endorsed = new LinkedHashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final List<PeerError> errors = new ArrayList<>();

    /**
     * @param layouts in the order in which they are tried
     */
    EndorsementPlan(String transaction, List<Set<String>> layouts) {
        this.transaction = transaction;
        this.layouts = List.copyOf(layouts);
    }

    /** The organisations that the next layout still lacks, none if it is complete; nothing if no layout is left. */
    Optional<Set<String>> missing() {
        return layouts.stream()
                .filter(layout -> layout.stream().noneMatch(dropped::contains))
                .findFirst()
                .map(layout -> {
                    Set<String> missing = new HashSet<>(layout);
                    missing.removeAll(endorsed.keySet());
                    return missing;
                });
    }

    void endorsed(Peer peer, Answered answer) {
        ProposalResponse response = answer.response();
        Optional<ProposalResponse> first = endorsed.values().stream().findFirst();
        if (first.isPresent() && !first.get().getPayload().equals(response.getPayload())) {
            LOG.warn(
                    "[{}] {} of {} disagrees: {}",
                    transaction,
                    peer.address(),
                    peer.mspId(),
                    PayloadDifference.of(first.get().getPayload(), response.getPayload()));
            failed(PeerError.of(peer, Status.Code.ABORTED, "ProposalResponsePayloads do not match", true));
        } else {
            endorsed.put(peer.mspId(), response);
        }
    }

    void failed(PeerError error) {
        errors.add(error);
        dropped.add(error.detail().getMspId());
    }

    List<PeerError> errors() {
        return errors;
    }

    List<ProposalResponse> responses() {
        return List.copyOf(endorsed.values());
    }
}
