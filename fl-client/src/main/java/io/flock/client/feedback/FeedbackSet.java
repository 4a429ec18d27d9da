package io.flock.client.feedback;

import io.flock.client.arena.DataSetFile;
import io.flock.client.bundle.DataSection;
import io.flock.client.data.Examples;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.sdk.envelope.AccessKey;
import io.flock.sdk.envelope.Envelope;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The bytes of labelled examples as they are stored: a {@link DataSetFile}, by itself or in an envelope. */
public final class FeedbackSet {
    /** The most that is fetched. */
    public static final int MAX_BYTES = 64 << 20;

    /**
     * The most values of one rating's examples together: of each example its features, or the outputs of a model where
     * these are more, for both are in memory when a model is measured.
     */
    public static final int MOST_VALUES = 1 << 23;

    private FeedbackSet() {}

    /**
     * Packs the files of a rating's examples.
     *
     * @throws io.flock.protocol.error.FlockException DATA_INVALID, also above {@link #MOST_VALUES}
     */
    public static byte[] pack(DataSection schema, List<Path> files) {
        return DataSetFile.pack(schema, files, mostFeatures(schema, MOST_VALUES));
    }

    /** The features of as many examples as have at most so many values together. */
    static int mostFeatures(DataSection schema, int mostValues) {
        int width = schema.shape().size();
        return mostValues / Math.max(width, schema.classes().size()) * width;
    }

    /**
     * Seals a packed set for its readers and its sender; without readers it stays as it is, for everybody.
     *
     * @throws io.flock.protocol.error.FlockException ENVELOPE_INVALID: a reader's key can't be used
     */
    public static byte[] seal(
            byte[] packed,
            VersionRef version,
            SortedMap<AccountId, AccessKey> readers,
            AccountId sender,
            FeedbackSecrets secrets) {
        if (readers.isEmpty()) {
            return packed;
        }
        SortedMap<AccountId, AccessKey> all = new TreeMap<>(readers);
        all.put(sender, secrets.accessKey());
        return Envelope.seal(secrets.contentKey(version.version(), packed), all, purpose(version), packed);
    }

    /**
     * Reads stored bytes as one of their readers.
     *
     * @param mostValues the most features, of all examples together
     * @throws io.flock.protocol.error.FlockException ENVELOPE_INVALID: sealed for others; DATA_INVALID
     */
    public static Examples read(
            DataSection schema,
            byte[] stored,
            VersionRef version,
            AccountId reader,
            FeedbackSecrets secrets,
            int mostValues) {
        byte[] packed = DataSetFile.isSet(stored)
                ? stored
                : Envelope.open(stored, reader, secrets.accessKeys(), purpose(version));
        return DataSetFile.read(schema, packed, mostValues);
    }

    /** Examples for one version don't open as another's. */
    private static String purpose(VersionRef version) {
        return "flock/feedback/v1 " + version.listing() + " " + version.version();
    }
}
