package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.endorse.EndorsementOutcome;
import io.flock.devnet.internal.endorse.Peer;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** Runs a transaction on one peer and gives its result; nothing is ordered. */
final class EvaluateMethod {
    private final GatewayContext context;

    EvaluateMethod(GatewayContext context) {
        this.context = context;
    }

    CompletableFuture<EvaluateResponse> handle(EvaluateRequest request) {
        ProposalParts proposal = unpack(request);
        if (!proposal.channel().equals(context.channel().name())) {
            throw GatewayError.of(Status.Code.UNAVAILABLE, context.unknownChannel(proposal.channel()));
        }
        List<Peer> candidates = candidates(proposal, request.getTargetOrganizationsList());
        Deadline deadline = Deadline.ofCall(context.timeout(), context.timers());
        return deadline.limit(
                attempt(request.getProposedTransaction(), candidates, new ArrayList<>()), "evaluate timeout expired");
    }

    private static ProposalParts unpack(EvaluateRequest request) {
        String failed = "failed to unpack transaction proposal: ";
        if (request.getProposedTransaction().getProposalBytes().isEmpty()) {
            throw GatewayError.invalid(failed + "a signed proposal is required");
        }
        ProposalParts proposal = ProposalParts.of(request.getProposedTransaction(), failed);
        proposal.lacking().ifPresent(what -> {
            throw GatewayError.invalid(failed + what);
        });
        return proposal;
    }

    private List<Peer> candidates(ProposalParts proposal, List<String> targets) {
        boolean ownOnly = proposal.hasTransientData() && targets.isEmpty();
        List<Peer> candidates = context.peers()
                .filter(peer -> peer.offers(proposal.chaincode()))
                .filter(peer -> targets.isEmpty() || targets.contains(peer.mspId()))
                .filter(peer -> !ownOnly || context.isOwn(peer))
                .toList();
        if (candidates.isEmpty()) {
            throw GatewayError.of(
                    Status.Code.FAILED_PRECONDITION,
                    (ownOnly
                                    ? "no endorsers found in the gateway's organization; retry specifying target"
                                            + " organization(s) to protect transient data: "
                                    : "")
                            + "no peers available to evaluate chaincode " + proposal.chaincode() + " in channel "
                            + proposal.channel());
        }
        return candidates;
    }

    private CompletableFuture<EvaluateResponse> attempt(
            SignedProposal proposal, List<Peer> candidates, List<PeerError> errors) {
        Peer peer = candidates.get(0);
        return peer.evaluate(proposal).thenCompose(outcome -> {
            if (outcome instanceof EndorsementOutcome.Answered answered && answered.success()) {
                return CompletableFuture.completedFuture(EvaluateResponse.newBuilder()
                        .setResult(answered.response().getResponse())
                        .build());
            }
            PeerError error = PeerError.of(peer, context.isOwn(peer), outcome);
            errors.add(error);
            if (!error.retry()) {
                throw GatewayError.ofPeers(
                        error.status(), "evaluate call to endorser returned error: " + error.message(), errors);
            }
            if (candidates.size() == 1) {
                throw GatewayError.ofPeers(
                        error.status(), "failed to evaluate transaction, see attached details for more info", errors);
            }
            return attempt(proposal, candidates.subList(1, candidates.size()), errors);
        });
    }
}
