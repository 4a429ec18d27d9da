package io.flock.devnet.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens to the shim's log for messages that it dropped. A dropped message leaves a contract function waiting for
 * ever, so one of them spoils a run even if every scenario looks right.
 */
final class ShimLog extends Handler {
    private static final Logger SHIM = Logger.getLogger("org.hyperledger.fabric");

    private final List<String> dropped = new ArrayList<>();

    static ShimLog listen() {
        ShimLog log = new ShimLog();
        SHIM.addHandler(log);
        // Every error response of a contract would fill the console with a stack trace.
        SHIM.setUseParentHandlers(false);
        return log;
    }

    synchronized List<String> dropped() {
        return List.copyOf(dropped);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (String.valueOf(entry.getMessage()).contains("cannot handle")) {
            dropped.add(entry.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        SHIM.removeHandler(this);
        SHIM.setUseParentHandlers(true);
    }
}
