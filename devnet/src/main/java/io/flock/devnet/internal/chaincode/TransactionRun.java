package io.flock.devnet.internal.chaincode;

import io.flock.devnet.internal.ledger.simulation.Simulation;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/** One transaction on one peer: what all chaincodes that take part in it share. */
public final class TransactionRun {
    private final String channel;
    private final String id;
    private final SignedProposal proposal;
    private final Simulation simulation;
    private final Set<String> chaincodes = Collections.synchronizedSet(new TreeSet<>());

    public TransactionRun(String channel, String id, SignedProposal proposal, Simulation simulation) {
        this.channel = channel;
        this.id = id;
        this.proposal = proposal;
        this.simulation = simulation;
    }

    public String channel() {
        return channel;
    }

    public String id() {
        return id;
    }

    SignedProposal proposal() {
        return proposal;
    }

    /** Not safe for several threads: who uses it holds its monitor. */
    public Simulation simulation() {
        return simulation;
    }

    void involve(String chaincode) {
        chaincodes.add(chaincode);
    }

    /** The chaincodes that were called, directly or by another one. */
    public Set<String> chaincodes() {
        synchronized (chaincodes) {
            return Set.copyOf(chaincodes);
        }
    }
}
