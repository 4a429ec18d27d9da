package io.flock.chaincode.server;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the shim's log down to what an operator must see. The shim writes its settings at INFO for each connection, and a
 * whole stack trace at SEVERE for each refusal that a contract means; what goes wrong inside a contract is logged at our
 * own door. Its warnings stay: a message that it "cannot handle" is one.
 */
final class ShimLogging {
    // java.util.logging forgets the level of a logger that nobody holds
    private static final Logger SHIM = Logger.getLogger("org.hyperledger.fabric");
    private static final Logger PERFORMANCE = Logger.getLogger("org.hyperledger.Performance");
    private static final Logger TASKS = Logger.getLogger("org.hyperledger.fabric.shim.impl.ChaincodeInvocationTask");

    private ShimLogging() {}

    static void quieten() {
        for (Logger logger : List.of(SHIM, PERFORMANCE)) {
            logger.setLevel(Level.WARNING);
        }
        TASKS.setLevel(Level.OFF);
    }
}
