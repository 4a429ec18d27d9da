package io.flock.devnet.internal.ledger.simulation;

import io.flock.devnet.internal.ledger.state.KeyedValue;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A range that notes in the read set what passes through it. Asking for more than there is notes the end. */
final class RecordedRange implements Iterator<KeyedValue> {
    private final Iterator<KeyedValue> source;
    private final RangeRecord record;

    RecordedRange(Iterator<KeyedValue> source, RangeRecord record) {
        this.source = source;
        this.record = record;
    }

    @Override
    public boolean hasNext() {
        if (source.hasNext()) {
            return true;
        }
        record.exhaust();
        return false;
    }

    @Override
    public KeyedValue next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        KeyedValue entry = source.next();
        record.add(entry.key(), entry.version());
        return entry;
    }

    /** The entry behind the last one, for a bookmark: the transaction does not come to depend on it. */
    Optional<KeyedValue> peekUnrecorded() {
        return source.hasNext() ? Optional.of(source.next()) : Optional.empty();
    }
}
