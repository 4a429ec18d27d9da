package io.flock.devnet.internal.ledger.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.flock.devnet.internal.ledger.rwset.Version;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.queryresult.KeyModification;

/** All revisions of one key. One thread adds, any number read; a reader skips what is newer than its height. */
final class RevisionChain {
    private volatile Revision newest;

    void add(Version version, ByteString value, String transaction, Timestamp time) {
        newest = new Revision(version, value, transaction, time, newest);
    }

    Optional<VersionedValue> at(long height) {
        Revision seen = newestBelow(height);
        return seen == null || seen.isDelete()
                ? Optional.empty()
                : Optional.of(new VersionedValue(seen.value(), seen.version()));
    }

    Iterator<KeyModification> history(long height) {
        return new History(newestBelow(height));
    }

    private Revision newestBelow(long height) {
        Revision revision = newest;
        while (revision != null && revision.version().block() >= height) {
            revision = revision.previous();
        }
        return revision;
    }

    private static final class History implements Iterator<KeyModification> {
        private Revision next;

        History(Revision newest) {
            next = newest;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public KeyModification next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Revision shown = next;
            next = shown.previous();
            return KeyModification.newBuilder()
                    .setTxId(shown.transaction())
                    .setValue(shown.value())
                    .setTimestamp(shown.time())
                    .setIsDelete(shown.isDelete())
                    .build();
        }
    }
}
