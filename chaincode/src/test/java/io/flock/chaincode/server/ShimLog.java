package io.flock.chaincode.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the shim logs while it is attached. */
final class ShimLog extends Handler {
    private final Logger logger = Logger.getLogger("org.hyperledger.fabric");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    void attach() {
        logger.addHandler(this);
    }

    void detach() {
        logger.removeHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getLoggerName() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
