package io.flock.client.serve;

import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.PaymentChannel;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a journal about as long as what it stands for: it is written anew without the payments that later ones include,
 * without chains that nobody can pay with, and with no more of a closed channel than that it is closed. So a host's start
 * takes as long as it has channels, not as it has answered requests (attack 35: chains that are announced for nothing).
 */
final class Compaction {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    /** As many channels that pay nothing now the ledger is asked for each time: they may be closed. */
    private static final int ASKED = 1_000;

    private final String ledgerChannel;
    private final JournalState channels;
    private final VoucherJournal journal;
    private final Lookups ledger;
    /** The last channel that the ledger was asked for. */
    private String asked = "";

    /** Of a journal that was just read: these are the channels that it holds. */
    Compaction(String ledgerChannel, JournalState channels, VoucherJournal journal, Lookups ledger) {
        this.ledgerChannel = ledgerChannel;
        this.channels = channels;
        this.journal = journal;
        this.ledger = ledger;
        if (journal.size() > VoucherJournal.MOST_DEAD) {
            begin(channels.records());
        }
    }

    private void begin(List<JournalRecord> state) {
        JournalCodec codec = new JournalCodec();
        journal.live(state.stream()
                .mapToLong(record -> codec.write(record).remaining())
                .sum());
        if (journal.isMostlyDead()) {
            rewrite(journal.size(), state);
        }
    }

    /** Writes the journal anew where most of it stands for nothing; payments are taken meanwhile. */
    void run() {
        if (!journal.isMostlyDead()) {
            return;
        }
        ask();
        // From the file, not from the channels: what these have and the file has not yet must not be written twice.
        JournalState standing = new JournalState(ledgerChannel);
        long upTo = journal.read(standing::replay);
        channels.all().forEach(live -> standing.find(live.id().toString())
                .ifPresent(state -> takeOver(live, state, standing)));
        rewrite(upTo, standing.records());
    }

    /** What only the ledger could tell. */
    private void takeOver(ChannelState live, ChannelState state, JournalState standing) {
        synchronized (live) {
            if (live.isClosed()) {
                channels.close(live);
                standing.close(state);
            } else {
                state.settled(live.settled());
            }
        }
    }

    private void ask() {
        TreeMap<String, ChannelState> open = new TreeMap<>();
        channels.all().stream()
                .filter(Compaction::isIdle)
                .forEach(state -> open.put(state.id().toString(), state));
        if (open.higherKey(asked) == null) {
            asked = "";
        }
        try {
            open.tailMap(asked, false).values().stream().limit(ASKED).forEach(this::ask);
        } catch (FlockException e) {
            // Whoever does not answer for one would let the host wait for each of the others.
            LOG.warn("whether channels are closed is asked another time: {}", e.getMessage());
        }
    }

    /** Those that have paid are asked for in each settling. */
    private static boolean isIdle(ChannelState state) {
        synchronized (state) {
            return !state.isClosed() && !state.isUnsettled();
        }
    }

    private void ask(ChannelState state) {
        asked = state.id().toString();
        PaymentChannel now = ledger.ask(state.id());
        synchronized (state) {
            state.seen(now);
        }
    }

    private void rewrite(long upTo, List<JournalRecord> state) {
        long before = journal.size();
        try {
            journal.rewrite(upTo, state);
            LOG.info("the journal of payments was written anew: {} bytes instead of {}", journal.size(), before);
        } catch (FlockException e) {
            LOG.warn("the journal of payments could not be written anew, and stays as it is: {}", e.getMessage());
        }
    }
}
