package io.flock.devnet.internal.gateway;

import io.flock.devnet.internal.endorse.EndorsementOutcome;
import io.flock.devnet.internal.endorse.EndorsementOutcome.Answered;
import io.flock.devnet.internal.endorse.Peer;
import io.grpc.Status;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;

/** Collects as many endorsements as the chaincode's policy needs. */
final class EndorseMethod {
    private static final String NO_COMBINATION =
            "no combination of peers can be derived which satisfy the endorsement policy: ";

    private final GatewayContext context;
    private final EndorsementLayouts layouts;

    EndorseMethod(GatewayContext context) {
        this.context = context;
        this.layouts = new EndorsementLayouts(context);
    }

    CompletableFuture<EndorseResponse> handle(EndorseRequest request) {
        ProposalParts proposal = unpack(request);
        Deadline deadline = Deadline.ofCall(context.timeout(), context.timers());
        CompletableFuture<EndorsementPlan> endorsed = request.getEndorsingOrganizationsCount() > 0
                ? collect(named(proposal, request), proposal, deadline)
                : fromFirst(proposal, deadline);
        return endorsed.thenApply(plan -> EndorseResponse.newBuilder()
                .setPreparedTransaction(PreparedTransactions.of(proposal, plan.responses()))
                .build());
    }

    private static ProposalParts unpack(EndorseRequest request) {
        if (request.getProposedTransaction().getProposalBytes().isEmpty()) {
            throw GatewayError.invalid("the proposed transaction must contain a signed proposal");
        }
        return ProposalParts.of(request.getProposedTransaction(), "");
    }

    /** One peer of each organisation that the client named, whatever the policy says. */
    private EndorsementPlan named(ProposalParts proposal, EndorseRequest request) {
        Set<String> wanted = new LinkedHashSet<>(request.getEndorsingOrganizationsList());
        Set<String> missing = new LinkedHashSet<>(wanted);
        context.peers()
                .filter(peer -> isHere(proposal) && peer.offers(proposal.chaincode()))
                .forEach(peer -> missing.remove(peer.mspId()));
        if (!missing.isEmpty()) {
            throw GatewayError.of(
                    Status.Code.UNAVAILABLE,
                    "failed to find any endorsing peers for org(s): " + String.join(", ", missing));
        }
        return new EndorsementPlan(proposal.transaction(), List.of(wanted));
    }

    private CompletableFuture<EndorsementPlan> fromFirst(ProposalParts proposal, Deadline deadline) {
        Peer first = first(proposal);
        return deadline.limit(
                        first.process(proposal.signed()),
                        "endorsement timeout expired while collecting first endorsement")
                .thenCompose(outcome -> {
                    if (outcome instanceof Answered answered && answered.success()) {
                        EndorsementPlan plan = new EndorsementPlan(
                                proposal.transaction(), possible(proposal, answered.chaincodes(), first.mspId()));
                        plan.endorsed(first, answered);
                        return collect(plan, proposal, deadline);
                    }
                    throw GatewayError.ofPeers(
                            Status.Code.ABORTED,
                            "failed to endorse transaction, see attached details for more info",
                            List.of(PeerError.of(first, context.isOwn(first), outcome)));
                });
    }

    private Peer first(ProposalParts proposal) {
        if (isHere(proposal) && context.own().offers(proposal.chaincode())) {
            return context.own();
        }
        if (proposal.hasTransientData()) {
            throw GatewayError.of(
                    Status.Code.FAILED_PRECONDITION,
                    "no endorsers found in the gateway's organization; retry specifying endorsing organization(s) to"
                            + " protect transient data");
        }
        Set<String> layout = possible(
                        proposal, Set.of(proposal.chaincode()), context.own().mspId())
                .get(0);
        return byOrganisation().entrySet().stream()
                .filter(each -> layout.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private List<Set<String>> possible(ProposalParts proposal, Set<String> chaincodes, String preferred) {
        if (!isHere(proposal)
                || context.channel().chaincode(proposal.chaincode()).isEmpty()) {
            throw GatewayError.of(
                    Status.Code.FAILED_PRECONDITION,
                    NO_COMBINATION + "No metadata was found for chaincode " + proposal.chaincode() + " in channel "
                            + proposal.channel());
        }
        List<Set<String>> found = layouts.find(chaincodes, preferred);
        if (found.isEmpty()) {
            throw GatewayError.of(
                    Status.Code.FAILED_PRECONDITION,
                    NO_COMBINATION
                            + (layouts.couldBe(chaincodes)
                                    ? "required chaincodes are not installed on sufficient peers"
                                    : "no peer combination can satisfy the endorsement policy"));
        }
        return found;
    }

    private CompletableFuture<EndorsementPlan> collect(
            EndorsementPlan plan, ProposalParts proposal, Deadline deadline) {
        Optional<Set<String>> missing = plan.missing();
        if (missing.isEmpty()) {
            throw GatewayError.ofPeers(
                    Status.Code.ABORTED,
                    "failed to collect enough transaction endorsements, see attached details for more info",
                    plan.errors());
        }
        if (missing.get().isEmpty()) {
            return CompletableFuture.completedFuture(plan);
        }
        return deadline.limit(ask(missing.get(), proposal), "endorsement timeout expired while collecting endorsements")
                .thenCompose(outcomes -> {
                    outcomes.forEach((peer, outcome) -> record(plan, peer, outcome));
                    return collect(plan, proposal, deadline);
                });
    }

    private void record(EndorsementPlan plan, Peer peer, EndorsementOutcome outcome) {
        if (outcome instanceof Answered answered && answered.success()) {
            plan.endorsed(peer, answered);
        } else {
            plan.failed(PeerError.of(peer, context.isOwn(peer), outcome));
        }
    }

    /** All at the same time. */
    private CompletableFuture<Map<Peer, EndorsementOutcome>> ask(Set<String> organisations, ProposalParts proposal) {
        Map<Peer, CompletableFuture<EndorsementOutcome>> asked = new LinkedHashMap<>();
        context.peers()
                .filter(peer -> organisations.contains(peer.mspId()))
                .forEach(peer -> asked.put(peer, process(peer, proposal)));
        return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> {
                    Map<Peer, EndorsementOutcome> outcomes = new LinkedHashMap<>();
                    asked.forEach((peer, outcome) -> outcomes.put(peer, outcome.join()));
                    return outcomes;
                });
    }

    private CompletableFuture<EndorsementOutcome> process(Peer peer, ProposalParts proposal) {
        return CompletableFuture.completedFuture(proposal.signed()).thenComposeAsync(peer::process, context.workers());
    }

    private boolean isHere(ProposalParts proposal) {
        return proposal.channel().equals(context.channel().name());
    }

    private Map<String, Peer> byOrganisation() {
        return context.peers()
                .collect(Collectors.toMap(Peer::mspId, peer -> peer, (one, other) -> one, LinkedHashMap::new));
    }
}
