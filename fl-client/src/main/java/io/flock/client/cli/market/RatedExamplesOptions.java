package io.flock.client.cli.market;

import io.flock.client.bundle.DataSection;
import io.flock.client.cli.network.ConnectionOptions;
import io.flock.client.cli.option.SecretOption;
import io.flock.client.feedback.FeedbackSecrets;
import io.flock.client.feedback.FeedbackSet;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.Digest;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.sdk.envelope.AccessKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The labelled examples that go with a rating: from files, or stored before. */
final class RatedExamplesOptions {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "labelled examples, in the form of the model's bundle, to store and name in the rating;"
                    + " everybody can read them, unless --for says who; two files for images in IDX")
    private List<Path> data = List.of();

    @Option(
            names = "--for",
            paramLabel = "ACCOUNT=KEY",
            description = "seals the examples for this account; its key is from 'flock model key'; more than once")
    private Map<AccountId, AccessKey> readers = Map.of();

    @Option(names = "--examples", paramLabel = "CID", description = "labelled examples that are stored already")
    private Optional<String> examples;

    @Option(names = "--examples-digest", paramLabel = "HEX", description = "SHA-256 of the stored examples' bytes")
    private Optional<Digest> examplesDigest;

    @Mixin
    private SecretOption secret;

    RatedExamplesOptions() {}

    /**
     * Stores what is to be stored.
     *
     * @throws FlockException USAGE for options that don't go together, DATA_INVALID for files that are no examples of the
     *     version's bundle, ENVELOPE_INVALID for a key that can't be used
     */
    Optional<ContentRef> store(ConnectionOptions connection, FlockClient flock, VersionRef version) {
        if (examples.isPresent() != examplesDigest.isPresent()) {
            throw usage("--examples and --examples-digest belong together");
        }
        if (examples.isPresent() && !data.isEmpty()) {
            throw usage("--data stores examples, --examples names some that are stored already");
        }
        if (data.isEmpty() && !readers.isEmpty()) {
            throw usage("--for says who may read the examples of --data, which is missing");
        }
        if (data.isEmpty()) {
            return examples.map(cid -> new ContentRef(cid, examplesDigest.orElseThrow()));
        }
        try (IpfsClient content = connection.contentClient()) {
            DataSection schema = VersionSchema.of(flock, content, version);
            FeedbackSecrets secrets = new FeedbackSecrets(
                    secret.secret(connection, flock.account()), connection.channel(), version.listing());
            return Optional.of(content.put(FeedbackSet.seal(
                    FeedbackSet.pack(schema, data), version, new TreeMap<>(readers), flock.account(), secrets)));
        }
    }

    private static FlockException usage(String what) {
        return new FlockException(ErrorCode.USAGE, what, "see 'flock model rate --help'");
    }
}
