package io.flock.testnet.scenario;

import io.flock.client.bundle.Bundle;
import io.flock.protocol.alliance.ContentRef;
import io.flock.protocol.alliance.ModelRef;
import io.flock.protocol.alliance.PhaseLengths;
import io.flock.protocol.alliance.TaskDefinition;
import io.flock.protocol.identity.ListingId;
import io.flock.protocol.identity.TaskId;
import io.flock.protocol.identity.TaskName;
import io.flock.protocol.marketplace.ModelCard;
import io.flock.protocol.marketplace.request.ListModel;
import io.flock.protocol.money.Amount;
import io.flock.protocol.money.Millionths;
import io.flock.protocol.tensor.Initialisation;
import io.flock.protocol.tensor.ModelWeights;
import io.flock.protocol.tensor.SafetensorsWriter;
import io.flock.sdk.FlockClient;
import io.flock.sdk.content.IpfsClient;
import io.flock.testnet.audit.Player;
import io.flock.testnet.audit.TaskPlay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A model that nobody trained, as the result of a task that was played for it, listed and there for all. */
public record MadeModel(ListingId listing, ModelRef ref) {
    static final Amount PRICE = Amount.parse("0.001");

    /**
     * Makes it; the first of the participants lists it.
     *
     * @param phaseSeconds the least that the network allows; phases end when all have acted
     */
    public static MadeModel listed(String name, List<FlockClient> participants, IpfsClient content, int phaseSeconds) {
        FlockClient lister = participants.get(0);
        Bundle bundle = bundle();
        ModelWeights weights = Initialisation.fromSeed(
                Player.model(name).tensorDigest(), bundle.shape().layout());
        ContentRef file = content.put(SafetensorsWriter.write(weights, new TreeMap<>()));
        ModelRef model = new ModelRef(file.cid(), file.digest(), weights.tensorDigest());
        TaskDefinition definition = TaskDefinition.builder(TaskId.parse(name), content.put(bundle.canonicalBytes()))
                .rounds(1)
                .participants(participants.size(), participants.size())
                .rewardPool(Amount.ofFlock(10))
                .minStake(Amount.ofFlock(100))
                .phases(PhaseLengths.all(phaseSeconds))
                .build();
        TaskPlay play = new TaskPlay(lister, definition, participants);
        play.aggregating(voter -> model);
        while (!play.view().phase().phase().isTerminal()) {
            play.act(account -> true);
            play.advance();
        }
        ListingId listing = ListingId.parse(name);
        lister.marketplace()
                .list(new ListModel(
                        listing,
                        name,
                        TaskName.alliance(definition.taskId()),
                        model,
                        new ModelCard("none", "digits", Optional.empty(), Optional.empty(), "made up", "CC0"),
                        PRICE,
                        Millionths.of(300_000)))
                .run();
        return new MadeModel(listing, model);
    }

    private static Bundle bundle() {
        try (InputStream in = MadeModel.class.getResourceAsStream("/io/flock/testnet/scenario/bundle.json")) {
            return Bundle.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
