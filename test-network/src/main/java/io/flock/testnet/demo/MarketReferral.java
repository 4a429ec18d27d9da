package io.flock.testnet.demo;

import io.flock.client.arena.ArenaSecrets;
import io.flock.client.arena.DataSetFile;
import io.flock.client.arena.TaskContent;
import io.flock.client.bundle.Bundle;
import io.flock.client.data.ExamplesWriter;
import io.flock.client.feedback.DistinctFeedback;
import io.flock.client.feedback.FeedbackInTask;
import io.flock.client.feedback.RatedExamples;
import io.flock.client.participant.SecretFile;
import io.flock.protocol.arena.ArenaTask;
import io.flock.protocol.error.ErrorCode;
import io.flock.protocol.error.FlockException;
import io.flock.protocol.marketplace.ReferredSet;
import io.flock.protocol.marketplace.VersionRef;
import io.flock.protocol.marketplace.request.ReferModel;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.testnet.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lister's answer to a bad rating, step by step as {@code flock model feedback}, {@code flock arena create} and
 * {@code flock model refer} give it: a task that measures on what the lister opened of the ratings' examples.
 *
 * @param examples how many these are
 * @param ratings of how many ratings the task's set holds all examples, as the referral says
 */
record MarketReferral(int examples, int ratings) {
    /**
     * Creates the task and refers the version to it.
     *
     * @param last the final set, of the lister's own
     */
    static MarketReferral make(
            TestNetwork network,
            Cast cast,
            Bundle bundle,
            FlockClient lister,
            IpfsClient content,
            VersionRef version,
            List<RatedExamples> rated,
            Path last) {
        DistinctFeedback opened = DistinctFeedback.of(rated);
        Path evaluation = written(bundle, opened, last.resolveSibling("evaluation.csv"));
        MarketCast market = cast.market().orElseThrow();
        ArenaSecrets secrets = new ArenaSecrets(
                SecretFile.read(network.home().secret(cast.creator())), TestNetwork.NAME, market.next());
        TaskContent sets = new TaskContent(
                bundle,
                DataSetFile.pack(bundle.data(), List.of(evaluation)),
                DataSetFile.pack(bundle.data(), List.of(last)),
                secrets);
        sets.publish(content);
        ArenaTask task = ArenaTask.builder(market.next(), sets.bundle(), sets.validationSet(), sets.finalSet())
                .name("Handwritten digits: who reads what the listed model got wrong?")
                .creatorStake(cast.creatorStake())
                .rewardPool(MarketCast.NEXT_POOL)
                .build();
        lister.arena().createTask(task).run();
        Optional<ReferredSet> set = FeedbackInTask.find(content, task, secrets, bundle.data(), rated)
                .map(FeedbackInTask::set);
        lister.marketplace().refer(new ReferModel(version, market.next(), set)).run();
        return new MarketReferral(
                opened.size(), set.map(ReferredSet::feedback).map(List::size).orElse(0));
    }

    /** Anew, since a demo may be played again in its folder. */
    private static Path written(Bundle bundle, DistinctFeedback opened, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new FlockException(
                    ErrorCode.STATE_FOLDER_UNUSABLE, "can't write " + file + ": " + e, "choose another folder", e);
        }
        ExamplesWriter.write(
                bundle.data(),
                opened.examples()
                        .orElseThrow(() -> new FlockException(
                                ErrorCode.DATA_INVALID, "the lister could open none of the examples that it was sent")),
                file);
        return file;
    }
}
