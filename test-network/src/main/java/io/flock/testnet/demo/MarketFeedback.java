package io.flock.testnet.demo;

import io.flock.client.bundle.DataSection;
import io.flock.client.feedback.FeedbackReader;
import io.flock.client.feedback.FeedbackSecrets;
import io.flock.client.feedback.FeedbackSet;
import io.flock.client.feedback.RatedExamples;
import io.flock.client.participant.SecretFile;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.commitment.ParticipantSecret;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.identity.AccountId;
import io.flock.protocol.marketplace.Rating;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.sdk.content.IpfsClient;
import io.flock.testnet.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the consumer sends with its rating: the examples that the model got wrong, which the lister and it alone can open. */
final class MarketFeedback {
    private final AccountId sender;
    private final ParticipantSecret senderSecret;
    private final AccountId lister;
    private final ParticipantSecret listerSecret;

    private MarketFeedback(
            AccountId sender, ParticipantSecret senderSecret, AccountId lister, ParticipantSecret listerSecret) {
        this.sender = sender;
        this.senderSecret = senderSecret;
        this.lister = lister;
        this.listerSecret = listerSecret;
    }

    /** Writes the consumer's secret, once; the lister has its own from the Arena. */
    static MarketFeedback of(TestNetwork network, DemoSeed seed, Cast cast) {
        AccountId sender = cast.market().orElseThrow().consumer();
        return new MarketFeedback(
                sender,
                SecretFile.write(
                        network.home().secret(sender),
                        seed.derive("secret/" + sender).bytes()),
                cast.creator(),
                SecretFile.read(network.home().secret(cast.creator())));
    }

    /** The rows that the model got wrong; all, where it got none wrong. */
    static Path file(Path asked, List<Integer> wrong, Path folder) {
        try {
            List<String> rows = Files.readAllLines(asked);
            return Files.write(
                    folder.resolve("feedback.csv"),
                    wrong.isEmpty() ? rows : wrong.stream().map(rows::get).toList());
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, "can't write into " + folder + ": " + e, "free some space", e);
        }
    }

    /** Stores the rows, in the envelope of {@code flock model rate --data --for}. */
    ContentRef send(IpfsClient content, DataSection schema, VersionRef version, Path rows) {
        return content.put(FeedbackSet.seal(
                FeedbackSet.pack(schema, List.of(rows)),
                version,
                new TreeMap<>(Map.of(lister, secrets(listerSecret, version).accessKey())),
                sender,
                secrets(senderSecret, version)));
    }

    /** What the lister finds in the ratings, as {@code flock model feedback} does. */
    List<RatedExamples> read(IpfsClient content, DataSection schema, VersionRef version, List<Rating> ratings) {
        return new FeedbackReader(content::get, lister, secrets(listerSecret, version)).read(schema, ratings);
    }

    private static FeedbackSecrets secrets(ParticipantSecret secret, VersionRef version) {
        return new FeedbackSecrets(secret, TestNetwork.NAME, version.listing());
    }
}
