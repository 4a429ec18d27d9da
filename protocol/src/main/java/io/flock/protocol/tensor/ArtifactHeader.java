package io.flock.protocol.tensor;

import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.identity.TaskId;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a model file says about itself in its header's metadata, so that a file can't stand in for another round's,
 * task's or account's.
 *
 * @param account who made the update; empty in an aggregate, whose bytes must be the same whoever computes it
 * @param task the task that it belongs to
 * @param round the round, from 0
 * @param bundle SHA-256 of the task's bundle
 * @param parent tensor digest of the global model that the update started from
 */
public record ArtifactHeader(Optional<AccountId> account, TaskId task, int round, Digest bundle, Digest parent) {
    private static final String FORMAT = "flock-model/1";

    /** Refuses a negative round ({@code MODEL_INVALID}). */
    public ArtifactHeader {
        if (round < 0) {
            throw invalid("round " + round + " is negative");
        }
    }

    /** The header of one account's update. */
    public static ArtifactHeader update(AccountId account, TaskId task, int round, Digest bundle, Digest parent) {
        return new ArtifactHeader(Optional.of(account), task, round, bundle, parent);
    }

    /** The header of a round's aggregate. */
    public static ArtifactHeader aggregate(TaskId task, int round, Digest bundle, Digest parent) {
        return new ArtifactHeader(Optional.empty(), task, round, bundle, parent);
    }

    /** As metadata of a safetensors file. */
    public SortedMap<String, String> toMetadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        account.ifPresent(id -> metadata.put("account", id.toString()));
        metadata.put("bundle", bundle.toString());
        metadata.put("format", FORMAT);
        metadata.put("parent", parent.toString());
        metadata.put("round", Integer.toString(round));
        metadata.put("task", task.toString());
        return metadata;
    }

    /**
     * Reads what {@link #toMetadata} wrote.
     *
     * @throws FlockException {@code MODEL_INVALID}: an entry is missing, malformed, or not one of this header's
     */
    public static ArtifactHeader fromMetadata(Map<String, String> metadata) {
        if (!FORMAT.equals(metadata.get("format"))) {
            throw invalid("metadata 'format' is not " + FORMAT);
        }
        ArtifactHeader header = new ArtifactHeader(
                Optional.ofNullable(metadata.get("account")).map(text -> parse("account", text, AccountId::parse)),
                required(metadata, "task", TaskId::parse),
                required(metadata, "round", Integer::parseInt),
                required(metadata, "bundle", Digest::parse),
                required(metadata, "parent", Digest::parse));
        if (!header.toMetadata().equals(metadata)) {
            throw invalid("metadata has an entry that is unknown or not in its canonical form");
        }
        return header;
    }

    private static <T> T required(Map<String, String> metadata, String key, Function<String, T> parser) {
        String text = metadata.get(key);
        if (text == null) {
            throw invalid("metadata '" + key + "' is missing");
        }
        return parse(key, text, parser);
    }

    private static <T> T parse(String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (FlockException | IllegalArgumentException e) {
            throw invalid("metadata '" + key + "' can't be read: " + e.getMessage());
        }
    }

    private static FlockException invalid(String what) {
        return new FlockException(
                ErrorCode.MODEL_INVALID, what, "write model files with this release's ArtifactHeader");
    }
}
