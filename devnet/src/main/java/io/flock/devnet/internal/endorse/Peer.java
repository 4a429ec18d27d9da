package io.flock.devnet.internal.endorse;

import io.flock.devnet.internal.chaincode.InstalledChaincodes;
import io.flock.devnet.internal.msp.Identity;
import java.util.concurrent.CompletableFuture;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** One organisation's peer, as gateways see it. */
public final class Peer {
    private final String address;
    private final Identity identity;
    private final InstalledChaincodes chaincodes;
    private final Endorser endorser;
    private volatile boolean running;

    /**
     * @param address the name by which the operator knows it, like {@code peer0.org1.example.com:7051}
     */
    public Peer(String address, Identity identity, InstalledChaincodes chaincodes, Endorser endorser) {
        this.address = address;
        this.identity = identity;
        this.chaincodes = chaincodes;
        this.endorser = endorser;
    }

    public String address() {
        return address;
    }

    public String mspId() {
        return identity.mspId();
    }

    public Identity identity() {
        return identity;
    }

    public InstalledChaincodes chaincodes() {
        return chaincodes;
    }

    /** Whether it can be asked for this chaincode. */
    public boolean offers(String chaincode) {
        return running && (chaincodes.has(chaincode) || ProposalChecks.system(chaincode));
    }

    public boolean running() {
        return running;
    }

    public void running(boolean now) {
        running = now;
    }

    public CompletableFuture<EndorsementOutcome> process(SignedProposal proposal) {
        return endorser.process(proposal);
    }

    /** The answer alone; see {@link Endorser#evaluate}. */
    public CompletableFuture<EndorsementOutcome> evaluate(SignedProposal proposal) {
        return endorser.evaluate(proposal);
    }
}
