package io.flock.devnet.internal.endorse;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.flock.devnet.internal.chaincode.ChaincodeFailure;
import io.flock.devnet.internal.chaincode.InstalledChaincodes;
import io.flock.devnet.internal.chaincode.TransactionRun;
import io.flock.devnet.internal.channel.ChaincodeDefinition;
import io.flock.devnet.internal.ledger.simulation.Simulation;
import io.flock.devnet.internal.msp.SigningIdentity;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hyperledger.fabric.protos.peer.ChaincodeMessage;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One peer's endorser. */
public final class Endorser {
    private static final Logger LOG = LoggerFactory.getLogger(Endorser.class);
    private static final String SIMULATION = "error in simulation: ";

    private final EndorserOptions options;
    private final ProposalFilters filters;
    private final ProposalChecks checks;
    private final EndorsementAssembly assembly;
    private final InstalledChaincodes chaincodes;
    private final LedgerQueries queries;

    public Endorser(EndorserOptions options, SigningIdentity identity, InstalledChaincodes chaincodes) {
        this.options = options;
        this.filters = new ProposalFilters(options.access(), options.clock(), options.timeWindow());
        this.checks = new ProposalChecks(options.channel(), options.access(), options.ledger());
        this.assembly = new EndorsementAssembly(options.access().members(), identity);
        this.chaincodes = chaincodes;
        this.queries = new LedgerQueries(options.channel().name(), options.access(), options.ledger());
    }

    /** Checks, simulates, endorses. Never exceptionally; the calling thread does not wait for the chaincode. */
    public CompletableFuture<EndorsementOutcome> process(SignedProposal signed) {
        return process(signed, true);
    }

    /** Like {@link #process}, for somebody who wants the answer only: no results, no endorsement. */
    public CompletableFuture<EndorsementOutcome> evaluate(SignedProposal signed) {
        return process(signed, false);
    }

    private CompletableFuture<EndorsementOutcome> process(SignedProposal signed, boolean endorse) {
        UnpackedProposal proposal;
        try {
            proposal = UnpackedProposal.of(signed);
        } catch (MalformedProposal e) {
            return completed(new EndorsementOutcome.Refused(e.getMessage(), true));
        }
        Optional<EndorsementOutcome> failure = filters.refusal(proposal)
                .<EndorsementOutcome>map(reason -> new EndorsementOutcome.Refused(reason, false))
                .or(() -> checks.failure(proposal));
        if (failure.isPresent()) {
            return completed(failure.get());
        }
        if (proposal.chaincode().equals(LedgerQueries.NAME)) {
            return completed(assembly.answer(proposal, queries.answer(proposal)));
        }
        if (!chaincodes.has(proposal.chaincode())) {
            return completed(new EndorsementOutcome.Failed(ProposalChecks.undefined(
                    proposal,
                    "chaincode definition for '" + proposal.chaincode() + "' exists, but chaincode is not installed")));
        }
        return simulate(proposal, endorse);
    }

    private CompletableFuture<EndorsementOutcome> simulate(UnpackedProposal proposal, boolean endorse) {
        Simulation simulation =
                new Simulation(proposal.transaction(), options.ledger().snapshot(), options.queryLimit());
        TransactionRun run =
                new TransactionRun(proposal.channel(), proposal.transaction(), proposal.signed(), simulation);
        return chaincodes
                .call(run, proposal.chaincode(), proposal.input())
                .handle((message, failure) ->
                        failure == null ? finish(proposal, run, message, endorse) : failed(run, failure));
    }

    private EndorsementOutcome finish(
            UnpackedProposal proposal, TransactionRun run, ChaincodeMessage message, boolean endorse) {
        if (message.getType() == ChaincodeMessage.Type.ERROR) {
            return failed(
                    run,
                    "transaction returned with failure: " + message.getPayload().toStringUtf8());
        }
        Response response;
        try {
            response = Response.parseFrom(message.getPayload());
        } catch (InvalidProtocolBufferException e) {
            return failed(
                    run,
                    "failed to execute transaction " + run.id() + ": failed to unmarshal response: " + e.getMessage());
        }
        if (!endorse) {
            return assembly.unendorsed(run, response);
        }
        ByteString results;
        synchronized (run.simulation()) {
            results = run.simulation().results();
        }
        ChaincodeDefinition definition =
                options.channel().chaincode(proposal.chaincode()).orElseThrow();
        return assembly.answer(proposal, definition, run, response, results, message);
    }

    private static EndorsementOutcome failed(TransactionRun run, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof ChaincodeFailure)) {
            LOG.error("[{}] the simulation failed unexpectedly", run.id(), cause);
        }
        return failed(run, String.valueOf(cause.getMessage()));
    }

    private static EndorsementOutcome failed(TransactionRun run, String reason) {
        LOG.warn("[{}] {}{}", run.id(), SIMULATION, reason);
        return new EndorsementOutcome.Failed(SIMULATION + reason);
    }

    private static CompletableFuture<EndorsementOutcome> completed(EndorsementOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }
}
