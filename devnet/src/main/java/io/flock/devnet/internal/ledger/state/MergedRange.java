package io.flock.devnet.internal.ledger.state;

import io.flock.devnet.internal.ledger.rwset.KeyOrder;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/**
 * A recorded range as it would be read now: the committed keys under the updates of the block, in key order. The end key
 * belongs to it iff the range was not exhausted.
 */
final class MergedRange implements Iterator<KeyedValue> {
    private final Iterator<KeyedValue> committed;
    private final NavigableMap<String, BlockUpdates.Update> updates;
    private final Iterator<Map.Entry<String, BlockUpdates.Update>> updated;
    private Optional<KeyedValue> nextCommitted;
    private Optional<KeyedValue> nextUpdated;
    private Optional<KeyedValue> end;

    MergedRange(Snapshot committed, BlockUpdates updates, String namespace, RangeQueryInfo range) {
        this.committed = committed.range(namespace, range.getStartKey(), range.getEndKey());
        this.updates = updates.keys(namespace);
        this.updated = part(this.updates, range.getStartKey(), range.getEndKey())
                .entrySet()
                .iterator();
        this.end = range.getItrExhausted() ? Optional.empty() : at(committed, namespace, range.getEndKey());
        this.nextCommitted = fetchCommitted();
        this.nextUpdated = fetchUpdated();
    }

    @Override
    public boolean hasNext() {
        return nextCommitted.isPresent() || nextUpdated.isPresent() || end.isPresent();
    }

    @Override
    public KeyedValue next() {
        Optional<KeyedValue> shown;
        if (nextCommitted.isPresent() && (nextUpdated.isEmpty() || committedComesFirst())) {
            shown = nextCommitted;
            nextCommitted = fetchCommitted();
        } else if (nextUpdated.isPresent()) {
            shown = nextUpdated;
            nextUpdated = fetchUpdated();
        } else {
            shown = end;
            end = Optional.empty();
        }
        return shown.orElseThrow(NoSuchElementException::new);
    }

    private boolean committedComesFirst() {
        return KeyOrder.UTF_8.compare(
                        nextCommitted.orElseThrow().key(),
                        nextUpdated.orElseThrow().key())
                < 0;
    }

    private Optional<KeyedValue> fetchCommitted() {
        while (committed.hasNext()) {
            KeyedValue entry = committed.next();
            if (!updates.containsKey(entry.key())) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private Optional<KeyedValue> fetchUpdated() {
        while (updated.hasNext()) {
            Map.Entry<String, BlockUpdates.Update> entry = updated.next();
            Optional<VersionedValue> content = entry.getValue().content();
            if (content.isPresent()) {
                return Optional.of(new KeyedValue(entry.getKey(), content.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<KeyedValue> at(Snapshot state, String namespace, String key) {
        BlockUpdates.Update update = updates.get(key);
        return (update == null ? state.get(namespace, key) : update.content())
                .map(content -> new KeyedValue(key, content));
    }

    private static NavigableMap<String, BlockUpdates.Update> part(
            NavigableMap<String, BlockUpdates.Update> updates, String start, String end) {
        if (end.isEmpty()) {
            return updates.tailMap(start, true);
        }
        return KeyOrder.UTF_8.compare(start, end) < 0
                ? updates.subMap(start, true, end, false)
                : updates.headMap("", false);
    }
}
