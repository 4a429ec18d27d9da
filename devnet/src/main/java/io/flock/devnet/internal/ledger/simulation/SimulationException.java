package io.flock.devnet.internal.ledger.simulation;

/** The chaincode asked for something that its transaction may not do; the message is the reason as Fabric words it. */
public final class SimulationException extends Exception {
    private static final long serialVersionUID = 1L;

    SimulationException(String reason) {
        super(reason);
    }
}
