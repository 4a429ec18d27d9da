package io.flock.devnet;

import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, last first. What fails to close does not keep the rest open. */
final class NetworkEnd {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkEnd.class);

    private NetworkEnd() {}

    static void close(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.error("{} could not be closed", next, e);
            }
        }
    }
}
