package io.flock.devnet.internal.ledger.state;

import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The keys of a range that hold something at one height. */
final class PresentKeys implements Iterator<KeyedValue> {
    private final Iterator<Map.Entry<String, RevisionChain>> keys;
    private final long height;
    private Optional<KeyedValue> next = Optional.empty();

    PresentKeys(Iterator<Map.Entry<String, RevisionChain>> keys, long height) {
        this.keys = keys;
        this.height = height;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && keys.hasNext()) {
            Map.Entry<String, RevisionChain> entry = keys.next();
            next = entry.getValue().at(height).map(content -> new KeyedValue(entry.getKey(), content));
        }
        return next.isPresent();
    }

    @Override
    public KeyedValue next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        KeyedValue shown = next.orElseThrow();
        next = Optional.empty();
        return shown;
    }
}
