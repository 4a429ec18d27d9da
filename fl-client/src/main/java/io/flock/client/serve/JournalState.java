package io.flock.client.serve;

import io.flock.protocol.identity.ChannelId;
import io.flock.protocol.marketplace.SignedAnchor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a journal's records come to: the channels, with the chains that are still paid with. */
final class JournalState {
    private final String ledgerChannel;
    private final Map<String, ChannelState> channels = new ConcurrentHashMap<>();
    /** By their places among all that the journal has had. */
    private final Map<Integer, ChainState> chains = new ConcurrentHashMap<>();

    private int announced;

    JournalState(String ledgerChannel) {
        this.ledgerChannel = ledgerChannel;
    }

    /** Takes the next record of a journal that is read. */
    void replay(JournalRecord record) {
        if (record instanceof JournalRecord.Payment payment) {
            // Of a chain that is kept no longer nothing was taken: its payments stand before the chain that took its
            // place.
            Optional.ofNullable(chains.get(payment.chain()))
                    .ifPresent(
                            chain -> chain.mark(payment.index(), payment.word().bytes(), payment.rows()));
        } else if (record instanceof JournalRecord.Chain chain) {
            begin(state(chain.signed().anchor().channel()), nextNumber(), chain.signed());
        } else if (record instanceof JournalRecord.Final last) {
            state(last.account().channel()).end(last.account());
        } else if (record instanceof JournalRecord.Search search) {
            state(search.voucher().channel()).replay(search);
        } else if (record instanceof JournalRecord.Earlier earlier) {
            state(earlier.voucher().anchor().channel()).replay(earlier);
        } else if (record instanceof JournalRecord.Gone gone) {
            announced += gone.chains();
        } else if (record instanceof JournalRecord.Closed closed) {
            close(state(closed.channel()));
        }
    }

    /** The place of a chain that is written next; for one thread at a time. */
    int nextNumber() {
        return announced++;
    }

    /** Begins a chain, for whoever holds its channel's lock. */
    void begin(ChannelState state, int number, SignedAnchor signed) {
        if (state.isClosed()) {
            return;
        }
        ChainState next = new ChainState(number, signed, ledgerChannel);
        chains.put(number, next);
        state.begin(next).ifPresent(gone -> chains.remove(gone.number()));
    }

    /** Forgets all but the final account of a channel that is closed on the ledger, for whoever holds its lock. */
    void close(ChannelState state) {
        state.chains().forEach(chain -> chains.remove(chain.number()));
        state.close();
    }

    Optional<ChannelState> find(String channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    ChannelState state(ChannelId id) {
        return channels.computeIfAbsent(id.toString(), name -> new ChannelState(id));
    }

    Collection<ChannelState> all() {
        return channels.values();
    }

    int size() {
        return channels.size();
    }

    /** As few records as come to the same; for a state that nobody changes meanwhile. */
    List<JournalRecord> records() {
        List<JournalRecord> all = new ArrayList<>();
        channels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> all.addAll(entry.getValue().records()));
        int next = 0;
        for (ChainState chain : chains.values().stream()
                .sorted(Comparator.comparing(ChainState::number))
                .toList()) {
            gone(chain.number() - next, all);
            all.add(new JournalRecord.Chain(chain.signed()));
            all.addAll(chain.payments());
            next = chain.number() + 1;
        }
        gone(announced - next, all);
        return all;
    }

    private static void gone(int count, List<JournalRecord> into) {
        if (count > 0) {
            into.add(new JournalRecord.Gone(count));
        }
    }
}
