package io.flock.devnet.internal.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told of commits. One that throws must not keep the block from the others. */
final class CommitListeners implements CommitListener {
    private static final Logger LOG = LoggerFactory.getLogger(CommitListeners.class);

    private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

    void add(CommitListener listener) {
        listeners.add(listener);
    }

    void remove(CommitListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void committed(CommittedBlock block) {
        for (CommitListener listener : listeners) {
            try {
                listener.committed(block);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on block {}", block.number(), e);
            }
        }
    }
}
